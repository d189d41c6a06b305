package brook.compiler.emit;

import brook.compiler.graph.Axis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The heads of nested loops over axes. */
final class LoopLines {

    /** Which positions of the outermost loop a method takes. */
    enum Span {
        /** All of them. */
        ALL,
        /** Those of a block: from {@code from} up to {@code to}, which are locals. */
        BLOCK
    }

    /** Positions of the innermost loop, so many of them in one turn. */
    record Turns(String from, String to, int lanes) {

        static Turns of(int from, int to, int lanes) {
            return new Turns(Integer.toString(from), Integer.toString(to), lanes);
        }
    }

    private static final List<String> DEPTHS = List.of("i", "j", "m", "n");

    private LoopLines() {}

    /** A variable for each loop. */
    static Map<Axis, String> variables(List<Axis> loops, Names names) {
        Map<Axis, String> variables = new LinkedHashMap<>();
        for (Axis axis : loops) {
            String depth = DEPTHS.get(Math.min(variables.size(), DEPTHS.size() - 1));
            variables.put(
                    axis, names.fresh(axis.name().equals("pair") || axis.name().contains("_") ? "pair" : depth));
        }
        return variables;
    }

    /** The variable of the innermost loop. */
    static String innermost(Map<Axis, String> variables) {
        return variables.values().stream().reduce((outer, inner) -> inner).orElseThrow();
    }

    /** All positions of all loops, of the innermost so many at once. */
    static void open(Lines lines, Map<Axis, String> variables, int stepOfLast) {
        open(lines, variables, stepOfLast, Span.ALL);
    }

    /** The positions of a span of the outermost loop and all of the others, of the innermost so many at once. */
    static void open(Lines lines, Map<Axis, String> variables, int stepOfLast, Span span) {
        int last = variables.keySet().stream().reduce(1, (size, axis) -> axis.size(), (a, b) -> b);
        Turns all = span == Span.BLOCK && variables.size() == 1
                ? new Turns("from", "to", stepOfLast)
                : Turns.of(0, last, stepOfLast);
        open(lines, variables, all, span);
    }

    static void open(Lines lines, Map<Axis, String> variables, Turns ofLast, Span span) {
        int count = 0;
        for (Map.Entry<Axis, String> loop : variables.entrySet()) {
            boolean last = ++count == variables.size();
            boolean block = count == 1 && span == Span.BLOCK;
            Turns all = block
                    ? new Turns("from", "to", 1)
                    : Turns.of(0, loop.getKey().size(), 1);
            open(lines, loop.getValue(), last ? ofLast : all);
        }
    }

    static void open(Lines lines, String v, Turns turns) {
        String step = turns.lanes() > 1 ? v + " += " + turns.lanes() : v + "++";
        lines.open("for (int " + v + " = " + turns.from() + "; " + v + " < " + turns.to() + "; " + step + ")");
    }

    static void close(Lines lines, Map<Axis, String> variables) {
        for (int i = 0; i < variables.size(); i++) {
            lines.close();
        }
    }
}
