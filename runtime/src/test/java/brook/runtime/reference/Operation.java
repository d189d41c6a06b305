package brook.runtime.reference;

/** One series of an interpreted model, made from the series with the numbers a, b and c. */
record Operation(Kind kind, String function, double value, int a, int b, int c) {

    /** How coefficient k comes from the operands; a chain is v' = b a', an inverse is v' = a'/b. */
    enum Kind {
        CONSTANT,
        TIME,
        STATE,
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        POWER,
        CHAIN,
        INVERSE,
        ANGLE
    }

    /** Coefficient k of the series with number v in a jet. */
    double coefficient(double[] w, int plane, int v, int k) {
        return switch (kind) {
            case CONSTANT, TIME, STATE -> throw new AssertionError(kind);
            case ADD -> w[k * plane + a] + w[k * plane + b];
            case SUBTRACT -> w[k * plane + a] - w[k * plane + b];
            case MULTIPLY -> sum(w, plane, a, b, 0, k, false);
            case DIVIDE -> (w[k * plane + a] - sum(w, plane, b, v, 1, k, false)) / w[b];
            case POWER -> power(w, plane, v, k);
            case CHAIN -> sum(w, plane, a, b, 1, k, true) / k;
            case INVERSE -> (w[k * plane + a] - sum(w, plane, v, b, 1, k - 1, true, k) / k) / w[b];
            case ANGLE ->
                ((sum(w, plane, a, b, 1, k, true) - sum(w, plane, b, a, 1, k, true)) / k
                                - sum(w, plane, v, c, 1, k - 1, true, k) / k)
                        / w[c];
        };
    }

    private double power(double[] w, int plane, int v, int k) {
        double sum = 0;
        for (int j = 1; j <= k; j++) {
            sum += (value * j - (k - j)) * w[j * plane + a] * w[(k - j) * plane + v];
        }
        return sum / (k * w[a]);
    }

    private static double sum(double[] w, int plane, int a, int b, int low, int k, boolean weighted) {
        return sum(w, plane, a, b, low, k, weighted, k);
    }

    /** Sum over j = low..high of (j) a_j b_(k-j). */
    private static double sum(double[] w, int plane, int a, int b, int low, int high, boolean weighted, int k) {
        double sum = 0;
        for (int j = low; j <= high; j++) {
            sum += (weighted ? j : 1) * w[j * plane + a] * w[(k - j) * plane + b];
        }
        return sum;
    }

    /** Coefficient 0. */
    double value(double[] w) {
        return switch (kind) {
            case CONSTANT -> value;
            case TIME, STATE -> throw new AssertionError(kind);
            case ADD -> w[a] + w[b];
            case SUBTRACT -> w[a] - w[b];
            case MULTIPLY -> w[a] * w[b];
            case DIVIDE -> w[a] / w[b];
            case POWER ->
                value == 0.5 ? Math.sqrt(w[a]) : function.equals("cbrt") ? Math.cbrt(w[a]) : Math.pow(w[a], value);
            case CHAIN, INVERSE -> Elementary.value(function, w[a]);
            case ANGLE -> Math.atan2(w[a], w[b]);
        };
    }
}
