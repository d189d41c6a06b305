package brook.compiler.system.resolve;

import brook.compiler.source.Span;
import brook.compiler.syntax.Statement;
import brook.compiler.system.Shape;
import java.util.Optional;

/** Where a term stands: the names and ranges around it, what it may read, and the call that it is expanded for. */
record Context(
        Scope scope, Ranges ranges, Place place, Reads reads, Optional<Expansion> expansion, Optional<Goal> goal) {

    /** What kind of text surrounds a term. */
    enum Place {
        /** Sizes, constants, settings: numbers known at compile time. */
        CONSTANT,
        /** The default of a parameter. */
        DEFAULT,
        /** An initial value. */
        INITIAL,
        /** The times of an event. */
        TIMES,
        /** Right sides of states and of integrals. */
        RATE,
        /** What is minimised in training. */
        MINIMISE,
        /** Definitions, outputs. */
        MODEL
    }

    /** What has been read so far. */
    static final class Reads {
        private boolean states;
        private boolean discretes;
        private boolean time;
        private Optional<Entry.Integral> integral = Optional.empty();

        void state() {
            states = true;
        }

        void discrete() {
            discretes = true;
        }

        void time() {
            time = true;
        }

        /** What a name that is read has read itself. */
        void add(Reads other) {
            states |= other.states;
            discretes |= other.discretes;
            time |= other.time;
            integral = integral.or(() -> other.integral);
        }

        /** Whether something that changes after the start was read. */
        boolean beyondStart() {
            return states || discretes;
        }

        /** Whether something that changes during a run was read. */
        boolean changing() {
            return states || discretes || time;
        }

        void integral(Entry.Integral entry) {
            integral = Optional.of(entry);
        }

        Optional<Entry.Integral> integral() {
            return integral;
        }
    }

    /** A function call that is being expanded, and the one around it; without a place where a body is only looked through. */
    record Expansion(Entry.Function function, Optional<Span> call, Optional<Expansion> outer, int depth) {}

    /** The equation that a whole right side is for, and the declaration of its state. */
    record Goal(Statement.Equation equation, Optional<Statement.Item> item, Shape shape) {}

    Context with(Goal left) {
        return new Context(scope, ranges, place, reads, expansion, Optional.of(left));
    }

    static Context of(Place place) {
        return new Context(Scope.EMPTY, Ranges.NONE, place, new Reads(), Optional.empty(), Optional.empty());
    }

    Context with(Scope inner) {
        return new Context(inner, ranges, place, reads, expansion, goal);
    }

    Context with(Ranges inner) {
        return new Context(scope, inner, place, reads, expansion, goal);
    }

    /** The same place inside the body of a function, where only the function's own names are known. */
    Context inside(Entry.Function function, Optional<Span> call) {
        int depth = expansion.map(Expansion::depth).orElse(0) + 1;
        Expansion inner = new Expansion(function, call, expansion, depth);
        return new Context(Scope.EMPTY, ranges, place, reads, Optional.of(inner), Optional.empty());
    }

    /** The outermost call that led here, if this is the body of a function. */
    Optional<Span> outermostCall() {
        Optional<Expansion> at = expansion;
        Optional<Span> call = Optional.empty();
        while (at.isPresent()) {
            call = at.get().call();
            at = at.get().outer();
        }
        return call;
    }
}
