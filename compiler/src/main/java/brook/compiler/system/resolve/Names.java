package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.source.Suggestions;
import brook.compiler.system.Expr;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a name stands for where a value is expected. */
final class Names {

    /** More messages than this with a search for similar names would take long. */
    private static final int SUGGESTED = 50;

    private final Resolution resolution;
    private int unknown;

    Names(Resolution resolution) {
        this.resolution = resolution;
    }

    Value reference(Span span, String name, Context context) {
        Optional<Scope.Local> local = context.scope().find(name);
        if (local.isPresent()) {
            return local(span, local.get());
        }
        Optional<Entry> entry = resolution.names(span).find(name);
        if (entry.isPresent()) {
            entry.get().use();
            return global(span, entry.get(), context);
        }
        if (name.equals("pi")) {
            return Value.number(new Expr.Literal(span, Math.PI));
        }
        if (name.equals("inf")) {
            return Value.number(new Expr.Literal(span, Double.POSITIVE_INFINITY));
        }
        reportUnknown(span, name, context);
        return Value.bad(span);
    }

    private Value local(Span span, Scope.Local local) {
        if (local instanceof Scope.Bound bound) {
            return bound.value();
        }
        if (local instanceof Scope.Running running) {
            return Value.number(new Expr.IndexValue(span, running.index()));
        }
        if (local instanceof Scope.Later later) {
            Optional<Value> value = later.value(resolution.terms);
            if (value.isEmpty()) {
                String name = later.definition().name().text();
                resolution.problems.report(Diagnostic.error("E0306", "`" + name + "` is defined by itself")
                        .at(span, "`" + name + "` is being defined here"));
            }
            return value.orElse(Value.bad(span));
        }
        throw new AssertionError(local);
    }

    private Value global(Span span, Entry entry, Context context) {
        if (entry instanceof Entry.Constant constant) {
            return resolution.symbols.constant(constant, span);
        }
        if (entry instanceof Entry.Parameter parameter) {
            return parameter(span, parameter, context);
        }
        if (entry instanceof Entry.Time time) {
            context.reads().time();
            return mayRead(entry, span, context)
                    ? Value.number(new Expr.Reference(span, time.symbol, 0))
                    : Value.bad(span);
        }
        if (entry instanceof Entry.Discrete discrete) {
            context.reads().discrete();
            return mayRead(entry, span, context)
                    ? value(span, resolution.discretes.symbol(discrete, span))
                    : Value.bad(span);
        }
        if (entry instanceof Entry.Event) {
            reportEvent(span, entry, context);
            return Value.bad(span);
        }
        if (entry instanceof Entry.Loss loss) {
            return context.place() == Context.Place.MINIMISE
                    ? value(span, Optional.of(loss.symbol))
                    : resolution.losses.misread(loss, span, context);
        }
        if (entry instanceof Entry.State state) {
            return state(span, state, context);
        }
        if (entry instanceof Entry.Definition definition) {
            return definition(span, definition, context);
        }
        if (entry instanceof Entry.Integral integral) {
            return integral(span, integral, context);
        }
        if (entry instanceof Entry.Function function) {
            reportFunction(span, function, context);
            return Value.bad(span);
        }
        if (entry instanceof Entry.Library) {
            reportLibrary(span, entry, context);
            return Value.bad(span);
        }
        throw new AssertionError(entry);
    }

    private Value parameter(Span span, Entry.Parameter parameter, Context context) {
        if (context.place() == Context.Place.DEFAULT) {
            resolution.symbols.checkDefault(parameter, span);
        }
        boolean single = context.place() == Context.Place.MINIMISE && parameter.role == OdeSystem.Parameter.Role.INPUT;
        return single && !mayRead(parameter, span, context)
                ? Value.bad(span)
                : value(span, resolution.symbols.symbol(parameter, span));
    }

    private Value state(Span span, Entry.State state, Context context) {
        if (!mayRead(state, span, context)) {
            return Value.bad(span);
        }
        context.reads().state();
        return value(span, resolution.symbols.symbol(state, span));
    }

    private Value integral(Span span, Entry.Integral integral, Context context) {
        boolean total = context.place() == Context.Place.MINIMISE;
        boolean may =
                (total || mayRead(integral, span, context)) && resolution.integrals.mayRead(integral, span, context);
        return may ? value(span, resolution.integrals.symbol(integral, span)) : Value.bad(span);
    }

    private Value definition(Span span, Entry.Definition definition, Context context) {
        if (context.place() == Context.Place.DEFAULT) {
            mayRead(definition, span, context);
            return Value.bad(span);
        }
        Optional<Entry.Definition.Result> result = resolution.definitions.resolve(definition, span);
        if (result.isPresent()) {
            Context.Reads reads = result.get().reads();
            context.reads().add(reads);
            boolean timed = context.place() == Context.Place.TIMES || context.place() == Context.Place.MINIMISE;
            boolean later = timed ? reads.changing() : reads.beyondStart();
            if (later && !mayRead(definition, span, context)) {
                return Value.bad(span);
            }
        }
        Optional<Entry.Integral> integral =
                result.flatMap(found -> found.reads().integral());
        if (integral.isPresent() && !resolution.integrals.mayRead(integral.get(), span, context)) {
            return Value.bad(span);
        }
        return value(span, result.map(Entry.Definition.Result::symbol));
    }

    private static Value value(Span span, Optional<Symbol> symbol) {
        return symbol.map(found -> Value.number(new Expr.Reference(span, found, 0), found.dimensions()))
                .orElse(Value.bad(span));
    }

    /** Whether what changes during a run may be read here; if not, it is reported. */
    private boolean mayRead(Entry entry, Span span, Context context) {
        return switch (context.place()) {
            case MODEL, RATE, CONSTANT -> true;
            case INITIAL -> {
                if (entry instanceof Entry.Time) {
                    yield true;
                }
                String help = atStart(entry);
                resolution.problems.report(
                        Diagnostic.error(
                                        "E0317",
                                        "an initial value cannot read `" + entry.name()
                                                + "`, which changes during a run")
                                .at(span, "`" + entry.name() + "` is " + Words.withArticle(entry.kind()))
                                .help(help),
                        context);
                yield false;
            }
            case TIMES -> {
                resolution.problems.report(EventMessages.timeChanges(entry, span), context);
                yield false;
            }
            case MINIMISE -> {
                resolution.problems.report(
                        Diagnostic.error(
                                        "E1007",
                                        "`" + entry.name()
                                                + "` has many values: what is minimised reads losses, integrals and trainables")
                                .at(span, "`" + entry.name() + "` is " + Words.withArticle(entry.kind()))
                                .help(
                                        "its value at the end of a run, averaged over the trajectories, is a loss: `loss error = "
                                                + entry.name() + "`, `minimise error`"),
                        context);
                yield false;
            }
            case DEFAULT -> {
                resolution.problems.report(
                        Diagnostic.error("E0318", "the default of a parameter may read constants and parameters only")
                                .at(span, "`" + entry.name() + "` is " + Words.withArticle(entry.kind()))
                                .help("make it a definition: parameters are constant during a run"),
                        context);
                yield false;
            }
        };
    }

    /** What stands for a name in an initial value. */
    private static String atStart(Entry entry) {
        if (entry instanceof Entry.State) {
            return "its value at the start is `" + entry.name() + "(0)`";
        }
        if (entry instanceof Entry.Discrete discrete) {
            return "write what it is at the start" + Discretes.start(discrete);
        }
        return entry instanceof Entry.Integral
                ? "an integral is 0 at the start"
                : "write its formula with the values at the start, `x(0)` for a state `x`";
    }

    private void reportFunction(Span span, Entry.Function function, Context context) {
        int arity = function.definition.formals().size();
        String arguments = resolution.globals.all(Entry.State.class).stream()
                .limit(arity)
                .map(Entry::name)
                .reduce((a, b) -> a + ", " + b)
                .orElse("...");
        resolution.problems.report(
                Diagnostic.error("E0207", "`" + function.name() + "` is a function, here it is used as a value")
                        .at(span, "no arguments")
                        .also(function.head(), "defined here with " + Words.count(arity, "argument"))
                        .help("did you mean `" + function.name() + "(" + arguments + ")`?"),
                context);
    }

    private void reportEvent(Span span, Entry event, Context context) {
        resolution.problems.report(
                Diagnostic.error("E0207", "`" + event.name() + "` is an event, here it is used as a value")
                        .at(span)
                        .also(event.place(), "declared here")
                        .help("to remember that it happened, `discrete n = 0` and in the event `n := n + 1`"),
                context);
    }

    private void reportLibrary(Span span, Entry library, Context context) {
        resolution.problems.report(
                Diagnostic.error("E0207", "`" + library.name() + "` is an imported file, here it is used as a value")
                        .at(span)
                        .also(library.place(), "imported here")
                        .help("a function or constant of it is written `" + library.name() + ".name`"),
                context);
    }

    private void reportUnknown(Span span, String name, Context context) {
        if (resolution.problems.mayBeLost(span)) {
            return;
        }
        if (Predefined.find(name).isPresent()) {
            resolution.problems.report(
                    Diagnostic.error("E0207", "`" + name + "` is a function, here it is used as a value")
                            .at(span, "no arguments")
                            .help("write `" + name + "(...)`"),
                    context);
            return;
        }
        boolean model = resolution.names(span).time().isPresent();
        Diagnostic diagnostic = Diagnostic.error("E0201", "unknown name `" + name + "`")
                .at(span, model ? "not a state, parameter, constant or definition" : "not an argument or constant");
        Optional<String> help = resolution.files.elsewhere(name, span).or(() -> suggest(span, name, context));
        resolution.problems.report(help.map(diagnostic::help).orElse(diagnostic));
    }

    private Optional<String> suggest(Span span, String name, Context context) {
        unknown++;
        if (unknown > SUGGESTED) {
            return Optional.empty();
        }
        Optional<String> friend =
                FalseFriends.name(name).or(() -> ForeignNames.value(span, name, resolution.names(span)));
        if (friend.isPresent()) {
            return friend;
        }
        List<String> candidates = new ArrayList<>(context.scope().names());
        Globals known = resolution.names(span);
        candidates.addAll(known.values());
        candidates.addAll(List.of("pi", "inf"));
        Optional<String> nearest = Suggestions.nearest(name, candidates);
        if (nearest.isEmpty()) {
            return nothingNear(name, known);
        }
        return nearest.map(other -> "did you mean `" + other + "`?" + whereDeclared(known.find(other), span));
    }

    private static Optional<String> nothingNear(String name, Globals known) {
        if (known.time().isEmpty()) {
            return Optional.of("a function that is imported knows its arguments and its own file: make `" + name
                    + "` an argument, or a constant of this file");
        }
        return name.equals("t")
                ? Optional.of("the time is called `" + known.time().get().name() + "` in this model")
                : Optional.empty();
    }

    private static String whereDeclared(Optional<Entry> entry, Span use) {
        if (entry.isEmpty() || entry.get().place().end() == 0) {
            return "";
        }
        Entry found = entry.get();
        String kind =
                found instanceof Entry.Parameter ? "param" : found instanceof Entry.Constant ? "const" : found.kind();
        return found.place().file() == use.file()
                ? " (" + kind + ", line " + found.place().line() + ")"
                : " (" + kind + ", " + found.place().origin() + ")";
    }
}
