package brook.compiler.system;

import brook.compiler.system.OdeSystem.Loss;
import brook.compiler.system.OdeSystem.Parameter.Role;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether what a model minimises is a sum of squares, written as one, and of how many: {@code (x - seen)^2 + w*sqnorm(v - data)}. Factors are positive numbers,
 * parameters and inputs; all losses in it are read at the same places.
 */
public final class SumOfSquares {

    private final Map<Symbol, Loss> losses;
    private final Map<Symbol, Expr> definitions;
    private final Map<Symbol, Role> roles;
    private final IdentityHashMap<Expr, OptionalInt> known = new IdentityHashMap<>();

    private SumOfSquares(OdeSystem system) {
        losses = system.training().losses().stream().collect(Collectors.toMap(Loss::symbol, loss -> loss));
        definitions = system.definitions().stream()
                .filter(definition -> definition.value().dimensions().isEmpty())
                .collect(Collectors.toMap(
                        OdeSystem.Definition::symbol,
                        definition -> definition.value().pieces().get(0).value()));
        roles = system.parameters().stream()
                .collect(Collectors.toMap(OdeSystem.Parameter::symbol, OdeSystem.Parameter::role));
    }

    /** The number of squares that each reading of the losses adds; empty where something else is minimised, or nothing. */
    public static OptionalInt of(OdeSystem system) {
        Optional<OdeSystem.Train> train = system.training().train();
        SumOfSquares squares = new SumOfSquares(system);
        long places =
                system.training().losses().stream().map(Loss::atData).distinct().count();
        return train.isPresent() && places == 1
                ? squares.ofMinimised(train.orElseThrow().minimised())
                : OptionalInt.empty();
    }

    /** A sum of losses; a square of a weight is no residual. */
    private OptionalInt ofMinimised(Expr expr) {
        if (expr instanceof Expr.Reference reference && losses.containsKey(reference.symbol())) {
            return count(losses.get(reference.symbol()).value());
        }
        return expr instanceof Expr.Apply apply ? combined(apply, this::ofMinimised) : OptionalInt.empty();
    }

    private OptionalInt count(Expr expr) {
        OptionalInt before = known.get(expr);
        if (before == null) {
            before = counted(expr);
            known.put(expr, before);
        }
        return before;
    }

    private OptionalInt counted(Expr expr) {
        if (expr instanceof Expr.Reference reference) {
            return Optional.ofNullable(definitions.get(reference.symbol()))
                    .map(this::count)
                    .orElse(OptionalInt.empty());
        }
        if (expr instanceof Expr.Collapse collapse && collapse.reduction() == Expr.Reduction.SUM) {
            return count(collapse.array());
        }
        if (expr instanceof Expr.Product product
                && product.kind() == Expr.Product.Kind.DOT
                && product.left() == product.right()) {
            return OptionalInt.of((int) product.left().shape().elements());
        }
        if (expr instanceof Expr.Apply apply) {
            return isSquare(apply) ? elements(apply) : combined(apply, this::count);
        }
        return OptionalInt.empty();
    }

    private static boolean isSquare(Expr.Apply apply) {
        Expr first = apply.operands().get(0);
        Expr last = apply.operands().get(apply.operands().size() - 1);
        return apply.operator() == Operator.POWER && last instanceof Expr.Literal two && two.value() == 2
                || apply.operator() == Operator.MULTIPLY && first == last;
    }

    /** Sums and multiples of what is counted by itself. */
    private OptionalInt combined(Expr.Apply apply, Function<Expr, OptionalInt> counts) {
        Expr first = apply.operands().get(0);
        Expr last = apply.operands().get(apply.operands().size() - 1);
        Operator operator = apply.operator();
        if (operator == Operator.ADD) {
            return sum(counts.apply(first), counts.apply(last));
        }
        if (operator == Operator.MULTIPLY && isFactor(first)) {
            return counts.apply(last);
        }
        boolean scaled = (operator == Operator.MULTIPLY || operator == Operator.DIVIDE) && isFactor(last);
        return scaled ? counts.apply(first) : OptionalInt.empty();
    }

    private static OptionalInt elements(Expr expr) {
        return OptionalInt.of((int) expr.shape().elements());
    }

    private static OptionalInt sum(OptionalInt a, OptionalInt b) {
        return a.isPresent() && b.isPresent() ? OptionalInt.of(a.getAsInt() + b.getAsInt()) : OptionalInt.empty();
    }

    /** What is the same number whatever the weights: a positive number, a parameter, an input, and powers of them. */
    private boolean isFactor(Expr expr) {
        if (expr instanceof Expr.Literal number) {
            return number.value() > 0;
        }
        if (expr instanceof Expr.Reference reference) {
            Role role = roles.get(reference.symbol());
            return role == Role.SHARED || role == Role.INPUT;
        }
        return expr instanceof Expr.Apply apply
                && apply.operator() == Operator.POWER
                && apply.operands().stream().allMatch(this::isFactor);
    }
}
