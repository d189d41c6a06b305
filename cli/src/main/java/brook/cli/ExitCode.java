package brook.cli;

/** What a script learns from the end of a command. */
final class ExitCode {

    /** Done, also with warnings. */
    static final int DONE = 0;
    /** The model or the data is wrong, or a value is missing. */
    static final int WRONG_MODEL = 1;
    /** The command line is wrong: options, names, files. */
    static final int WRONG_COMMAND = 2;
    /** The run stopped before its end; what was computed has been written. */
    static final int STOPPED = 3;
    /** A defect of Brook. */
    static final int DEFECT = 70;
    /** Interrupted from outside. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
