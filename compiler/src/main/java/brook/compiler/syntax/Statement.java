package brook.compiler.syntax;

import brook.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** One statement as written; {@code language.md} has the grammar. */
public sealed interface Statement {

    /** Where it stands. */
    Span span();

    /** {@code model Name "description"}. */
    record ModelHeader(Span span, Name name, Optional<Text> description) implements Statement {}

    /** {@code import "layers.ode" as l}. */
    record Import(Span span, Text path, Optional<Name> as) implements Statement {}

    /** {@code time t in s}. */
    record TimeDeclaration(Span span, Name name, Optional<Unit> unit) implements Statement {}

    /** {@code const, param, trainable, input, state, discrete, output} with their items. */
    record Declaration(Span span, Kind kind, List<Item> items) implements Statement {

        /** The keyword of a declaration. */
        public enum Kind {
            CONST,
            PARAM,
            TRAINABLE,
            INPUT,
            STATE,
            DISCRETE,
            OUTPUT
        }
    }

    /** {@code a = ..} (no primes: a definition), {@code x' = ..}, {@code u[i in 2..N]' = ..}, {@code dx/dt = ..}. */
    record Equation(Span span, Target target, Term value, List<Local> where, Note note) implements Statement {}

    /** {@code x(0) = ..}, {@code theta'(0) = ..}; {@code init x = ..} has no time. */
    record InitialValue(Span span, Target target, Optional<Term.Number> at, Term value, Note note)
            implements Statement {}

    /** {@code f(x, W[m, n]) = .. where { .. }}. */
    record FunctionDefinition(Span span, Name name, List<Formal> formals, Term value, List<Local> where)
            implements Statement {}

    /** {@code integral R3 = ..}. */
    record Integral(Span span, Name name, List<Dim> dims, Term value, Note note) implements Statement {}

    /** {@code event hit when y falls 0 if n < 5 { .. }}. */
    record Event(Span span, Optional<Name> name, Trigger trigger, List<Action> actions) implements Statement {}

    /** {@code loss fit at data = ..}. */
    record Loss(Span span, Name name, boolean atData, Term value, Note note) implements Statement {}

    /** {@code scan h[16] over data backward by gap = ..}: the next value of h at a row, from the one before. */
    record Scan(Span span, Name name, List<Dim> dims, Direction direction, Optional<Name> gap, Term next, Note note)
            implements Statement {

        /** Which row is the first. */
        public enum Direction {
            FORWARD,
            BACKWARD
        }
    }

    /** {@code solve { .. }} and {@code train { .. }}. */
    record Settings(Span span, Kind kind, List<Setting> settings) implements Statement {

        /** Which block. */
        public enum Kind {
            SOLVE,
            TRAIN
        }
    }

    /** A string literal; the value is without its quotes. */
    record Text(Span span, String value) {}

    /** A unit as written, {@code m/s^2}. */
    record Unit(Span span, String text) {}

    /** What may follow a declaration: a unit and a description. */
    record Note(Optional<Unit> unit, Optional<Text> description) {
        public static final Note NONE = new Note(Optional.empty(), Optional.empty());
    }

    /** One declared name; {@code dimsSpan} in {@code span} terms: from the name to the last dim is the head. */
    record Item(Span span, Name name, List<Dim> dims, Optional<Term> value, Note note) {}

    /** {@code N} (from 1) or {@code 0..N}. */
    record Dim(Span span, Optional<Term> from, Term to) {}

    /** What an equation, an initial value or an action is about: a name, its primes, its index. */
    record Target(Span span, Name name, int primes, List<TargetIndex> index) {}

    /** One index of a target. */
    sealed interface TargetIndex {

        /** Where it stands. */
        Span span();

        /** {@code i in 2..N step 2}. */
        record Binder(Span span, Name name, Term.Range range) implements TargetIndex {}

        /** {@code 3}, {@code N - 1}. */
        record At(Span span, Term index) implements TargetIndex {}

        /** {@code :}. */
        record All(Span span) implements TargetIndex {}
    }

    /** {@code a = ..} in a {@code where} block. */
    record Local(Span span, Name name, Term value) {}

    /** A formal argument with the sizes it binds or checks. */
    record Formal(Span span, Name name, List<Dim> dims) {}

    /** What fires an event. */
    sealed interface Trigger {

        /** Where it stands. */
        Span span();

        /** {@code when e falls 0 if g}; without a direction {@code condition} is a condition. */
        record When(
                Span span, Term condition, Optional<Direction> direction, Optional<Term> level, Optional<Term> guard)
                implements Trigger {}

        /** {@code at 1, 2}. */
        record At(Span span, List<Term> times) implements Trigger {}

        /** {@code every 12 from 0}. */
        record Every(Span span, Term period, Optional<Term> from) implements Trigger {}

        /** The way a root is crossed. */
        enum Direction {
            RISES,
            FALLS,
            CROSSES
        }
    }

    /** What an event does. */
    sealed interface Action {

        /** Where it stands. */
        Span span();

        /** {@code v := -e*v}. */
        record Assign(Span span, Target target, Term value) implements Action {}

        /** {@code stop}. */
        record Stop(Span span) implements Action {}

        /** {@code record}. */
        record Record(Span span) implements Action {}
    }

    /** One line of a settings block. */
    sealed interface Setting {

        /** Where it stands. */
        Span span();

        /** {@code rtol = 1e-9}, {@code t = 0 .. 20} (with {@code to}), {@code method = taylor}. */
        record Assign(Span span, Name name, Term value, Optional<Term> to) implements Setting {}

        /** {@code output every 0.1}. */
        record OutputEvery(Span span, Term interval) implements Setting {}

        /** {@code output at 1, 2}. */
        record OutputAt(Span span, List<Term> times) implements Setting {}

        /** {@code minimise mse + R3}. */
        record Minimise(Span span, Term value) implements Setting {}
    }
}
