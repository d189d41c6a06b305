package brook.compiler.system.resolve;

import brook.compiler.system.Domain;
import brook.compiler.system.Expr;
import brook.compiler.system.Index;
import brook.compiler.system.Symbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What an expression reads; each shared part is visited once, without recursion. */
final class Variables {

    private Variables() {}

    /** The first part, left to right, that is not known when the model is compiled. */
    static Optional<Expr.Reference> first(Expr expr) {
        Optional<Expr> found = find(expr, part -> part instanceof Expr.Reference);
        return found.map(Expr.Reference.class::cast);
    }

    /** All symbols that are read. */
    static Set<Symbol> symbols(Expr expr) {
        Set<Symbol> symbols = new LinkedHashSet<>();
        find(expr, part -> {
            if (part instanceof Expr.Reference reference) {
                symbols.add(reference.symbol());
            }
            return false;
        });
        return symbols;
    }

    /** The running indices that come from outside of the expression. */
    static Set<Index> indices(Expr expr) {
        Set<Index> free = new LinkedHashSet<>();
        Set<Index> bound = new LinkedHashSet<>();
        find(expr, part -> {
            if (part instanceof Expr.IndexValue value) {
                free.add(value.index());
            } else if (part instanceof Expr.Reduce reduce) {
                reduce.domain().loops().forEach(loop -> bound.add(loop.index()));
            } else if (part instanceof Expr.Build build) {
                build.domain().loops().forEach(loop -> bound.add(loop.index()));
            }
            return false;
        });
        free.removeAll(bound);
        return free;
    }

    private static Optional<Expr> find(Expr root, Predicate<Expr> wanted) {
        if (root instanceof Expr.Literal || root instanceof Expr.Table) {
            return Optional.empty();
        }
        Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Expr> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Expr expr = open.pop();
            if (seen.add(expr)) {
                if (wanted.test(expr)) {
                    return Optional.of(expr);
                }
                List<Expr> parts = parts(expr);
                for (int i = parts.size() - 1; i >= 0; i--) {
                    open.push(parts.get(i));
                }
            }
        }
        return Optional.empty();
    }

    /** The expressions directly inside of one, left to right. */
    static List<Expr> parts(Expr expr) {
        if (expr instanceof Expr.Literal
                || expr instanceof Expr.Reference
                || expr instanceof Expr.IndexValue
                || expr instanceof Expr.Table) {
            return List.of();
        }
        if (expr instanceof Expr.Element element) {
            List<Expr> parts = new ArrayList<>(List.of(element.base()));
            for (Expr.Subscript subscript : element.subscripts()) {
                if (subscript instanceof Expr.Subscript.At at) {
                    parts.add(at.index());
                }
            }
            return parts;
        }
        if (expr instanceof Expr.Apply apply) {
            return apply.operands();
        }
        if (expr instanceof Expr.Product product) {
            return List.of(product.left(), product.right());
        }
        if (expr instanceof Expr.Reduce reduce) {
            return withDomain(reduce.domain(), reduce.body());
        }
        if (expr instanceof Expr.Collapse collapse) {
            return List.of(collapse.array());
        }
        if (expr instanceof Expr.Build build) {
            return withDomain(build.domain(), build.body());
        }
        if (expr instanceof Expr.Stack stack) {
            return stack.parts();
        }
        if (expr instanceof Expr.Join join) {
            return join.parts();
        }
        if (expr instanceof Expr.Rearrange rearrange) {
            return List.of(rearrange.array());
        }
        if (expr instanceof Expr.Derivative derivative) {
            return List.of(derivative.of());
        }
        if (expr instanceof Expr.Partial partial) {
            List<Expr> parts = new ArrayList<>(List.of(partial.of(), partial.by()));
            partial.direction().ifPresent(parts::add);
            return parts;
        }
        throw new AssertionError(expr);
    }

    private static List<Expr> withDomain(Domain domain, Expr body) {
        List<Expr> parts = new ArrayList<>(List.of(body));
        for (Domain.Loop loop : domain.loops()) {
            parts.add(loop.from());
            parts.add(loop.to());
        }
        domain.condition().ifPresent(parts::add);
        return parts;
    }
}
