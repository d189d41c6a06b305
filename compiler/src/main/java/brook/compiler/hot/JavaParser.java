package brook.compiler.hot;

import java.io.IOException;
import java.util.Optional;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.Java.Atom;
import org.codehaus.janino.Parser;

/**
 * Janino's parser with a shorter way through expressions: behind most sums stands a sign that ends the expression, so that
 * nobody has to look for comparisons, shifts and conditions on seven levels.
 */
final class JavaParser extends Parser {

    /** A sum that was read by the shorter way and then turned out to be an operand. */
    private Optional<Atom> operand = Optional.empty();

    JavaParser(JavaScanner scanner) {
        super(scanner, new JavaTokens(scanner));
    }

    @Override
    public Atom parseConditionalOrExpression() throws CompileException, IOException {
        Atom sum = super.parseAdditiveExpression();
        if (peek(")", ",", ";", "]", "=") >= 0) {
            return sum;
        }
        operand = Optional.of(sum);
        return super.parseConditionalOrExpression();
    }

    /** The first thing that the way over all levels comes to. */
    @Override
    public Atom parseAdditiveExpression() throws CompileException, IOException {
        if (operand.isEmpty()) {
            return super.parseAdditiveExpression();
        }
        Atom sum = operand.get();
        operand = Optional.empty();
        return sum;
    }
}
