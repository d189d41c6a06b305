package brook.compiler.source;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What one compilation may take, looked at where work is done; each compilation has a thread and a budget of its own.
 *
 * <p>{@link #here} finds it by the thread, so that a limit on time needs no parameter in every method that takes time.
 * What goes beyond it is thrown as {@link Exhausted}, which ends the compilation and is reported as its last message.
 */
public final class Budget {

    /** What is counted, and how much of it is usual where nobody says otherwise. */
    public enum Amount {
        /** UTF-16 units of the model and all its imports. */
        CHARACTERS(32_000_000),
        FILES(1_000),
        IMPORT_DEPTH(100),
        /** Of one array, and of all states together. */
        ELEMENTS(10_000_000),
        /** What formulas are made of when functions are expanded; nodes of a graph of array operations. */
        NODES(50_000_000),
        /** Numbers in all tables that are made on the way. */
        TABLE_ENTRIES(2_000_000_000L),
        /** Doubles of one jet. */
        JET_NUMBERS(500_000_000),
        JAVA_CHARACTERS(200_000_000);

        private final long usual;

        Amount(long usual) {
            this.usual = usual;
        }

        /** How much is allowed where nobody says otherwise. */
        public long usual() {
            return usual;
        }
    }

    /** The end of a compilation that may take no more; carries no stack trace, it is no defect. */
    public static final class Exhausted extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Diagnostic diagnostic;

        /** The end, with what is said to the user. */
        public Exhausted(Diagnostic diagnostic) {
            super(diagnostic.message(), null, false, false);
            this.diagnostic = diagnostic;
        }

        /** What is said to the user. */
        public Diagnostic diagnostic() {
            return diagnostic;
        }
    }

    /** How much work is done between two looks at the clock. */
    private static final int TICKS = 256;

    private static final Duration LONGEST = Duration.ofDays(10_000);
    private static final Budget USUAL = new Budget(Map.of(), LONGEST);

    private final Map<Amount, Long> most = new EnumMap<>(Amount.class);
    private final Duration time;
    private final long nanos;
    private final long began = System.nanoTime();
    private final Map<Amount, Long> spent = new EnumMap<>(Amount.class);
    private int ticks;

    /** A budget whose time runs from now on; amounts not given are the usual ones. */
    public Budget(Map<Amount, Long> most, Duration time) {
        for (Amount amount : Amount.values()) {
            this.most.put(amount, most.getOrDefault(amount, amount.usual()));
        }
        this.time = time;
        this.nanos = time.compareTo(LONGEST) < 0 ? time.toNanos() : LONGEST.toNanos();
    }

    /** The budget of the compilation that runs on this thread; the usual amounts and no end of time on other threads. */
    public static Budget here() {
        return DeepStack.budget().orElse(USUAL);
    }

    /** The most that is allowed of something. */
    public long most(Amount amount) {
        return Objects.requireNonNull(most.get(amount));
    }

    /** Ends the compilation if there is more of something than may be. */
    public void check(Amount amount, long count, Function<String, Diagnostic> message) {
        if (count > most(amount)) {
            throw new Exhausted(message.apply(String.format(Locale.ROOT, "%,d", most(amount))));
        }
    }

    /** Says that some more of something was made; ends the compilation if all of it together is more than may be. */
    public void spend(Amount amount, long count, Function<String, Diagnostic> message) {
        if (this != USUAL) {
            check(amount, spent.merge(amount, count, Long::sum), message);
        }
    }

    /** Says that a table of numbers was made. */
    public void table(int entries) {
        spend(
                Amount.TABLE_ENTRIES,
                entries,
                most -> Diagnostic.error("E0910", "the tables of this model have more than " + most + " numbers")
                        .note(
                                "constants are computed when a model is compiled, and what is summed under a condition is counted")
                        .help("smaller arrays, or values that are given at run time: `param`"));
    }

    /** Says that some text of the generated class was written. */
    public void java(int characters) {
        spend(Amount.JAVA_CHARACTERS, characters, Budget::tooMuchJava);
    }

    /** Ends the compilation if a generated class as a whole is too long. */
    public void wholeClass(int characters) {
        check(Amount.JAVA_CHARACTERS, characters, Budget::tooMuchJava);
    }

    private static Diagnostic tooMuchJava(String most) {
        return Diagnostic.error("E0912", "the Java for this model would have more than " + most + " characters")
                .note("what is written out element by element becomes long")
                .help("say with indices and sums what is alike");
    }

    /** Ends the compilation if an array of numbers that a model needs at run time is too long. */
    public void memory(long numbers, String what) {
        check(
                Amount.JET_NUMBERS,
                numbers,
                most -> Diagnostic.error(
                                "E0911",
                                String.format(
                                        Locale.ROOT, "%s would be %,d numbers, at most %s may be", what, numbers, most))
                        .help("fewer elements or a lower order need less"));
    }

    /** Says that a piece of work of about a microsecond was done; ends the compilation if its time is over. */
    public void tick() {
        ticks++;
        if (ticks % TICKS == 0) {
            look();
        }
    }

    /** Says that a piece of work of about a millisecond was done. */
    public void look() {
        if (this == USUAL) {
            return;
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new Exhausted(Diagnostic.error("E0914", "the compilation was interrupted")
                    .help("start it again; nothing was made"));
        }
        if (System.nanoTime() - began > nanos) {
            throw new Exhausted(Diagnostic.error("E0913", "compiling this model takes longer than " + words(time))
                    .help("make it smaller, or allow more with `CompilerLimits.withTime`"));
        }
    }

    private static String words(Duration time) {
        double seconds = time.toMillis() / 1000.0;
        return seconds == 1 ? "1 second" : ShortestDecimal.of(seconds).replaceFirst("\\.0$", "") + " seconds";
    }
}
