package brook.runtime.train;

/**
 * How gradients that are too large are cut.
 *
 * @param kind what is compared with the limit
 * @param limit positive
 */
public record Clipping(Kind kind, double limit) {

    /** What a limit is for. */
    public enum Kind {
        /** The length of the gradient: a longer one keeps its direction (Pascanu, Mikolov, Bengio 2013, algorithm 1). */
        NORM,
        /** Each derivative: a larger one becomes the limit, with its sign. */
        VALUE
    }

    /** Nothing is cut. */
    public static final Clipping NONE = new Clipping(Kind.NORM, Double.POSITIVE_INFINITY);

    public Clipping {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("limit = " + limit);
        }
    }

    /**
     * Cuts a gradient.
     *
     * @param norm its length
     */
    void apply(double[] gradient, double norm) {
        switch (kind) {
            case NORM -> {
                if (norm > limit) {
                    scale(gradient, limit / norm);
                }
            }
            case VALUE -> {
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] = Math.max(-limit, Math.min(limit, gradient[i]));
                }
            }
        }
    }

    private static void scale(double[] gradient, double factor) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= factor;
        }
    }
}
