package brook.compiler.emit;

import brook.compiler.source.Budget;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    /**
     * Lines as source.
     *
     * @param named how many libraries of it JavaPoet names
     * @param words those of some words that the code mentions, no comment and no text
     * @param constants an estimate, from above, of the places in the constants of a class that this takes: numbers, texts, names of locals
     */
    record Written(CodeBlock code, int named, Set<String> words, int constants) {}

    /** A level of all generated source. */
    static final String INDENT = "    ";

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
            boolean inside = i < text.length() && LibraryNames.isPart(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                if (text.charAt(start) > '9') {
                    identifiers.add(text.substring(start, i));
                }
                start = -1;
            }
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** As source, each line behind what all of it is indented by. */
    String text(String indent) {
        StringBuilder text = new StringBuilder();
        String margin = indent;
        for (Line line : lines) {
            switch (line.kind()) {
                case STATEMENT -> append(text, margin, line.text(), ";\n");
                case COMMENT -> append(text, margin, "// ", line.text(), "\n");
                case BLANK -> text.append('\n');
                case OPEN -> {
                    append(text, margin, line.text(), " {\n");
                    margin += INDENT;
                }
                case CLOSE -> {
                    margin = margin.substring(INDENT.length());
                    append(text, margin, "}\n");
                }
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String... parts) {
        for (String part : parts) {
            text.append(part);
        }
    }

    /** As source, in which libraries are named through JavaPoet. */
    CodeBlock code() {
        return written(Set.of(), Set.of()).code();
    }

    /** As source, with what there is to know of it. Libraries with plain names need not be imported and are named as they stand, which is much quicker; {@code wanted} is what is asked for. */
    Written written(Set<String> plain, Set<String> wanted) {
        LibraryNames names = new LibraryNames(plain, wanted);
        CodeBlock.Builder code = CodeBlock.builder();
        StringBuilder run = new StringBuilder();
        for (Line line : lines) {
            switch (line.kind()) {
                case STATEMENT -> run.append(line.text()).append(";\n");
                case COMMENT -> run.append("// ").append(line.text()).append('\n');
                case BLANK -> run.append('\n');
                case OPEN -> {
                    names.add(run.append(line.text()).append(" {\n"), code);
                    code.indent();
                }
                case CLOSE -> {
                    names.add(run, code);
                    code.unindent().add("}\n");
                }
            }
        }
        names.add(run, code);
        return new Written(code.build(), names.named(), names.found(), names.constants());
    }
}
