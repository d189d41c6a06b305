package brook.compiler.emit;

/**
 * A loop that takes as many positions in one turn as a vector has.
 *
 * @param species the constant with the species of its vectors
 * @param variable the first position of a turn
 */
record VectorLoop(String species, String variable) {

    /** Begins the loop: where vectors do not fill the axis, the last one begins where it ends with the axis, and does some positions again. */
    void open(Lines lines, int size, Names names) {
        if (VectorNeeds.fills(size)) {
            lines.open("for (int " + variable + " = 0; " + variable + " < " + size + "; " + variable + " += " + species
                    + ".length())");
            return;
        }
        String start = names.fresh("start");
        lines.open(
                "for (int " + start + " = 0; " + start + " < " + size + "; " + start + " += " + species + ".length())");
        lines.statement(
                "final int " + variable + " = Math.min(" + start + ", " + size + " - " + species + ".length())");
    }

    /** Whether an index is another one at each position; it then is the next one at the next position. */
    boolean runsWith(IndexExpression index) {
        int stride = index.terms().getOrDefault(variable, 0);
        if (stride > 1 || stride < 0) {
            throw new AssertionError(index + " does not run with " + variable);
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
