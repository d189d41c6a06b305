package brook.compiler.system.resolve;

import java.util.Map;

/** The parts of the resolver, which need each other, for one model. */
final class Resolution {

    final Problems problems;
    final Globals globals = new Globals();
    final Pending pending;
    final Constants constants;
    final IndexChecks indexChecks;
    final Terms terms;
    final Names names;
    final Primes primes;
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
    final Map<String, Double> overrides;

    Resolution(Problems problems, Map<String, Double> overrides) {
        this.problems = problems;
        this.overrides = overrides;
        this.pending = new Pending(problems);
        this.constants = new Constants(this);
        this.indexChecks = new IndexChecks(problems);
        this.terms = new Terms(this);
        this.names = new Names(this);
        this.primes = new Primes(this);
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
    }
}
