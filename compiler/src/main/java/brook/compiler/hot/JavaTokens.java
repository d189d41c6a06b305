package brook.compiler.hot;

import java.io.IOException;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.TokenStreamImpl;

/**
 * The tokens of a {@link JavaScanner} for Janino's parser, which asks for each of them whether it is one of forty others.
 *
 * <p>Words of the language and operators are the same objects when they are equal, and nothing else is equal to them.
 */
@SuppressWarnings({"ReferenceEquality", "StringEquality"})
final class JavaTokens extends TokenStreamImpl {

    JavaTokens(JavaScanner scanner) {
        super(scanner);
    }

    @Override
    public boolean peek(String suspected) throws CompileException, IOException {
        return peek().value == suspected;
    }

    @Override
    public int peek(String... suspected) throws CompileException, IOException {
        String value = peek().value;
        for (int i = 0; i < suspected.length; i++) {
            if (suspected[i] == value) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean peekNextButOne(String suspected) throws CompileException, IOException {
        return peekNextButOne().value == suspected;
    }

    @Override
    public boolean peekRead(String suspected) throws CompileException, IOException {
        boolean found = peek(suspected);
        if (found) {
            read();
        }
        return found;
    }

    @Override
    public int peekRead(String... suspected) throws CompileException, IOException {
        int found = peek(suspected);
        if (found >= 0) {
            read();
        }
        return found;
    }
}
