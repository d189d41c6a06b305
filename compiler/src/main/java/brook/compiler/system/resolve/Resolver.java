package brook.compiler.system.resolve;

import brook.compiler.imports.ModelSources;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.Span;
import brook.compiler.source.Suggestions;
import brook.compiler.syntax.ModelSyntax;
import brook.compiler.syntax.Statement;
import brook.compiler.syntax.Term;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.units.UnitCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what a model means; every mistake that a user can make is reported here or in the syntax. */
public final class Resolver {

    private final Resolution resolution;
    private final Declarations declarations;

    private Resolver(Problems problems) {
        this.resolution = new Resolution(problems);
        this.declarations = new Declarations(resolution.globals, problems, resolution.units);
    }

    /** As below, for a model whose imports are not looked at. */
    public static Optional<OdeSystem> resolve(
            ModelSyntax syntax, Map<String, Double> constants, Diagnostics diagnostics) {
        return resolve(ModelSources.alone(syntax), constants, diagnostics);
    }

    /**
     * The system of a model, or empty if there are errors, and for a library, which has none.
     *
     * @param constants values that replace those of constants, by the names that they have in the model
     */
    public static Optional<OdeSystem> resolve(
            ModelSources sources, Map<String, Double> constants, Diagnostics diagnostics) {
        return new Resolver(new Problems(diagnostics)).resolve(sources, constants);
    }

    private Optional<OdeSystem> resolve(ModelSources sources, Map<String, Double> constants) {
        ModelSyntax syntax = sources.model();
        boolean library = !resolution.problems.syntaxIsBroken() && ModelSources.isLibrary(syntax);
        if (library) {
            declarations.collectLibrary(syntax);
        } else {
            declarations.collect(syntax);
        }
        resolution.files.collect(sources);
        override(constants, syntax);
        resolution.files.imported().forEach(this::resolveLibrary);
        if (library) {
            resolveLibrary(resolution.globals);
            resolution.problems.reportDeferred();
            return Optional.empty();
        }
        Optional<OdeSystem> system = resolveModel(syntax);
        system.ifPresent(this::warn);
        return system;
    }

    /** Constants and functions; those that nothing calls are looked through too. */
    private void resolveLibrary(Globals names) {
        for (Entry.Constant constant : names.all(Entry.Constant.class)) {
            resolution.symbols.constant(constant, constant.place());
        }
        for (Entry.Function function : names.all(Entry.Function.class)) {
            resolution.calls.check(function);
        }
    }

    private Optional<OdeSystem> resolveModel(ModelSyntax syntax) {
        resolution.units.checkNames(resolution.problems::report);
        resolveNames();
        checkStates(syntax);
        Assembly assembly = new Assembly(resolution);
        List<OdeSystem.Parameter> parameters = assembly.parameters();
        List<OdeSystem.State> states = assembly.states();
        OdeSystem.SolveSettings solve = new SolveBlock(resolution).resolve(declarations.solve());
        checkTimes(solve);
        List<OdeSystem.Integral> integrals = resolution.integrals.all();
        List<OdeSystem.Output> outputs = assembly.outputs(declarations.outputs());
        List<OdeSystem.Discrete> discretes = resolution.discretes.resolve();
        List<OdeSystem.Event> events = new Events(resolution).resolve(declarations.events());
        OdeSystem.Training training = new OdeSystem.Training(
                resolution.losses.resolve(),
                new Scans(resolution).resolve(),
                new TrainBlock(resolution, solve.span()).resolve(declarations.train()));
        for (Entry.Function function : resolution.globals.all(Entry.Function.class)) {
            if (!function.isUsed()) {
                resolution.calls.check(function);
            }
        }
        resolution.problems.reportDeferred();
        if (resolution.problems.hasErrors()) {
            return Optional.empty();
        }
        OdeSystem system = new OdeSystem(
                syntax.file(),
                name(syntax),
                declarations
                        .header()
                        .flatMap(Statement.ModelHeader::description)
                        .map(Statement.Text::value)
                        .orElse(""),
                resolution.globals.all(Entry.Time.class).get(0).symbol,
                parameters,
                states,
                discretes,
                assembly.definitions(),
                integrals,
                outputs,
                events,
                training,
                solve);
        UnitCheck.check(system, resolution.units, resolution.problems::report);
        return resolution.problems.hasErrors() ? Optional.empty() : Optional.of(system);
    }

    /** Warnings only for a model without errors: none is a consequence of one. */
    private void warn(OdeSystem system) {
        Unused unused = new Unused(resolution.globals, resolution.problems);
        unused.warn();
        unused.warnOfUnchanged(system);
        new Corners(system, resolution.problems).warn();
    }

    /** The name in the file, or the file's name without folders and extension. */
    private String name(ModelSyntax syntax) {
        return declarations.header().map(model -> model.name().text()).orElseGet(() -> {
            String file = syntax.file().name();
            String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
            int dot = last.indexOf('.');
            return dot > 0 ? last.substring(0, dot) : last;
        });
    }

    private void override(Map<String, Double> values, ModelSyntax syntax) {
        Globals names = resolution.globals;
        List<String> constants = names.values().stream()
                .filter(name -> names.find(name).orElseThrow() instanceof Entry.Constant)
                .toList();
        for (String name : values.keySet().stream().sorted().toList()) {
            Optional<Entry> entry = names.find(name);
            if (entry.isPresent() && entry.get() instanceof Entry.Constant constant) {
                resolution.overrides.put(constant, values.get(name));
            } else {
                String help = Suggestions.nearest(name, constants)
                        .map(other -> "did you mean `" + other + "`?")
                        .orElse(constants.isEmpty() ? "it has none" : "constants are " + Words.and(constants));
                resolution.problems.report(Diagnostic.error(
                                "E0210",
                                "`-D " + name + "`: " + syntax.file().name() + " has no constant `" + name + "`")
                        .help(help));
            }
        }
    }

    private void resolveNames() {
        for (Entry.Constant constant : resolution.globals.all(Entry.Constant.class)) {
            resolution.symbols.constant(constant, constant.place());
        }
        for (Entry.Definition definition : resolution.globals.all(Entry.Definition.class)) {
            if (definition.output.isEmpty()) {
                resolution.definitions.resolve(definition, definition.place());
            }
        }
        for (Entry.State state : resolution.globals.all(Entry.State.class)) {
            checkEquation(state);
        }
        for (Entry.Definition output : resolution.globals.all(Entry.Definition.class)) {
            resolution.definitions.resolve(output, output.place());
        }
    }

    private void checkEquation(Entry.State state) {
        if (!state.equations.isEmpty()) {
            resolution.equations.resolve(state, state.equations.get(0).target().span());
        } else if (!state.broken) {
            String parameter = state.item
                    .filter(item -> item.value().isPresent())
                    .map(item -> Spans.brief(item.span()))
                    .orElse(state.name());
            Optional<Statement.Equation> meant = ForeignNames.derivative(state.name(), resolution.globals);
            Diagnostic diagnostic = Diagnostic.error("E0301", "the state `" + state.name() + "` has no equation")
                    .at(state.place(), "declared here");
            resolution.problems.reportUnlessSyntaxIsBroken(
                    meant.isPresent()
                            ? diagnostic
                                    .also(meant.get().target().span(), "defines another name")
                                    .help("write `" + ForeignNames.asDerivative(state.name(), meant.get()) + "`")
                            : diagnostic.help("add `" + state.name()
                                    + "' = ...`, or if it never changes declare it `param " + parameter + "`"));
        }
    }

    private void checkStates(ModelSyntax syntax) {
        if (resolution.globals.all(Entry.State.class).isEmpty() && !resolution.problems.hasErrors()) {
            resolution.problems.reportUnlessSyntaxIsBroken(
                    Diagnostic.error("E0300", "the model has no state: there is nothing to integrate")
                            .at(new Span(syntax.file(), 0, 0))
                            .help("an equation with a prime makes one: `x' = -x`, `x(0) = 1`"));
        }
    }

    /** {@code x(0)} is the start of the run, another number must be its time. */
    private void checkTimes(OdeSystem.SolveSettings solve) {
        for (Entry.State state : resolution.globals.all(Entry.State.class)) {
            for (Term.Number time : state.times) {
                boolean start = time.value() == 0
                        || solve.span().isPresent() && solve.span().get().start() == time.value();
                if (!start) {
                    String starts = solve.span().isPresent()
                            ? "the run starts at "
                                    + Words.number(solve.span().get().start())
                            : "the file has no `solve` block that says where the run starts";
                    resolution.problems.report(Diagnostic.error(
                                    "E0316", "an initial value holds at the start of the run")
                            .at(time.span(), starts)
                            .help("write `" + state.name() + "(0) = ...`: 0 means the start, whatever its time"));
                }
            }
        }
    }
}
