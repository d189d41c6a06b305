package brook.compiler.system.resolve;

import brook.compiler.source.Span;
import brook.compiler.syntax.Name;
import brook.compiler.syntax.Statement;
import brook.compiler.syntax.Term;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.Pieces;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A name of the model with the statements that are about it and what has been found out so far. */
abstract sealed class Entry {

    private final Name name;
    private boolean used;

    private Entry(Name name) {
        this.name = name;
    }

    String name() {
        return name.text();
    }

    Span place() {
        return name.span();
    }

    void use() {
        used = true;
    }

    boolean isUsed() {
        return used;
    }

    /** {@code parameter}, {@code state} ...: what a message calls it. */
    abstract String kind();

    /** A result that is found when it is first asked for; asking while it is being found is a cycle. */
    static final class Lazy<T> {
        private Optional<T> result = Optional.empty();
        private boolean done;

        boolean isDone() {
            return done;
        }

        Optional<T> result() {
            return result;
        }

        void finish(Optional<T> value) {
            result = value;
            done = true;
        }
    }

    /** {@code const N = 64}. */
    static final class Constant extends Entry {
        final Statement.Item item;
        final Lazy<Value> value = new Lazy<>();

        Constant(Statement.Item item) {
            super(item.name());
            this.item = item;
        }

        @Override
        String kind() {
            return "constant";
        }
    }

    /** {@code param k = 0.3}. */
    static final class Parameter extends Entry {
        final Statement.Item item;
        final Lazy<Symbol> symbol = new Lazy<>();
        final Lazy<Value> value = new Lazy<>();

        final OdeSystem.Parameter.Role role;
        /** What gives it its value, where no caller does. */
        final Optional<Statement.Scan> scan;

        Parameter(Statement.Item item, OdeSystem.Parameter.Role role) {
            super(item.name());
            this.item = item;
            this.role = role;
            this.scan = Optional.empty();
        }

        /** The last value of a scan is an input of the run. */
        Parameter(Statement.Scan scan) {
            super(scan.name());
            this.item = new Statement.Item(scan.span(), scan.name(), scan.dims(), Optional.empty(), scan.note());
            this.role = OdeSystem.Parameter.Role.INPUT;
            this.scan = Optional.of(scan);
        }

        @Override
        String kind() {
            return switch (role) {
                case SHARED -> "parameter";
                case TRAINABLE -> "trainable";
                case INPUT -> scan.isPresent() ? "scan" : "input";
            };
        }
    }

    /** {@code time t}, declared or not. */
    static final class Time extends Entry {
        final Symbol symbol;

        Time(Name name) {
            super(name);
            this.symbol = new Symbol(Symbol.Kind.TIME, name.text(), List.of(), name.span());
        }

        @Override
        String kind() {
            return "time";
        }
    }

    /** {@code state x = 1}, or what an equation with a prime makes a state. */
    static final class State extends Entry {
        final Optional<Statement.Item> item;
        final List<Statement.Equation> equations = new ArrayList<>();
        final List<Initial> initials = new ArrayList<>();
        /** The times in {@code x(0) = ..}. */
        final List<Term.Number> times = new ArrayList<>();

        final Lazy<Symbol> symbol = new Lazy<>();
        final Lazy<Pieces> equation = new Lazy<>();
        final List<Lazy<Pieces>> initialValues = new ArrayList<>();
        /** Whether an equation of it is wrong, so that nothing is said about missing ones. */
        boolean broken;
        /** The symbol of the highest derivative, when an expression reads it. */
        Optional<Symbol> highest = Optional.empty();

        State(Name name, Optional<Statement.Item> item) {
            super(name);
            this.item = item;
        }

        /** Whether the declaration says its sizes. */
        boolean hasSizes() {
            return item.isPresent() && !item.get().dims().isEmpty();
        }

        int firstMention() {
            return equations.isEmpty()
                    ? place().start()
                    : Math.min(place().start(), equations.get(0).span().start());
        }

        /** The primes of its first equation. */
        int order() {
            return equations.isEmpty() ? 1 : equations.get(0).target().primes();
        }

        @Override
        String kind() {
            return "state";
        }
    }

    /** {@code discrete n = 0}. */
    static final class Discrete extends Entry {
        final Statement.Item item;
        final Lazy<Symbol> symbol = new Lazy<>();
        final Lazy<Value> initial = new Lazy<>();

        Discrete(Statement.Item item) {
            super(item.name());
            this.item = item;
        }

        @Override
        String kind() {
            return "discrete variable";
        }
    }

    /** {@code event hit when ..}: nobody reads it. */
    static final class Event extends Entry {

        Event(Name name) {
            super(name);
        }

        @Override
        String kind() {
            return "event";
        }
    }

    /** An initial value as written: in the declaration, as {@code x(0) = ..} or as {@code init}. */
    record Initial(Span span, Statement.Target target, Term value, Lazy<Value> whole) {}

    /** {@code r = k*y}, {@code a[i in 1..N] = ..}, {@code output E = ..}. */
    static final class Definition extends Entry {
        final List<Statement.Equation> equations = new ArrayList<>();
        final Lazy<Result> result = new Lazy<>();
        final Optional<Statement.Item> output;

        /** What it means, and what of that changes during a run. */
        record Result(Symbol symbol, Pieces pieces, Context.Reads reads) {}

        Definition(Name name, Optional<Statement.Item> output) {
            super(name);
            this.output = output;
        }

        @Override
        String kind() {
            return output.isPresent() ? "output" : "definition";
        }
    }

    /** {@code integral R = ..}. */
    static final class Integral extends Entry {
        final Statement.Integral statement;
        final Lazy<Value> integrand = new Lazy<>();
        final Lazy<Symbol> symbol = new Lazy<>();

        Integral(Statement.Integral statement) {
            super(statement.name());
            this.statement = statement;
        }

        @Override
        String kind() {
            return "integral";
        }
    }

    /** {@code f(x) = ..}. */
    static final class Function extends Entry {
        final Statement.FunctionDefinition definition;

        Function(Statement.FunctionDefinition definition) {
            super(definition.name());
            this.definition = definition;
        }

        /** From the name to the bracket that closes the arguments. */
        Span head() {
            Span last = definition.formals().isEmpty()
                    ? place()
                    : definition.formals().get(definition.formals().size() - 1).span();
            return Spans.through(place().to(last), ')');
        }

        @Override
        String kind() {
            return "function";
        }
    }

    /** {@code import "layers.ode" as layers}: the name stands before a point only. */
    static final class Library extends Entry {

        Library(Name name) {
            super(name);
        }

        @Override
        String kind() {
            return "imported file";
        }
    }

    /** {@code loss mse = ..}. */
    static final class Loss extends Entry {
        final Statement.Loss statement;
        final Symbol symbol;

        Loss(Statement.Loss statement) {
            super(statement.name());
            this.statement = statement;
            this.symbol = new Symbol(
                    Symbol.Kind.LOSS,
                    statement.name().text(),
                    List.of(),
                    statement.name().span());
        }

        @Override
        String kind() {
            return "loss";
        }
    }
}
