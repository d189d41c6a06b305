package brook.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the library classes that generated code calls; they are named through JavaPoet, so that a model may have their name. And on the way,
 * some words and the number of constants.
 */
final class LibraryNames {

    private final Set<String> plain;
    private final Set<String> wanted;
    private final int longestWanted;
    private final Set<String> found = new HashSet<>();
    private int constants;
    private int named;

    private String text = "";
    private int done;

    /** What is plain stays as it is; what is wanted is looked for on the way. */
    LibraryNames(Set<String> plain, Set<String> wanted) {
        this.plain = plain;
        this.wanted = wanted;
        this.longestWanted = wanted.stream().mapToInt(String::length).max().orElse(0);
    }

    /** Those of the wanted words that were found. */
    Set<String> found() {
        return found;
    }

    /** An estimate, from above, of the places in the constants of a class that all this takes. */
    int constants() {
        return constants;
    }

    /** How many names JavaPoet has to write. */
    int named() {
        return named;
    }

    /** Adds a run of lines and empties it. Text in quotes and in comments is the user's; no regular expression, as this looks at each character of all code. */
    void add(StringBuilder run, CodeBlock.Builder code) {
        text = run.toString();
        done = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isPart(c)) {
                i = afterWord(i, code);
            } else if (c == '"') {
                i = afterQuotes(i);
                constants += 4;
            } else if (c == '/' && text.startsWith("//", i)) {
                i = afterLine(i);
            } else {
                constants += c == '=' ? 1 : 0;
                i++;
            }
        }
        code.add("$L", text.substring(done));
        run.setLength(0);
    }

    private int afterQuotes(int start) {
        int i = start + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private int afterLine(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }

    private int afterWord(int start, CodeBlock.Builder code) {
        int end = start + 1;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        char first = text.charAt(start);
        if (first <= '9' && first != '$') {
            constants += start > 0 && text.charAt(start - 1) == '.' ? 0 : 2;
            return end;
        }
        if (end - start <= longestWanted) {
            String word = text.substring(start, end);
            if (wanted.contains(word)) {
                found.add(word);
            }
        }
        if (first <= 'Z' && end < text.length() && text.charAt(end) == '.') {
            name(start, end, code);
        }
        return end;
    }

    private void name(int start, int end, CodeBlock.Builder code) {
        String word = text.substring(start, end);
        Optional<ClassName> library = plain.contains(word) ? Optional.empty() : library(word);
        if (library.isPresent()) {
            code.add("$L$T.", text.substring(done, start), library.get());
            done = end + 1;
            named++;
        }
    }

    private static Optional<ClassName> library(String name) {
        return switch (name) {
            case "Math", "Double" -> Optional.of(ClassName.get("java.lang", name));
            case "DoubleVector" -> Optional.of(ClassName.get("jdk.incubator.vector", name));
            case "Arrays" -> Optional.of(ClassName.get("java.util", name));
            case "Functions", "Initialisers", "Series", "Tables" -> Optional.of(ClassName.get("brook.runtime", name));
            default -> Optional.empty();
        };
    }

    /** Whether a character belongs to a word of Java; most of those of generated code are ASCII. */
    static boolean isPart(char c) {
        if (c < 128) {
            return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '$';
        }
        return Character.isJavaIdentifierPart(c);
    }
}
