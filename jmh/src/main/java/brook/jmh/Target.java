package brook.jmh;

/**
 * What is to be reached.
 *
 * @param ours the number that counts
 * @param than what it is compared with
 * @param figure how many times faster at least, or how much at most: the kind says which
 */
record Target(Kind kind, Key ours, Than than, double figure, Need need) {

    /** Whether more is better. */
    enum Sense {
        /** The other number over ours is at least the figure. */
        TIMES_FASTER,
        /** Our number, or ours over the other, is at most the figure. */
        AT_MOST
    }

    /** Groups of targets, in the order in which they are printed. */
    enum Kind {
        STEP("A step at order 20, tolerance 2^-52, microseconds: generated against hand-written", Sense.TIMES_FASTER),
        RUN("A whole run, milliseconds: generated at 2^-52 against DP853 of Hipparchus at 1e-15", Sense.TIMES_FASTER),
        ERROR("The error of that run against the reference, as a part of that of DP853", Sense.AT_MOST),
        HEYOKA(
                "A step, microseconds: generated against heyoka 7.12 (measured elsewhere, no verdict)",
                Sense.TIMES_FASTER),
        COMPILE("From text to a loaded class, warm, milliseconds of wall clock", Sense.AT_MOST),
        GROWTH("The same, as a multiple of the time with a tenth of the elements", Sense.AT_MOST),
        CODE("Bytes of code in all methods, as a multiple of those with a tenth of the elements", Sense.AT_MOST),
        PROCESS("./brook run as a process of its own, seconds of wall clock", Sense.AT_MOST),
        TRAINING("A training step with R_3, milliseconds: generated against hand-written", Sense.TIMES_FASTER),
        PYTORCH("The same against PyTorch 1.13 (measured elsewhere, no verdict)", Sense.TIMES_FASTER),
        ALLOCATION("Bytes that a step allocates", Sense.AT_MOST),
        TRAJECTORY("Doubles kept for each step of a trajectory, as a multiple of states x (order + 1)", Sense.AT_MOST);

        private final String title;
        private final Sense sense;

        Kind(String title, Sense sense) {
            this.title = title;
            this.sense = sense;
        }

        String title() {
            return title;
        }

        Sense sense() {
            return sense;
        }
    }

    /** What a number is compared with. */
    sealed interface Than {}

    /** Another number of the same report. */
    record Measured(Key key) implements Than {}

    /** A number of another program, from another run on a machine like this one: a comparison with it is no verdict. */
    record Elsewhere(double value) implements Than {}

    /** The figure says all. */
    record Nothing() implements Than {}

    /** What the virtual machine must have for the target to be one. */
    enum Need {
        NOTHING,
        VECTORS
    }
}
