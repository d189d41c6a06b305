package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Name;
import brook.compiler.syntax.Term;
import brook.compiler.system.ConstantEvaluator;
import brook.compiler.system.Dimension;
import brook.compiler.system.Domain;
import brook.compiler.system.Expr;
import brook.compiler.system.Index;
import brook.compiler.system.Operator;
import brook.compiler.system.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code sum(e for j in 1..N if j != i)} and {@code [e for i in 1..N]}. */
final class Comprehensions {

    private final Resolution resolution;

    Comprehensions(Resolution resolution) {
        this.resolution = resolution;
    }

    /** A domain and what is known inside of it. */
    private record Opened(Domain domain, Context context) {}

    Value aggregate(Term.Aggregate term, Context context) {
        String name = term.function().text();
        boolean own = resolution.names(term.function().span()).find(name).isPresent();
        Optional<Predefined> function = own ? Optional.empty() : Predefined.find(name);
        if (function.isEmpty() || !function.get().isReduction()) {
            Value vector = built(term.span(), term.body(), term.comprehension(), context);
            return resolution.calls.apply(term.function(), term.span(), List.of(vector), context);
        }
        Optional<Opened> opened = open(term.comprehension(), context);
        if (opened.isEmpty()) {
            return Value.bad(term.span());
        }
        Value body = resolution.terms.resolve(term.body(), opened.get().context());
        if (body.isBad() || !resolution.arithmetic.isNumber(body, context)) {
            return Value.bad(term.span());
        }
        return reduce(term, function.get(), body, opened.get().domain(), context);
    }

    private Value reduce(Term.Aggregate term, Predefined function, Value body, Domain domain, Context context) {
        if (function == Predefined.MIN) {
            return extreme(term, Expr.Reduction.MINIMUM, body, domain, context);
        }
        if (function == Predefined.MAX) {
            return extreme(term, Expr.Reduction.MAXIMUM, body, domain, context);
        }
        if (function == Predefined.PROD) {
            return reduce(term.span(), Expr.Reduction.PRODUCT, body, domain);
        }
        Value sum = reduce(term.span(), Expr.Reduction.SUM, body, domain);
        return function == Predefined.MEAN
                ? resolution.arithmetic.elementwise(
                        term.span(), Operator.DIVIDE, List.of(sum, count(term.span(), domain)), context)
                : sum;
    }

    private static Value count(Span span, Domain domain) {
        Expr count = new Expr.Reduce(span, Expr.Reduction.SUM, new Expr.Literal(span, 1), domain);
        boolean known = Variables.indices(count).isEmpty() && Effort.isSmall(count);
        return Value.number(known ? Constants.literal(count, span) : count);
    }

    private static Value reduce(Span span, Expr.Reduction reduction, Value body, Domain domain) {
        if (isEmpty(domain)) {
            Expr neutral = new Expr.Literal(span, reduction == Expr.Reduction.PRODUCT ? 1 : 0);
            return Value.number(
                    body.isScalar()
                            ? neutral
                            : new Expr.Rearrange(span, Expr.Rearrange.Kind.FILL, neutral, body.shape()));
        }
        return Value.number(new Expr.Reduce(span, reduction, body.expr(), domain), body.dimensions());
    }

    private Value extreme(Term.Aggregate term, Expr.Reduction reduction, Value body, Domain domain, Context context) {
        if (isEmpty(domain)) {
            resolution.problems.report(
                    Diagnostic.error("E0411", "`" + term.function().text() + "` of nothing: the range is empty")
                            .at(term.comprehension().span()),
                    context);
            return Value.bad(term.span());
        }
        return reduce(term.span(), reduction, body, domain);
    }

    /** Whether a loop with constant bounds never runs. */
    private static boolean isEmpty(Domain domain) {
        for (Domain.Loop loop : domain.loops()) {
            if (loop.from() instanceof Expr.Literal from && loop.to() instanceof Expr.Literal to) {
                double length = (to.value() - from.value()) * Integer.signum(loop.step());
                if (length < 0) {
                    return true;
                }
            }
        }
        return false;
    }

    Value built(Term.Built term, Context context) {
        return built(term.span(), term.body(), term.comprehension(), context);
    }

    private Value built(Span span, Term term, Term.Comprehension comprehension, Context context) {
        Optional<Opened> opened = open(comprehension, context);
        if (opened.isEmpty()) {
            return Value.bad(span);
        }
        Value body = resolution.terms.resolve(term, opened.get().context());
        if (body.isBad() || !resolution.arithmetic.isNumber(body, context)) {
            return Value.bad(span);
        }
        if (comprehension.condition().isPresent()) {
            resolution.problems.report(
                    Diagnostic.error("E0421", "a list has no condition: its size must be known")
                            .at(comprehension.condition().get().span())
                            .help("`[if c then e else 0 for ...]`, or put the condition into a `sum`"),
                    context);
            return Value.bad(span);
        }
        return sizes(comprehension, opened.get().domain(), context)
                .map(sizes -> build(span, body, opened.get().domain(), sizes))
                .orElse(Value.bad(span));
    }

    private static Value build(Span span, Value body, Domain domain, List<Dimension> loops) {
        List<Dimension> dimensions = new ArrayList<>(loops);
        dimensions.addAll(body.dimensions());
        Shape shape = new Shape(dimensions.stream().map(Dimension::size).toList());
        Expr.Build build = new Expr.Build(span, body.expr(), domain, shape);
        return Value.number(build, dimensions);
    }

    private Optional<List<Dimension>> sizes(Term.Comprehension comprehension, Domain domain, Context context) {
        List<Dimension> sizes = new ArrayList<>();
        for (int i = 0; i < domain.loops().size(); i++) {
            Domain.Loop loop = domain.loops().get(i);
            Span span = comprehension.iterations().get(i).range().span();
            if (!(loop.from() instanceof Expr.Literal from) || !(loop.to() instanceof Expr.Literal to)) {
                resolution.problems.report(
                        Diagnostic.error("E0405", "the size of a list must be the same for all indices")
                                .at(span, "depends on a running index"),
                        context);
                return Optional.empty();
            }
            int size = (int) Math.floor((to.value() - from.value()) / loop.step()) + 1;
            if (size < 1) {
                resolution.problems.report(Fitting.emptyRange(span, from.value(), to.value()), context);
                return Optional.empty();
            }
            sizes.add(new Dimension(1, size));
        }
        double elements = sizes.stream().mapToDouble(Dimension::size).reduce(1, (a, b) -> a * b);
        if (elements > Symbols.largest()) {
            resolution.problems.report(Symbols.tooLarge("this list", elements, comprehension.span()), context);
            return Optional.empty();
        }
        return Optional.of(sizes);
    }

    private Optional<Opened> open(Term.Comprehension comprehension, Context context) {
        Map<String, Name> names = new HashMap<>();
        List<Domain.Loop> loops = new ArrayList<>();
        Context inner = context;
        boolean bad = false;
        for (Term.Iteration iteration : comprehension.iterations()) {
            checkName(iteration.name(), names, context);
            Index index = new Index(iteration.name().text(), iteration.name().span());
            Optional<Domain.Loop> loop = loop(index, iteration.range(), inner);
            inner = inner.with(inner.scope().with(index.name(), new Scope.Running(index)));
            if (loop.isPresent()) {
                inner = inner.with(inner.ranges().with(new Ranges.Fact.Runs(loop.get(), Optional.empty())));
            }
            loop.ifPresent(loops::add);
            bad |= loop.isEmpty();
        }
        if (bad) {
            return Optional.empty();
        }
        if (comprehension.condition().isEmpty()) {
            return Optional.of(new Opened(new Domain(loops, Optional.empty()), inner));
        }
        return filtered(comprehension.condition().get(), loops, inner);
    }

    private Optional<Opened> filtered(Term term, List<Domain.Loop> loops, Context inner) {
        Value condition = resolution.terms.condition(term, inner);
        if (condition.isBad()) {
            return Optional.empty();
        }
        Optional<Expr.Reference> variable = Variables.first(condition.expr());
        if (variable.isPresent()) {
            String text = Spans.brief(term.span());
            resolution.problems.report(
                    Diagnostic.error("E0416", "the condition of a sum may read indices and constants only")
                            .at(variable.get().span(), "changes at run time")
                            .help("put it into the terms: `sum(if " + text + " then ... else 0 for ...)`"),
                    inner);
            return Optional.empty();
        }
        Context filtered = inner.with(inner.ranges().with(new Ranges.Fact.Filter(condition.expr())));
        return Optional.of(new Opened(new Domain(loops, Optional.of(condition.expr())), filtered));
    }

    /** Reports an index that occurs twice or hides another one. */
    void checkName(Name name, Map<String, Name> names, Context context) {
        Name earlier = names.put(name.text(), name);
        if (earlier != null) {
            resolution.problems.report(
                    Diagnostic.error("E0205", "the index `" + name.text() + "` occurs twice")
                            .at(name.span(), "second")
                            .also(earlier.span(), "first")
                            .help("give each its own name"),
                    context);
            return;
        }
        Optional<Scope.Local> outer = context.scope().find(name.text());
        if (outer.isPresent() && outer.get() instanceof Scope.Running running) {
            resolution.problems.report(
                    Diagnostic.error("E0209", "the index `" + name.text() + "` hides another one")
                            .at(name.span(), "inner index")
                            .also(running.index().declaration(), "outer index")
                            .help("give one of them another name"),
                    context);
        }
    }

    /** A loop whose bounds are whole numbers made of constants and the indices around it. */
    Optional<Domain.Loop> loop(Index index, Term.Range range, Context context) {
        Optional<Expr> from = bound(range.from(), context);
        Optional<Expr> to = bound(range.to(), context);
        Optional<Integer> step = range.step().isEmpty()
                ? Optional.of(1)
                : resolution.constants.whole(range.step().get(), context, "the step of a range");
        if (from.isEmpty() || to.isEmpty() || step.isEmpty()) {
            return Optional.empty();
        }
        if (step.get() == 0) {
            resolution.problems.report(
                    Diagnostic.error("E0410", "the step of a range cannot be 0")
                            .at(range.step().orElseThrow().span()),
                    context);
            return Optional.empty();
        }
        return Optional.of(new Domain.Loop(index, from.get(), to.get(), step.get()));
    }

    private Optional<Expr> bound(Term term, Context context) {
        Value value = resolution.terms.resolve(term, context);
        if (!resolution.constants.scalar(value, term.span(), context, "the end of a range")
                || !resolution.constants.fixed(value, context, "the end of a range")) {
            return Optional.empty();
        }
        if (!Variables.indices(value.expr()).isEmpty()) {
            return whole(value.expr(), term, context);
        }
        if (!resolution.constants.known(value, context, "the end of a range")) {
            return Optional.empty();
        }
        double number = ConstantEvaluator.evaluate(value.expr())[0];
        return resolution
                .constants
                .whole(number, term.span(), context, "the end of a range")
                .map(whole -> new Expr.Literal(term.span(), whole));
    }

    private Optional<Expr> whole(Expr bound, Term term, Context context) {
        if (new IndexBounds(context.ranges().facts()).of(bound).whole()) {
            return Optional.of(bound);
        }
        resolution.problems.report(
                Diagnostic.error("E0409", "the end of a range must be a whole number")
                        .at(term.span(), "may not be whole")
                        .help("round it: `floor(" + Spans.brief(term.span()) + ")`"),
                context);
        return Optional.empty();
    }
}
