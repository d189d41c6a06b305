package brook.jmh;

/** What a number of a report says, with its unit. */
enum Quantity {
    STEP("us/step"),
    RUN("ms/run"),
    ERROR("error"),
    /** Of text to a loaded class, by stage. */
    COMPILE("ms"),
    /** Of the class files of a model. */
    CODE("bytes"),
    PROCESS("s"),
    TRAINING("ms/step"),
    /** By the steps of a run, on the heap. */
    ALLOCATION("bytes/step"),
    /** Of a trajectory that answers at any time. */
    TRAJECTORY("doubles/step");

    private final String unit;

    Quantity(String unit) {
        this.unit = unit;
    }

    String unit() {
        return unit;
    }
}
