package brook.compiler.emit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Shortens the code of large models: a local that is read once is replaced by its value, a comment keeps {@code file:line} alone.
 *
 * <p>Exact: the same operations on the same values. A value moves only within its block, and never past an update of memory.
 */
final class SingleUse {

    private static final String DECLARATION = "final double ";
    private static final int LONGEST = 160;
    private static final Pattern ATOM = Pattern.compile("[\\w.]+|\\w+\\[[^\\[\\]]*\\]");
    private static final Pattern UPDATE = Pattern.compile("\\] [+-]= |Arrays\\.fill|Series\\.");

    private final List<Lines.Line> lines;
    private final Map<String, Integer> uses = new HashMap<>();
    private final Map<String, String> pending = new LinkedHashMap<>();
    private final Lines result = new Lines();

    private SingleUse(List<Lines.Line> lines) {
        this.lines = lines;
    }

    static Lines inline(List<Lines.Line> lines) {
        return new SingleUse(lines).result();
    }

    private Lines result() {
        Set<String> locals = new HashSet<>();
        for (Lines.Line line : lines) {
            if (line.kind() == Lines.Kind.STATEMENT && line.text().startsWith(DECLARATION)) {
                locals.add(name(line.text()));
            }
        }
        for (Lines.Line line : lines) {
            if (line.kind() != Lines.Kind.COMMENT) {
                Tokens tokens = new Tokens(line.text());
                while (tokens.next()) {
                    if (locals.contains(tokens.token())) {
                        uses.merge(tokens.token(), 1, Integer::sum);
                    }
                }
            }
        }
        lines.forEach(this::add);
        flush();
        return result;
    }

    private void add(Lines.Line line) {
        switch (line.kind()) {
            case STATEMENT -> statement(line.text());
            case COMMENT -> result.comment(line.text().replaceFirst("   .*", ""));
            case OPEN, CLOSE, BLANK -> {
                flush();
                result.add(line);
            }
        }
    }

    private void statement(String text) {
        if (UPDATE.matcher(text).find()) {
            flush();
        }
        String full = substituted(text);
        // Its declaration and one reading.
        boolean once = text.startsWith(DECLARATION) && uses.getOrDefault(name(text), 0) == 2 && full.length() < LONGEST;
        if (once) {
            pending.put(name(text), full.substring(full.indexOf(" = ") + 3));
        } else {
            result.statement(full);
        }
    }

    private String substituted(String text) {
        Tokens tokens = new Tokens(text);
        StringBuilder full = new StringBuilder();
        int done = 0;
        while (tokens.next()) {
            String value = pending.remove(tokens.token());
            if (value != null) {
                full.append(text, done, tokens.start());
                boolean bare = ATOM.matcher(value).matches()
                        || tokens.end() == text.length() && text.startsWith(" = ", tokens.start() - 3);
                full.append(bare ? value : "(" + value + ")");
                done = tokens.end();
            }
        }
        return done == 0 ? text : full.append(text, done, text.length()).toString();
    }

    private void flush() {
        pending.forEach((name, value) -> result.statement(DECLARATION + name + " = " + value));
        pending.clear();
    }

    private static String name(String declaration) {
        return declaration.substring(DECLARATION.length(), declaration.indexOf(" = "));
    }

    /** The variables that a statement mentions: no member of something else, no method. */
    private static final class Tokens {

        private final String text;
        private int start;
        private int end;

        Tokens(String text) {
            this.text = text;
        }

        boolean next() {
            do {
                start = end;
                while (start < text.length() && !Character.isJavaIdentifierPart(text.charAt(start))) {
                    start++;
                }
                end = start;
                while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                    end++;
                }
            } while (start < text.length() && isNoVariable());
            return start < text.length();
        }

        private boolean isNoVariable() {
            boolean member = start > 0 && text.charAt(start - 1) == '.';
            boolean called = end < text.length() && text.charAt(end) == '(';
            return member || called || Character.isDigit(text.charAt(start));
        }

        String token() {
            return text.substring(start, end);
        }

        int start() {
            return start;
        }

        int end() {
            return end;
        }
    }
}
