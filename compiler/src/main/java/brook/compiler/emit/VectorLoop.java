package brook.compiler.emit;

import java.util.ArrayList;
import java.util.List;

/**
 * A loop that takes as many positions in one turn as some vectors have.
 *
 * @param species the constant with the species of its vectors
 * @param variables the first position of each vector
 */
record VectorLoop(String species, List<String> variables) {

    /**
     * Positions of an axis one after the other, at least as many as a vector has.
     *
     * @param multiple a number of which their number is a multiple, 1 where none is known
     */
    record Positions(String from, String to, int multiple) {

        /** The positions of a span of an axis. */
        static Positions of(LoopLines.Span span, int size) {
            return switch (span) {
                case ALL -> new Positions("0", Integer.toString(size), size);
                case BLOCK -> new Positions("from", "to", 1);
            };
        }
    }

    /**
     * Begins a loop over positions, so many vectors in one turn. Where vectors do not fill them, the last ones begin where they end with the positions,
     * and do some positions again.
     */
    static VectorLoop open(
            Lines lines, String species, Positions positions, int vectors, String variable, Names names) {
        boolean fills = positions.multiple() > 1 && VectorNeeds.fills(positions.multiple(), vectors);
        String first = fills ? variable : names.fresh("start");
        String step = (vectors > 1 ? vectors + " * " : "") + species + ".length()";
        lines.open("for (int " + first + " = " + positions.from() + "; " + first + " < " + positions.to() + "; " + first
                + " += " + step + ")");
        List<String> variables = new ArrayList<>();
        for (int i = 0; i < vectors; i++) {
            String place = i == 0 ? first : first + " + " + (i > 1 ? i + " * " : "") + species + ".length()";
            String own = i == 0 ? variable : names.fresh(variable);
            if (i > 0 || !fills) {
                String clamped =
                        fills ? place : "Math.min(" + place + ", " + positions.to() + " - " + species + ".length())";
                lines.statement("final int " + own + " = " + clamped);
            }
            variables.add(own);
        }
        return new VectorLoop(species, List.copyOf(variables));
    }

    /** Whether an index is another one at each position; it then is the next one at the next position. */
    boolean runsWith(IndexExpression index) {
        int stride = 0;
        for (String variable : variables) {
            stride += index.terms().getOrDefault(variable, 0);
        }
        if (stride > 1 || stride < 0) {
            throw new AssertionError(index + " does not run with " + variables);
        }
        return stride == 1;
    }

    Text read(String array, String position) {
        return Text.vector("DoubleVector.fromArray(" + species + ", " + array + ", " + position + ")");
    }

    String store(String array, String position, Text value) {
        String vector =
                value.isVector() ? value.code() : "DoubleVector.broadcast(" + species + ", " + value.code() + ")";
        return vector + ".intoArray(" + array + ", " + position + ")";
    }

    /** Zero in all positions. */
    Text zero() {
        return Text.vector("DoubleVector.zero(" + species + ")");
    }
}
