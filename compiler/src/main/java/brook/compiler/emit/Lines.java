package brook.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The body of a method as it grows: statements, blocks and comments. */
final class Lines {

    private enum Kind {
        STATEMENT,
        OPEN,
        CLOSE,
        COMMENT,
        BLANK
    }

    private record Line(Kind kind, String text) {}

    /** Library classes that generated code calls; named through JavaPoet, so that a model may have their name. */
    private static final Pattern LIBRARY = Pattern.compile("\\b(Math|Double|Arrays|Functions|Series|Tables)\\.");

    private final List<Line> lines = new ArrayList<>();

    void statement(String text) {
        lines.add(new Line(Kind.STATEMENT, text));
    }

    void open(String text) {
        lines.add(new Line(Kind.OPEN, text));
    }

    void close() {
        lines.add(new Line(Kind.CLOSE, ""));
    }

    /** A comment of already safe text. */
    void comment(String text) {
        lines.add(new Line(Kind.COMMENT, text));
    }

    void blank() {
        lines.add(new Line(Kind.BLANK, ""));
    }

    void addAll(Lines other) {
        lines.addAll(other.lines);
    }

    /** The identifiers that code (no comment) mentions; members of others among them. */
    Set<String> identifiers() {
        Set<String> identifiers = new HashSet<>();
        for (Line line : lines) {
            if (line.kind() != Kind.COMMENT) {
                collect(line.text(), identifiers);
            }
        }
        return identifiers;
    }

    private static void collect(String text, Set<String> identifiers) {
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && Character.isJavaIdentifierPart(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                identifiers.add(text.substring(start, i));
                start = -1;
            }
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    CodeBlock code() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Line line : lines) {
            switch (line.kind()) {
                case STATEMENT -> code.add(withImports(line.text())).add(";\n");
                case OPEN -> code.add("$L {\n$>", line.text());
                case CLOSE -> code.add("$<}\n");
                case COMMENT -> code.add("// $L\n", line.text());
                case BLANK -> code.add("\n");
            }
        }
        return code.build();
    }

    private static CodeBlock withImports(String text) {
        CodeBlock.Builder code = CodeBlock.builder();
        Matcher matcher = LIBRARY.matcher(text);
        int from = 0;
        while (matcher.find()) {
            code.add("$L$T.", text.substring(from, matcher.start()), library(matcher.group(1)));
            from = matcher.end();
        }
        return code.add("$L", text.substring(from)).build();
    }

    private static ClassName library(String name) {
        return switch (name) {
            case "Math", "Double" -> ClassName.get("java.lang", name);
            case "Arrays" -> ClassName.get("java.util", name);
            default -> ClassName.get("brook.runtime", name);
        };
    }
}
