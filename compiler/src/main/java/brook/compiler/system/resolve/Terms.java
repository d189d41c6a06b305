package brook.compiler.system.resolve;

import brook.compiler.source.Budget;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Name;
import brook.compiler.syntax.Statement;
import brook.compiler.syntax.Term;
import brook.compiler.system.ConstantEvaluator;
import brook.compiler.system.Expr;
import brook.compiler.system.Operator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a term to its value: one case per kind of term. */
final class Terms {

    private final Resolution resolution;
    private final Budget budget = Budget.here();
    private final long largest = Symbols.largest();
    private long resolved;

    Terms(Resolution resolution) {
        this.resolution = resolution;
    }

    Value resolve(Term term, Context context) {
        count(term, context);
        Value value = meaning(term, context);
        double elements = value.isScalar() ? 1 : Effort.elements(value.shape().sizes());
        if (elements > largest) {
            resolution.problems.report(Symbols.tooLarge("this array", elements, term.span()), context);
            return Value.bad(term.span());
        }
        return value;
    }

    /** Functions are expanded, so that a short text may mean a lot. */
    private void count(Term term, Context context) {
        budget.tick();
        resolved++;
        if (resolved > budget.most(Budget.Amount.NODES)) {
            budget.check(
                    Budget.Amount.NODES,
                    resolved,
                    most -> Diagnostic.error(
                                    "E0910", "the formulas of this model expand to more than " + most + " operations")
                            .at(context.outermostCall().orElse(term.span()), "here")
                            .note("functions are expanded where they are called")
                            .help("make intermediate values definitions: they are computed once"));
        }
    }

    private Value meaning(Term term, Context context) {
        if (term instanceof Term.Number number) {
            return Value.number(new Expr.Literal(number.span(), number.value()));
        }
        if (term instanceof Term.Truth truth) {
            return Value.condition(new Expr.Literal(truth.span(), truth.value() ? 1 : 0));
        }
        if (term instanceof Term.Reference reference) {
            return resolution.names.reference(reference.span(), reference.name(), context);
        }
        if (term instanceof Term.Call call) {
            return resolution.calls.call(call, context);
        }
        if (term instanceof Term.Aggregate aggregate) {
            return resolution.comprehensions.aggregate(aggregate, context);
        }
        if (term instanceof Term.Indexed indexed) {
            return resolution.subscripts.indexed(indexed, context);
        }
        if (term instanceof Term.Prime prime) {
            return resolution.primes.prime(prime, context);
        }
        if (term instanceof Term.Unary unary) {
            return resolution.arithmetic.unary(unary, resolve(unary.operand(), context), context);
        }
        if (term instanceof Term.Binary binary) {
            return chain(binary, context);
        }
        if (term instanceof Term.Conditional conditional) {
            return conditional(conditional, context);
        }
        if (term instanceof Term.Listing listing) {
            return resolution.lists.listing(listing, context);
        }
        if (term instanceof Term.Built built) {
            return resolution.comprehensions.built(built, context);
        }
        if (term instanceof Term.WithUnit withUnit) {
            return WrittenUnits.give(resolution.units, resolve(withUnit.value(), context), withUnit.unit());
        }
        if (term instanceof Term.Bad bad) {
            return Value.bad(bad.span());
        }
        throw new AssertionError(term);
    }

    /** A long sum is a chain to the left; it is gone down in a loop, since it may have a hundred thousand terms. */
    private Value chain(Term.Binary last, Context context) {
        Deque<Term.Binary> chain = new ArrayDeque<>();
        Term first = last;
        while (first instanceof Term.Binary binary) {
            chain.push(binary);
            first = binary.left();
        }
        Value value = resolve(first, context);
        while (!chain.isEmpty()) {
            Term.Binary binary = chain.pop();
            value = resolution.arithmetic.binary(binary, value, resolve(binary.right(), context), context);
        }
        return value;
    }

    private Value conditional(Term.Conditional conditional, Context context) {
        List<Value> conditions = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        Ranges ranges = context.ranges();
        for (Term.Branch branch : conditional.branches()) {
            Value condition = condition(branch.condition(), context.with(ranges));
            conditions.add(condition);
            values.add(resolve(branch.value(), context.with(inBranch(ranges, condition))));
            ranges = afterBranch(ranges, condition);
        }
        Value otherwise = resolve(conditional.otherwise(), context.with(ranges));
        for (int i = conditions.size() - 1; i >= 0; i--) {
            otherwise = resolution.arithmetic.select(
                    conditional.span(), conditions.get(i), values.get(i), otherwise, context);
        }
        return otherwise;
    }

    /** A term that must be a condition; if it is none, it is reported. */
    Value condition(Term term, Context context) {
        Value value = resolve(term, context);
        if (value.isBad() || value.isCondition()) {
            return value;
        }
        resolution.problems.report(
                Diagnostic.error("E0406", "a condition is expected, found " + Words.shape(value.shape()))
                        .at(term.span(), Words.shape(value.shape()))
                        .help("compare it, for example `" + Spans.brief(term.span()) + " > 0`"),
                context);
        return Value.bad(term.span());
    }

    private static Ranges inBranch(Ranges ranges, Value condition) {
        return isStatic(condition) ? ranges.with(new Ranges.Fact.Branch(condition.expr())) : ranges;
    }

    private static Ranges afterBranch(Ranges ranges, Value condition) {
        if (!isStatic(condition)) {
            return ranges;
        }
        Span span = condition.span();
        Expr not = new Expr.Apply(span, Operator.NOT, List.of(condition.expr()), condition.shape());
        return ranges.with(new Ranges.Fact.Branch(not));
    }

    private static boolean isStatic(Value condition) {
        return condition.isCondition() && Variables.first(condition.expr()).isEmpty();
    }

    /** Whether a condition is known when the model is compiled, without any running index. */
    static boolean isKnown(Value condition) {
        return isStatic(condition) && Variables.indices(condition.expr()).isEmpty() && Effort.isSmall(condition.expr());
    }

    static boolean holds(Value condition) {
        return ConstantEvaluator.evaluate(condition.expr())[0] != 0;
    }

    /** The context in which the names after {@code where} are known, to each other too. */
    Context where(List<Statement.Local> locals, Context context) {
        Map<String, Name> names = new HashMap<>();
        Scope scope = context.scope();
        List<Scope.Later> later = new ArrayList<>();
        for (Statement.Local local : locals) {
            Name earlier = names.put(local.name().text(), local.name());
            if (earlier != null) {
                resolution.problems.report(Diagnostic.error("E0204", "`" + earlier.text() + "` is defined twice")
                        .at(local.name().span(), "second definition")
                        .also(earlier.span(), "first definition")
                        .help("rename one of them"));
            } else {
                later.add(new Scope.Later(local));
                scope = scope.with(local.name().text(), later.get(later.size() - 1));
            }
        }
        Context inner = context.with(scope);
        later.forEach(local -> local.readIn(inner));
        return inner;
    }

    /** Resolves the names after {@code where} that nobody read, so that what is wrong with them is said. */
    void readAll(List<Statement.Local> locals, Context inner) {
        for (Statement.Local local : locals) {
            Optional<Scope.Local> found = inner.scope().find(local.name().text());
            if (found.isPresent() && found.get() instanceof Scope.Later later) {
                later.value(this);
            }
        }
    }
}
