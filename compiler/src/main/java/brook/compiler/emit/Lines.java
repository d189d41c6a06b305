package brook.compiler.emit;

import brook.compiler.source.Budget;
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

    enum Kind {
        STATEMENT,
        OPEN,
        CLOSE,
        COMMENT,
        BLANK
    }

    record Line(Kind kind, String text) {}

    /** Library classes that generated code calls; named through JavaPoet, so that a model may have their name. */
    private static final Pattern LIBRARY = Pattern.compile(
            "\\b(Math|Double|DoubleVector|Arrays|Functions|Initialisers|Series|Tables)\\.|\"(?:[^\"\\\\]|\\\\.)*+\"|//.*");

    private final List<Line> lines = new ArrayList<>();
    private final Budget budget = Budget.here();

    void statement(String text) {
        budget.tick();
        budget.java(text.length());
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
        budget.java(text.length());
        lines.add(new Line(Kind.COMMENT, text));
    }

    void blank() {
        lines.add(new Line(Kind.BLANK, ""));
    }

    void add(Line line) {
        lines.add(line);
    }

    /** The same, shorter and less readable. */
    Lines terse() {
        return SingleUse.inline(lines);
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

    /** An estimate, from above, of the places in the constants of a class that this takes: numbers, texts, names of locals. */
    int constants() {
        int constants = 0;
        for (Line line : lines) {
            if (line.kind() != Kind.COMMENT) {
                constants += constants(line.text());
            }
        }
        return constants;
    }

    private static int constants(String text) {
        int constants = 0;
        for (int i = 1; i < text.length(); i++) {
            char before = text.charAt(i - 1);
            char c = text.charAt(i);
            boolean number = Character.isDigit(c) && !Character.isJavaIdentifierPart(before) && before != '.';
            constants += number || c == '"' ? 2 : c == '=' ? 1 : 0;
        }
        return constants;
    }

    CodeBlock code() {
        CodeBlock.Builder code = CodeBlock.builder();
        StringBuilder run = new StringBuilder();
        for (Line line : lines) {
            switch (line.kind()) {
                case STATEMENT -> run.append(line.text()).append(";\n");
                case COMMENT -> run.append("// ").append(line.text()).append('\n');
                case BLANK -> run.append('\n');
                case OPEN -> {
                    add(run, code);
                    code.add("$L {\n$>", line.text());
                }
                case CLOSE -> {
                    add(run, code);
                    code.add("$<}\n");
                }
            }
        }
        add(run, code);
        return code.build();
    }

    /** Adds a run of statements and empties it; text in quotes is the user's and names no library. */
    private static void add(StringBuilder run, CodeBlock.Builder code) {
        Matcher matcher = LIBRARY.matcher(run);
        int from = 0;
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                code.add("$L$T.", run.substring(from, matcher.start()), library(matcher.group(1)));
                from = matcher.end();
            }
        }
        code.add("$L", run.substring(from));
        run.setLength(0);
    }

    private static ClassName library(String name) {
        return switch (name) {
            case "Math", "Double" -> ClassName.get("java.lang", name);
            case "DoubleVector" -> ClassName.get("jdk.incubator.vector", name);
            case "Arrays" -> ClassName.get("java.util", name);
            default -> ClassName.get("brook.runtime", name);
        };
    }
}
