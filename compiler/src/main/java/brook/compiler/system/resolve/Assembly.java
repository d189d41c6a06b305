package brook.compiler.system.resolve;

import brook.compiler.source.Budget;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Statement;
import brook.compiler.system.Dimension;
import brook.compiler.system.Expr;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.Pieces;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts what has been resolved into the lists of a system; the last checks need whole values. */
final class Assembly {

    /** Elements of all states together, derivatives counted, whatever the limits. */
    private static final long LARGEST_STATE = 5_000_000;

    private final Resolution resolution;

    Assembly(Resolution resolution) {
        this.resolution = resolution;
    }

    List<OdeSystem.Parameter> parameters() {
        List<OdeSystem.Parameter> parameters = new ArrayList<>();
        for (Entry.Parameter entry : resolution.globals.all(Entry.Parameter.class)) {
            Optional<Symbol> symbol = resolution.symbols.symbol(entry, entry.place());
            resolution.initialisers.checkInput(entry);
            boolean input = entry.role == OdeSystem.Parameter.Role.INPUT;
            Optional<Pieces> value = input || entry.item.value().isEmpty() || resolution.initialisers.hasOne(entry)
                    ? Optional.empty()
                    : resolution
                            .symbols
                            .defaultValue(entry, entry.place())
                            .flatMap(found -> symbol.flatMap(known -> fitted(entry, found, known)));
            Optional<OdeSystem.Initialiser> initialiser = resolution.initialisers.of(entry);
            symbol.ifPresent(known -> parameters.add(new OdeSystem.Parameter(
                    known,
                    entry.role,
                    value,
                    initialiser,
                    WrittenUnits.text(entry.item.note()),
                    description(entry.item.note()))));
        }
        parameters.sort(Comparator.comparing(OdeSystem.Parameter::role));
        return parameters;
    }

    private Optional<Pieces> fitted(Entry.Parameter entry, Value value, Symbol symbol) {
        Context context = Context.of(Context.Place.DEFAULT);
        List<Dimension> dimensions = symbol.dimensions();
        return resolution
                .fitting
                .fit(value, dimensions, entry.name(), symbol.declaration(), context)
                .map(expr -> Equations.whole(entry.item.span(), dimensions, expr));
    }

    List<OdeSystem.State> states() {
        List<OdeSystem.State> states = new ArrayList<>();
        double elements = 0;
        for (Entry.State entry : inOrder()) {
            Optional<Symbol> symbol = resolution.symbols.symbol(entry, entry.place());
            if (symbol.isEmpty()) {
                continue;
            }
            elements += (double) symbol.get().shape().elements() * entry.order();
            Optional<List<Optional<Pieces>>> initial = resolution.initialValues.resolve(entry, symbol.get());
            Optional<Pieces> equation = entry.highest.isPresent()
                    ? entry.highest.map(highest -> alias(entry, highest))
                    : entry.equation.result();
            if (initial.isPresent() && equation.isPresent()) {
                String unit =
                        entry.item.map(item -> WrittenUnits.text(item.note())).orElse("");
                String description =
                        entry.item.map(item -> description(item.note())).orElse("");
                states.add(new OdeSystem.State(
                        symbol.get(), entry.order(), equation.get(), initial.get(), unit, description));
            }
        }
        long largest = Math.min(LARGEST_STATE, Budget.here().most(Budget.Amount.ELEMENTS));
        if (elements > largest) {
            Entry.State first = resolution.globals.all(Entry.State.class).get(0);
            resolution.problems.report(
                    Diagnostic.error("E0412", "the state would have " + Words.large(elements) + " elements")
                            .at(first.place())
                            .note("at most " + Words.large((double) largest) + " are supported"));
        }
        return states;
    }

    /** States as they are first declared or first given an equation. */
    private List<Entry.State> inOrder() {
        return resolution.globals.all(Entry.State.class).stream()
                .sorted(Comparator.comparingInt(Entry.State::firstMention))
                .toList();
    }

    private static Pieces alias(Entry.State entry, Symbol highest) {
        Span span = entry.equations.get(0).span();
        return Equations.whole(span, highest.dimensions(), new Expr.Reference(span, highest, 0));
    }

    private static String description(Statement.Note note) {
        return note.description().map(Statement.Text::value).orElse("");
    }

    /** Definitions, outputs that something reads, and highest derivatives that something reads. */
    List<OdeSystem.Definition> definitions() {
        List<OdeSystem.Definition> definitions = new ArrayList<>();
        for (Entry entry : resolution.definitions.order()) {
            if (entry instanceof Entry.Definition definition) {
                if (definition.output.isEmpty() || definition.isUsed()) {
                    Entry.Definition.Result result = definition.result.result().orElseThrow();
                    String unit = WrittenUnits.text(definition
                            .output
                            .map(Statement.Item::note)
                            .orElseGet(() -> definition.equations.get(0).note()));
                    String description = definition.output.isEmpty()
                            ? description(definition.equations.get(0).note())
                            : description(definition.output.get().note());
                    definitions.add(new OdeSystem.Definition(result.symbol(), result.pieces(), unit, description));
                }
            } else if (entry instanceof Entry.State state) {
                if (state.highest.isPresent()) {
                    Pieces equation = state.equation.result().orElseThrow();
                    definitions.add(new OdeSystem.Definition(state.highest.get(), equation, "", ""));
                }
            } else {
                throw new AssertionError(entry);
            }
        }
        return definitions;
    }

    List<OdeSystem.Output> outputs(List<Statement.Item> items) {
        List<OdeSystem.Output> outputs = new ArrayList<>();
        for (Statement.Item item : items) {
            Optional<Entry> entry = resolution.globals.find(item.name().text());
            if (item.value().isEmpty()) {
                named(item, entry).ifPresent(outputs::add);
            } else if (entry.isPresent() && entry.get() instanceof Entry.Definition definition) {
                definition.result.result().ifPresent(result -> outputs.add(output(item, definition, result)));
            }
        }
        return outputs;
    }

    private static OdeSystem.Output output(
            Statement.Item item, Entry.Definition entry, Entry.Definition.Result result) {
        Symbol definition = result.symbol();
        Pieces value = entry.isUsed() ? alias(item, definition) : result.pieces();
        return new OdeSystem.Output(
                outputSymbol(item, definition), value, WrittenUnits.text(item.note()), description(item.note()));
    }

    private static Symbol outputSymbol(Statement.Item item, Symbol value) {
        return new Symbol(
                Symbol.Kind.OUTPUT,
                item.name().text(),
                value.dimensions(),
                item.name().span());
    }

    private static Pieces alias(Statement.Item item, Symbol symbol) {
        return Equations.whole(item.span(), symbol.dimensions(), new Expr.Reference(item.span(), symbol, 0));
    }

    /** {@code output r}: a definition or a parameter that is written to the tables too. */
    private Optional<OdeSystem.Output> named(Statement.Item item, Optional<Entry> entry) {
        if (entry.isPresent() && entry.get() instanceof Entry.State) {
            resolution.problems.report(
                    Diagnostic.error("E0211", "`" + item.name().text() + "` is a state: it is written to every table")
                            .at(item.name().span())
                            .help("remove it here; an output with a name of its own: `output y = "
                                    + item.name().text() + "`"));
            return Optional.empty();
        }
        Context context = Context.of(Context.Place.MODEL);
        Value value = resolution.names.reference(item.name().span(), item.name().text(), context);
        if (value.expr() instanceof Expr.Reference reference && !value.isBad()) {
            Symbol symbol = reference.symbol();
            return Optional.of(new OdeSystem.Output(
                    outputSymbol(item, symbol),
                    alias(item, symbol),
                    WrittenUnits.text(item.note()),
                    description(item.note())));
        }
        if (!value.isBad()) {
            resolution.problems.report(
                    Diagnostic.error("E0211", "`" + item.name().text() + "` never changes: it is no output")
                            .at(item.name().span()));
        }
        return Optional.empty();
    }
}
