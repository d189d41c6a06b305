package brook.compiler.syntax;

import brook.compiler.source.Span;
import brook.compiler.syntax.Statement.Dim;
import brook.compiler.syntax.Statement.Formal;
import brook.compiler.syntax.Statement.Target;
import brook.compiler.syntax.Statement.TargetIndex;
import brook.grammar.OdeParser.AllContext;
import brook.grammar.OdeParser.ArgumentContext;
import brook.grammar.OdeParser.BinderContext;
import brook.grammar.OdeParser.CalledContext;
import brook.grammar.OdeParser.ExprContext;
import brook.grammar.OdeParser.IndexedContext;
import brook.grammar.OdeParser.LiteralContext;
import brook.grammar.OdeParser.OpContext;
import brook.grammar.OdeParser.PlainContext;
import brook.grammar.OdeParser.PositionContext;
import brook.grammar.OdeParser.PrimedContext;
import brook.grammar.OdeParser.ProductContext;
import brook.grammar.OdeParser.ReferenceContext;
import brook.grammar.OdeParser.SignedContext;
import brook.grammar.OdeParser.SubscriptContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** What the left side of an equation says; the grammar lets any expression stand there. */
sealed interface LeftSide {

    /** {@code x}, {@code x'}, {@code u[i in 1..n]'}, {@code dx/dt}. */
    record Of(Target target) implements LeftSide {}

    /** {@code x(0)}, {@code theta'(0)}. */
    record AtTime(Target target, Term.Number time) implements LeftSide {}

    /** {@code f(x, W[m, n])}. */
    record Function(Name name, List<Formal> formals) implements LeftSide {}

    /** Anything else: {@code der(x)}, {@code m*v'}, {@code u(i)'}. */
    record Unreadable(OpContext tree) implements LeftSide {}

    /** Reads left sides; knows what the time is called, for {@code dx/dt}. */
    final class Reader {

        private static final List<String> NO_FUNCTIONS = List.of("der", "ddt", "diff");

        private final TermBuilder terms;
        private final String time;

        Reader(TermBuilder terms, String time) {
            this.terms = terms;
            this.time = time;
        }

        LeftSide read(OpContext tree) {
            if (tree instanceof CalledContext called) {
                return called(called);
            }
            if (tree instanceof ProductContext quotient && isDerivative(quotient)) {
                String name = quotient.op(0).getText().substring(1);
                Span span = terms.span(quotient);
                Span place = new Span(
                        span.file(),
                        span.start() + 1,
                        terms.span(quotient.op(0)).end());
                return new Of(new Target(span, new Name(place, name), 1, List.of()));
            }
            return target(tree).<LeftSide>map(Of::new).orElseGet(() -> new Unreadable(tree));
        }

        /** A name, its primes and its index, in any order of the last two. */
        Optional<Target> target(OpContext tree) {
            OpContext at = tree;
            int primes = 0;
            Optional<IndexedContext> index = Optional.empty();
            while (!(at instanceof ReferenceContext)) {
                if (at instanceof PrimedContext primed) {
                    primes++;
                    at = primed.op();
                } else if (at instanceof IndexedContext indexed && index.isEmpty()) {
                    index = Optional.of(indexed);
                    at = indexed.op();
                } else {
                    return Optional.empty();
                }
            }
            Name name = terms.name(((ReferenceContext) at).name());
            List<TargetIndex> indices = new ArrayList<>();
            index.ifPresent(indexed -> indexed.subscript().forEach(subscript -> indices.add(index(subscript))));
            boolean whole = indices.stream().noneMatch(Reader::isBad);
            return whole ? Optional.of(new Target(terms.span(tree), name, primes, indices)) : Optional.empty();
        }

        private TargetIndex index(SubscriptContext tree) {
            Span span = terms.span(tree);
            if (tree instanceof AllContext) {
                return new TargetIndex.All(span);
            }
            if (tree instanceof BinderContext binder) {
                return new TargetIndex.Binder(span, terms.name(binder.name()), terms.range(binder.range()));
            }
            if (tree instanceof PositionContext position) {
                boolean slice = position.expr().size() > 1;
                return new TargetIndex.At(span, slice ? new Term.Bad(span) : terms.term(position.expr(0)));
            }
            throw new AssertionError(tree);
        }

        private static boolean isBad(TargetIndex index) {
            return index instanceof TargetIndex.At at && at.index() instanceof Term.Bad;
        }

        Span span(OpContext tree) {
            return terms.span(tree);
        }

        private LeftSide called(CalledContext tree) {
            Optional<Target> target = target(tree.op());
            if (target.isEmpty()
                    || tree.comprehension() != null
                    || tree.argument().isEmpty()) {
                return new Unreadable(tree);
            }
            Optional<Term.Number> at = tree.argument().size() == 1 ? number(tree.argument(0)) : Optional.empty();
            if (at.isPresent()) {
                return new AtTime(target.get(), at.get());
            }
            List<Formal> formals = new ArrayList<>();
            tree.argument().forEach(argument -> formal(argument).ifPresent(formals::add));
            boolean all = formals.size() == tree.argument().size();
            boolean plain = tree.op() instanceof ReferenceContext
                    && !NO_FUNCTIONS.contains(target.get().name().text());
            return all && plain ? new Function(target.get().name(), formals) : new Unreadable(tree);
        }

        private Optional<Term.Number> number(ArgumentContext tree) {
            Term value = tree.name() == null ? plainTerm(tree.expr()) : new Term.Bad(terms.span(tree));
            if (value instanceof Term.Number number) {
                return Optional.of(number);
            }
            if (value instanceof Term.Unary sign && sign.operand() instanceof Term.Number number) {
                boolean minus = sign.operator() == Term.UnaryOperator.MINUS;
                return Optional.of(new Term.Number(sign.span(), minus ? -number.value() : number.value()));
            }
            return Optional.empty();
        }

        /** A number, or nothing of interest: other terms would report their mistakes twice. */
        private Term plainTerm(ExprContext tree) {
            OpContext at = tree instanceof PlainContext plain ? plain.op() : null;
            OpContext operand = at instanceof SignedContext signed ? signed.op() : at;
            boolean isNumber = operand instanceof LiteralContext;
            return isNumber ? terms.term(tree) : new Term.Bad(terms.span(tree));
        }

        private Optional<Formal> formal(ArgumentContext tree) {
            if (tree.name() != null || !(tree.expr() instanceof PlainContext plain)) {
                return Optional.empty();
            }
            if (plain.op() instanceof ReferenceContext reference) {
                return Optional.of(new Formal(terms.span(tree), terms.name(reference.name()), List.of()));
            }
            if (plain.op() instanceof IndexedContext indexed && indexed.op() instanceof ReferenceContext reference) {
                List<Dim> dims = new ArrayList<>();
                indexed.subscript().forEach(subscript -> dim(subscript).ifPresent(dims::add));
                boolean all = dims.size() == indexed.subscript().size();
                Name name = terms.name(reference.name());
                return all ? Optional.of(new Formal(terms.span(tree), name, dims)) : Optional.empty();
            }
            return Optional.empty();
        }

        private Optional<Dim> dim(SubscriptContext tree) {
            if (!(tree instanceof PositionContext position) || position.expr().size() > 2) {
                return Optional.empty();
            }
            List<Term> ends = terms.terms(position.expr());
            Optional<Term> from = ends.size() > 1 ? Optional.of(ends.get(0)) : Optional.empty();
            return Optional.of(new Dim(terms.span(tree), from, ends.get(ends.size() - 1)));
        }

        private boolean isDerivative(ProductContext tree) {
            Token sign = tree.sign;
            String above = tree.op(0).getText();
            return sign.getText().equals("/")
                    && tree.op(0) instanceof ReferenceContext
                    && tree.op(1) instanceof ReferenceContext
                    && above.startsWith("d")
                    && above.length() > 1
                    && tree.op(1).getText().equals("d" + time);
        }
    }
}
