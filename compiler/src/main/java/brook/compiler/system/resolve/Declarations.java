package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.source.Suggestions;
import brook.compiler.syntax.ModelSyntax;
import brook.compiler.syntax.Name;
import brook.compiler.syntax.Statement;
import brook.compiler.syntax.Term;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.units.UnitNotes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects the names of a model and the statements about each; what does not fit together is reported here. */
final class Declarations {

    private final Globals globals;
    private final Problems problems;
    private final UnitNotes units;
    private final List<Statement.Settings> solve = new ArrayList<>();
    private final List<Statement.Settings> train = new ArrayList<>();
    private final List<Statement.Item> outputs = new ArrayList<>();
    private final List<Statement.Event> events = new ArrayList<>();
    private final Set<String> clashed = new HashSet<>();
    private Optional<Statement.ModelHeader> header = Optional.empty();

    Declarations(Globals globals, Problems problems, UnitNotes units) {
        this.globals = globals;
        this.problems = problems;
        this.units = units;
    }

    Optional<Statement.ModelHeader> header() {
        return header;
    }

    List<Statement.Settings> solve() {
        return solve;
    }

    List<Statement.Settings> train() {
        return train;
    }

    /** The outputs in the order of the file. */
    List<Statement.Item> outputs() {
        return outputs;
    }

    /** The events in the order of the file. */
    List<Statement.Event> events() {
        return events;
    }

    /** Declarations first, then equations, which may make states, then initial values, which may not. */
    void collect(ModelSyntax syntax) {
        collectTime(syntax);
        for (Statement statement : syntax.statements()) {
            declare(statement);
        }
        for (Statement statement : syntax.statements()) {
            if (statement instanceof Statement.Equation equation) {
                collectEquation(equation);
            }
        }
        for (Statement statement : syntax.statements()) {
            if (statement instanceof Statement.InitialValue initial) {
                Statement.Target target = initial.target();
                WrittenUnits.declare(units, target.name().text(), target.primes(), initial.note());
                collectInitial(initial);
            }
        }
    }

    /** The functions and constants of a file that others import; what else is in it has been reported. */
    void collectLibrary(ModelSyntax syntax) {
        for (Statement statement : syntax.statements()) {
            boolean constants = statement instanceof Statement.Declaration declaration
                    && declaration.kind() == Statement.Declaration.Kind.CONST;
            if (constants
                    || statement instanceof Statement.FunctionDefinition
                    || statement instanceof Statement.ModelHeader
                    || statement instanceof Statement.Import) {
                declare(statement);
            }
        }
    }

    private void collectTime(ModelSyntax syntax) {
        Optional<Name> name = Optional.empty();
        for (Statement statement : syntax.statements()) {
            if (statement instanceof Statement.TimeDeclaration time) {
                time.unit().ifPresent(unit -> units.declare(time.name().text(), 0, WrittenUnits.written(unit)));
                if (name.isPresent()) {
                    problems.report(Diagnostic.error("E0204", "the time is declared twice")
                            .at(time.span(), "second declaration")
                            .also(name.get().span(), "first declaration")
                            .help("remove one of them"));
                } else {
                    name = Optional.of(time.name());
                }
            }
        }
        globals.add(new Entry.Time(name.orElse(new Name(new Span(syntax.file(), 0, 0), "t"))));
    }

    private void declare(Statement statement) {
        if (statement instanceof Statement.ModelHeader model) {
            declareModel(model);
        } else if (statement instanceof Statement.Import request) {
            request.as()
                    .filter(name -> isFree(name, "an imported file"))
                    .ifPresent(name -> globals.add(new Entry.Library(name)));
        } else if (statement instanceof Statement.Declaration declaration) {
            declaration.items().forEach(item -> declare(declaration, item));
        } else if (statement instanceof Statement.FunctionDefinition function) {
            if (isFree(function.name(), "a function")) {
                globals.add(new Entry.Function(function));
            }
        } else if (statement instanceof Statement.Settings settings
                && settings.kind() == Statement.Settings.Kind.SOLVE) {
            solve.add(settings);
        } else if (statement instanceof Statement.Settings settings) {
            train.add(settings);
        } else if (statement instanceof Statement.Loss loss) {
            WrittenUnits.declare(units, loss.name().text(), 0, loss.note());
            if (isFree(loss.name(), "a loss")) {
                globals.add(new Entry.Loss(loss));
            }
        } else if (statement instanceof Statement.Scan scan) {
            WrittenUnits.declare(units, scan.name().text(), 0, scan.note());
            if (isFree(scan.name(), "a scan")) {
                globals.add(new Entry.Parameter(scan));
            }
        } else if (statement instanceof Statement.Event event) {
            events.add(event);
            event.name().filter(name -> isFree(name, "an event")).ifPresent(name -> globals.add(new Entry.Event(name)));
        } else if (statement instanceof Statement.Integral integral) {
            WrittenUnits.declare(units, integral.name().text(), 0, integral.note());
            if (isFree(integral.name(), "an integral")) {
                globals.add(new Entry.Integral(integral));
            }
        }
    }

    private void declareModel(Statement.ModelHeader model) {
        if (header.isPresent()) {
            problems.report(Diagnostic.error("E0204", "the model has two names")
                    .at(model.span(), "second name")
                    .also(header.get().span(), "first name")
                    .help("one file is one model; remove one of the lines"));
        } else {
            header = Optional.of(model);
        }
    }

    private void declare(Statement.Declaration declaration, Statement.Item item) {
        if (declaration.kind() != Statement.Declaration.Kind.CONST) {
            WrittenUnits.declare(units, item.name().text(), 0, item.note());
        }
        switch (declaration.kind()) {
            case CONST -> declare(item, "a constant", new Entry.Constant(item));
            case PARAM -> declare(item, "a parameter", new Entry.Parameter(item, OdeSystem.Parameter.Role.SHARED));
            case TRAINABLE -> declareTrainable(item);
            case INPUT -> declareInput(item);
            case STATE -> declareState(item);
            case OUTPUT -> declareOutput(item);
            case DISCRETE -> declare(item, "a discrete variable", new Entry.Discrete(item));
        }
    }

    private void declare(Statement.Item item, String what, Entry entry) {
        if (isFree(item.name(), what)) {
            globals.add(entry);
        }
    }

    private void declareTrainable(Statement.Item item) {
        if (item.value().isEmpty()) {
            problems.reportUnlessSyntaxIsBroken(
                    Diagnostic.error("E1001", "the trainable `" + item.name().text() + "` has no first value")
                            .at(Spans.head(item))
                            .help("random ones: `trainable " + Spans.head(item).text() + " = glorot()`; or `zeros()`"));
        }
        declare(item, "a trainable", new Entry.Parameter(item, OdeSystem.Parameter.Role.TRAINABLE));
    }

    /** Whether an input is drawn or has a value that it must not have is found out with those of trainables. */
    private void declareInput(Statement.Item item) {
        declare(item, "an input", new Entry.Parameter(item, OdeSystem.Parameter.Role.INPUT));
    }

    private void declareState(Statement.Item item) {
        if (!isFree(item.name(), "a state")) {
            return;
        }
        Entry.State state = new Entry.State(item.name(), Optional.of(item));
        item.value()
                .ifPresent(value -> state.initials.add(new Entry.Initial(
                        item.span(),
                        new Statement.Target(item.name().span(), item.name(), 0, List.of()),
                        value,
                        new Entry.Lazy<>())));
        globals.add(state);
    }

    /** {@code output E = ..} declares a name; {@code output r} only says that one is written. */
    private void declareOutput(Statement.Item item) {
        outputs.add(item);
        if (item.value().isPresent()) {
            declare(item, "an output", new Entry.Definition(item.name(), Optional.of(item)));
        }
    }

    private boolean isFree(Name name, String what) {
        Optional<Entry> earlier = globals.find(name.text());
        if (earlier.isPresent()) {
            problems.report(twice(name, what, earlier.get()));
            clashed.add(name.text());
            return false;
        }
        if (name.text().equals("pi") || name.text().equals("inf")) {
            problems.report(Diagnostic.error("E0204", "`" + name.text() + "` is predefined")
                    .at(name.span())
                    .help("remove the definition, or choose another name"));
            return false;
        }
        return true;
    }

    private static Diagnostic twice(Name name, String what, Entry earlier) {
        if (earlier instanceof Entry.Time) {
            String noun = what.substring(what.indexOf(' ') + 1);
            return Diagnostic.error("E0206", "`" + name.text() + "` is the time and cannot be defined")
                    .at(name.span())
                    .help("give the " + noun + " another name, or call the time something else: `time s`");
        }
        String kind = earlier instanceof Entry.Definition definition && definition.output.isEmpty()
                ? ""
                : ", " + Words.withArticle(earlier.kind());
        return Diagnostic.error("E0204", "`" + name.text() + "` is defined twice")
                .at(name.span(), "second definition")
                .also(earlier.place(), "first definition" + kind)
                .help("rename one of them");
    }

    private void collectEquation(Statement.Equation equation) {
        WrittenUnits.declare(
                units, equation.target().name().text(), equation.target().primes(), equation.note());
        if (equation.target().primes() == 0) {
            collectDefinition(equation);
        } else {
            collectRate(equation);
        }
    }

    private void collectDefinition(Statement.Equation equation) {
        Name name = equation.target().name();
        Optional<Entry> earlier = globals.find(name.text());
        boolean indexed = !equation.target().index().isEmpty();
        if (earlier.isPresent() && earlier.get() instanceof Entry.Definition definition && indexed) {
            if (!definition.equations.isEmpty()
                    && !definition.equations.get(0).target().index().isEmpty()) {
                definition.equations.add(equation);
                return;
            }
        }
        if (earlier.isPresent() && earlier.get() instanceof Entry.State state) {
            problems.report(withoutPrime(equation, state));
            state.broken = true;
        } else if (isFree(name, "a definition")) {
            Entry.Definition definition = new Entry.Definition(name, Optional.empty());
            definition.equations.add(equation);
            globals.add(definition);
        }
    }

    private static Diagnostic withoutPrime(Statement.Equation equation, Entry.State state) {
        return Diagnostic.error("E0305", "`" + state.name() + "` is a state: its equation is written with a prime")
                .at(equation.target().span())
                .also(state.place(), "declared here as a state")
                .help("an equation for its rate of change: `"
                        + Spans.brief(equation.target().span()) + "' = "
                        + (equation.value() instanceof Term.Bad
                                ? "..."
                                : Spans.brief(equation.value().span())) + "`")
                .help("its value at the start: `" + state.name() + "(0) = ...`");
    }

    private void collectRate(Statement.Equation equation) {
        Name name = equation.target().name();
        Optional<Entry> earlier = globals.find(name.text());
        if (earlier.isEmpty()) {
            if (isFree(name, "a state")) {
                globals.add(new Entry.State(name, Optional.empty()));
                collectRate(equation);
            }
        } else if (earlier.get() instanceof Entry.State state) {
            addEquation(state, equation);
        } else if (!clashed.contains(name.text())) {
            problems.report(noEquation(equation, earlier.get()));
        }
    }

    private void addEquation(Entry.State state, Statement.Equation equation) {
        state.equations.add(equation);
        int primes = equation.target().primes();
        if (primes != state.order()) {
            state.equations.remove(state.equations.size() - 1);
            problems.report(Diagnostic.error(
                            "E0302",
                            "`" + state.name() + "` has equations of order " + state.order() + " and " + primes)
                    .at(equation.target().span(), "order " + primes)
                    .also(state.equations.get(0).target().span(), "order " + state.order())
                    .help("the highest derivative alone has an equation; the lower ones follow from it"));
        }
    }

    private static Diagnostic noEquation(Statement.Equation equation, Entry earlier) {
        String name = earlier.name();
        if (earlier instanceof Entry.Time) {
            return Diagnostic.error("E0307", "`" + name + "` is the time: it has no equation")
                    .at(equation.target().span())
                    .help("remove the line: `" + name + "' = 1` holds by itself");
        }
        if (earlier instanceof Entry.Definition definition
                && definition.equations.size() == 1
                && definition.equations.get(0).target().index().isEmpty()) {
            return definedAndDifferentiated(equation, definition.equations.get(0));
        }
        Diagnostic diagnostic = Diagnostic.error(
                        "E0307", "`" + name + "` is " + Words.withArticle(earlier.kind()) + ": it has no equation")
                .at(equation.target().span())
                .also(earlier.place(), "declared here as " + Words.withArticle(earlier.kind()));
        if (earlier instanceof Entry.Parameter parameter) {
            return diagnostic.help("remove the line (parameters are constant), or declare `state "
                    + Spans.brief(parameter.item.span()) + "`");
        }
        if (earlier instanceof Entry.Constant constant) {
            return diagnostic.help("remove the line, or declare `state " + Spans.brief(constant.item.span()) + "`");
        }
        if (earlier instanceof Entry.Discrete discrete) {
            return diagnostic.help(
                    "remove the line (events change it), or declare `state " + Spans.brief(discrete.item.span()) + "`");
        }
        return diagnostic.help("rename one of them; a state needs no other definition");
    }

    /** {@code x = 1} beside {@code x' = -x}: most likely its value at the start. */
    private static Diagnostic definedAndDifferentiated(Statement.Equation equation, Statement.Equation definition) {
        String name = definition.target().name().text();
        String value = definition.value() instanceof Term.Bad
                ? "..."
                : Spans.brief(definition.value().span());
        return Diagnostic.error("E0307", "`" + name + "` is defined here, and an equation says how it changes")
                .at(definition.target().span(), "holds all the time")
                .also(equation.target().span(), "makes it a state")
                .help("its value at the start: `" + name + "(0) = " + value + "`");
    }

    private void collectInitial(Statement.InitialValue initial) {
        Name name = initial.target().name();
        Optional<Entry> entry = globals.find(name.text());
        if (entry.isPresent() && entry.get() instanceof Entry.State state) {
            state.initials.add(
                    new Entry.Initial(initial.span(), initial.target(), initial.value(), new Entry.Lazy<>()));
            initial.at().ifPresent(at -> state.times.add(at));
        } else if (entry.isEmpty()) {
            problems.reportUnlessSyntaxIsBroken(
                    Diagnostic.error("E0312", "`" + name.text() + "` has an initial value but no equation")
                            .at(initial.target().span())
                            .help("add `" + name.text() + "' = ...`"
                                    + Suggestions.nearest(name.text(), globals.values())
                                            .map(other -> ", or did you mean `" + other + "`?")
                                            .orElse("")));
        } else if (!clashed.contains(name.text())) {
            Diagnostic diagnostic = Diagnostic.error(
                            "E0312",
                            "`" + name.text() + "` is "
                                    + Words.withArticle(entry.get().kind()) + ": only a state has an initial value")
                    .at(initial.target().span())
                    .also(entry.get().place(), "declared here");
            problems.report(
                    entry.get() instanceof Entry.Discrete
                            ? diagnostic.help(
                                    "its value at the start stands in the declaration: `discrete " + name.text() + " = "
                                            + Spans.brief(initial.value().span()) + "`")
                            : diagnostic);
        }
    }
}
