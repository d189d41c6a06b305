package brook.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import java.util.Set;

/** Finds the library classes that generated code calls; they are named through JavaPoet, so that a model may have their name. */
final class LibraryNames {

    private final String text;
    private final Set<String> plain;
    private final CodeBlock.Builder code;
    private int done;

    private LibraryNames(String text, Set<String> plain, CodeBlock.Builder code) {
        this.text = text;
        this.plain = plain;
        this.code = code;
    }

    /** Adds a run of statements and empties it; what is plain stays as it is. */
    static void add(StringBuilder run, Set<String> plain, CodeBlock.Builder code) {
        new LibraryNames(run.toString(), plain, code).add();
        run.setLength(0);
    }

    /** Text in quotes and in comments is the user's and names no library. No regular expression: this looks at each character of all code. */
    private void add() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"') {
                i = afterQuotes(i);
            } else if (c == '/' && text.startsWith("//", i)) {
                i = afterLine(i);
            } else if (isPart(c)) {
                i = afterWord(i);
            } else {
                i++;
            }
        }
        code.add("$L", text.substring(done));
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

    private int afterWord(int start) {
        int end = start + 1;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        boolean maybe = Character.isUpperCase(text.charAt(start)) && end < text.length() && text.charAt(end) == '.';
        if (maybe) {
            String word = text.substring(start, end);
            Optional<ClassName> library = plain.contains(word) ? Optional.empty() : library(word);
            library.ifPresent(name -> code.add("$L$T.", text.substring(done, start), name));
            done = library.isPresent() ? end + 1 : done;
        }
        return end;
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
