package typed;

/** What programs of users claim. */
final class Check {

    static void that(boolean claim) {
        if (!claim) {
            throw new AssertionError();
        }
    }

    static void same(double value, double expected) {
        if (Double.doubleToLongBits(value + 0.0) != Double.doubleToLongBits(expected + 0.0)) {
            throw new AssertionError(value + " is not " + expected);
        }
    }

    static void near(double value, double expected, double difference) {
        if (!(Math.abs(value - expected) <= difference)) {
            throw new AssertionError(value + " is not near " + expected);
        }
    }

    static void throwsWith(String message, Runnable action) {
        try {
            action.run();
        } catch (IllegalArgumentException | IndexOutOfBoundsException expected) {
            if (expected.getMessage().contains(message)) {
                return;
            }
            throw expected;
        }
        throw new AssertionError("no exception: " + message);
    }

    private Check() {}
}
