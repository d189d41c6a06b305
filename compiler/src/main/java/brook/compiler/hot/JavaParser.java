package brook.compiler.hot;

import java.io.IOException;
import java.util.Optional;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.IClass;
import org.codehaus.janino.Java.AmbiguousName;
import org.codehaus.janino.Java.Atom;
import org.codehaus.janino.Java.MethodInvocation;
import org.codehaus.janino.Java.SimpleType;
import org.codehaus.janino.Parser;
import org.codehaus.janino.TokenType;

/**
 * Janino's parser with shorter ways for what generated source is made of: sums, and calls of {@code Math}.
 *
 * <p>Behind most sums stands a sign that ends the expression, so that nobody has to look for comparisons, shifts and conditions on seven
 * levels. And {@code Math} is the class: it needs not be looked for among locals, fields, nested classes and packages for each call.
 */
final class JavaParser extends Parser {

    private static final String MATH = "Math";

    private final Optional<IClass> math;

    /** A sum that was read by the shorter way and then turned out to be an operand. */
    private Optional<Atom> operand = Optional.empty();

    /** For a text in which {@code Math} means {@code math} if that is given. */
    JavaParser(JavaScanner scanner, Optional<IClass> math) {
        super(scanner, new JavaTokens(scanner));
        this.math = math;
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

    @Override
    public Atom parsePrimary() throws CompileException, IOException {
        return math.isPresent() && peek(TokenType.IDENTIFIER) && peek().value.equals(MATH) && peekNextButOne(".")
                ? ofMath(math.get())
                : super.parsePrimary();
    }

    private Atom ofMath(IClass type) throws CompileException, IOException {
        read();
        read(".");
        String member = read(TokenType.IDENTIFIER);
        return peek("(")
                ? new MethodInvocation(location(), new SimpleType(location(), type), member, parseArguments())
                : new AmbiguousName(location(), new String[] {MATH, member});
    }
}
