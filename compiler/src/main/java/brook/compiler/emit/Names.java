package brook.compiler.emit;

import com.palantir.javapoet.NameAllocator;
import java.util.Locale;

/** Allocates identifiers: legal, unique, as near to the user's name as Java allows; user text is never pasted. */
final class Names {

    private final NameAllocator allocator;

    private Names(NameAllocator allocator) {
        this.allocator = allocator;
    }

    static Names empty() {
        return new Names(new NameAllocator());
    }

    /** What is taken here is taken there too, but not the other way round. */
    Names inner() {
        return new Names(allocator.clone());
    }

    Names reserve(String... taken) {
        for (String name : taken) {
            fresh(name);
        }
        return this;
    }

    /** A new identifier like the hint: primes become {@code _1, _2}, what is no letter or digit becomes an underscore. */
    String fresh(String hint) {
        return allocator.newName(identifier(hint));
    }

    /** A new name for a constant: {@code THETA_1}. */
    String constant(String hint) {
        return allocator.newName(identifier(hint).toUpperCase(Locale.ROOT));
    }

    private static String identifier(String hint) {
        int primes = 0;
        int end = hint.length();
        while (end > 0 && hint.charAt(end - 1) == '\'') {
            end--;
            primes++;
        }
        StringBuilder name = new StringBuilder();
        hint.substring(0, end).codePoints().limit(40).forEach(c -> name.appendCodePoint(plain(c) ? c : '_'));
        if (primes > 0) {
            name.append('_').append(primes);
        }
        String text = name.toString();
        return text.isEmpty() || Character.isDigit(text.charAt(0)) ? "u" + text : text;
    }

    private static boolean plain(int c) {
        return c < 0x80 && Character.isLetterOrDigit(c) || c == '_' || c >= 0x80 && Character.isLetterOrDigit(c);
    }
}
