package brook.jmh;

import brook.runtime.ElementFunctions;
import brook.runtime.Functions;

/** An element function over n elements from place 1 on, in three forms; each has a loop of its own, compiled apart. */
@SuppressWarnings("ImmutableEnumChecker") // the lambdas hold nothing
enum ElementLoop {
    EXP(
            (in, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i + 1] = Math.exp(in[i + 1]);
                }
            },
            (in, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i + 1] = ElementFunctions.exp(in[i + 1]);
                }
            },
            (in, out, n) -> Arrays.FUNCTIONS.exp(in, 1, out, 1, n)),
    TANH(
            (in, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i + 1] = Math.tanh(in[i + 1]);
                }
            },
            (in, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i + 1] = ElementFunctions.tanh(in[i + 1]);
                }
            },
            (in, out, n) -> Arrays.FUNCTIONS.tanh(in, 1, out, 1, n)),
    SIGMOID(
            (in, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i + 1] = Functions.sigmoid(in[i + 1]);
                }
            },
            (in, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i + 1] = ElementFunctions.sigmoid(in[i + 1]);
                }
            },
            (in, out, n) -> Arrays.FUNCTIONS.sigmoid(in, 1, out, 1, n)),
    SOFTPLUS(
            (in, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i + 1] = Functions.softplus(in[i + 1]);
                }
            },
            (in, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i + 1] = ElementFunctions.softplus(in[i + 1]);
                }
            },
            (in, out, n) -> Arrays.FUNCTIONS.softplus(in, 1, out, 1, n)),
    LOG(
            (in, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i + 1] = Math.log(in[i + 1]);
                }
            },
            (in, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i + 1] = ElementFunctions.log(in[i + 1]);
                }
            },
            (in, out, n) -> Arrays.FUNCTIONS.log(in, 1, out, 1, n)),
    SIN(
            (in, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i + 1] = Math.sin(in[i + 1]);
                }
            },
            (in, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i + 1] = ElementFunctions.sin(in[i + 1]);
                }
            },
            (in, out, n) -> Arrays.FUNCTIONS.sin(in, 1, out, 1, n)),
    COS(
            (in, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i + 1] = Math.cos(in[i + 1]);
                }
            },
            (in, out, n) -> {
                for (int i = 0; i < n; i++) {
                    out[i + 1] = ElementFunctions.cos(in[i + 1]);
                }
            },
            (in, out, n) -> Arrays.FUNCTIONS.cos(in, 1, out, 1, n));

    private final Loop usual;
    private final Loop scalar;
    private final Loop overArrays;

    ElementLoop(Loop usual, Loop scalar, Loop overArrays) {
        this.usual = usual;
        this.scalar = scalar;
        this.overArrays = overArrays;
    }

    /** Reads n elements and writes n. */
    interface Loop {
        void run(double[] in, double[] out, int n);
    }

    /** The functions with their block, made once. */
    private static final class Arrays {
        static final ElementFunctions FUNCTIONS = new ElementFunctions();
    }

    /** {@code Math}, or what {@code Functions} makes of it. */
    Loop usual() {
        return usual;
    }

    /** {@code ElementFunctions}, one element at a time. */
    Loop scalar() {
        return scalar;
    }

    /** {@code ElementFunctions} over a range. */
    Loop overArrays() {
        return overArrays;
    }
}
