package brook.compiler.system.resolve;

import brook.compiler.source.Span;
import brook.compiler.system.units.UnitNotes;
import java.util.IdentityHashMap;

/** The parts of the resolver, which need each other, for one model. */
final class Resolution {

    final Problems problems;
    final Globals globals = new Globals();
    final Namespaces files;
    final Pending pending;
    final Constants constants;
    final IndexChecks indexChecks;
    final Terms terms;
    final Names names;
    final Primes primes;
    final Derivatives derivatives;
    final Arithmetic arithmetic;
    final Subscripts subscripts;
    final Comprehensions comprehensions;
    final Lists lists;
    final Calls calls;
    final PredefinedCalls predefined;
    final Symbols symbols;
    final Fitting fitting;
    final Targets targets;
    final Coverage coverage;
    final Definitions definitions;
    final Equations equations;
    final InitialValues initialValues;
    final Discretes discretes;
    final Integrals integrals;
    final Initialisers initialisers;
    final Losses losses;
    final UnitNotes units = new UnitNotes();
    /** Values given from outside, of constants of the model and of imported files. */
    final IdentityHashMap<Entry.Constant, Double> overrides = new IdentityHashMap<>();

    Resolution(Problems problems) {
        this.problems = problems;
        this.files = new Namespaces(globals, problems);
        this.pending = new Pending(problems);
        this.constants = new Constants(this);
        this.indexChecks = new IndexChecks(problems);
        this.terms = new Terms(this);
        this.names = new Names(this);
        this.primes = new Primes(this);
        this.derivatives = new Derivatives(this);
        this.arithmetic = new Arithmetic(this);
        this.subscripts = new Subscripts(this);
        this.comprehensions = new Comprehensions(this);
        this.lists = new Lists(this);
        this.calls = new Calls(this);
        this.predefined = new PredefinedCalls(this);
        this.symbols = new Symbols(this);
        this.fitting = new Fitting(problems);
        this.targets = new Targets(this);
        this.coverage = new Coverage(problems);
        this.definitions = new Definitions(this);
        this.equations = new Equations(this);
        this.initialValues = new InitialValues(this);
        this.discretes = new Discretes(this);
        this.integrals = new Integrals(this);
        this.initialisers = new Initialisers(this);
        this.losses = new Losses(this);
    }

    /** The names that are known at a place of the text: those of its file. */
    Globals names(Span place) {
        return files.at(place);
    }
}
