package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.system.Expr;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.Operator;
import brook.compiler.system.Pieces;
import brook.compiler.system.Symbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Warns (W0103) where a derivative is taken of what has a corner or jumps: it does not exist there. */
final class Corners {

    private static final int MOST = 20;
    private static final Set<Operator> JUMPS = Set.of(Operator.SIGN, Operator.FLOOR, Operator.CEIL, Operator.MOD);
    private static final Set<Operator> CORNERS = Set.of(
            Operator.ABS, Operator.MIN, Operator.MAX, Operator.SIGN, Operator.FLOOR, Operator.CEIL, Operator.MOD);

    private final OdeSystem system;
    private final Problems problems;
    private final Map<Symbol, Pieces> values = new LinkedHashMap<>();
    private final Set<Pieces> integrands = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Symbol, Boolean> moves = new LinkedHashMap<>();

    Corners(OdeSystem system, Problems problems) {
        this.system = system;
        this.problems = problems;
        system.integrals().forEach(integral -> integrands.add(integral.integrand()));
        system.definitions().forEach(definition -> values.put(definition.symbol(), definition.value()));
    }

    void warn() {
        Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        int warnings = 0;
        for (Pieces pieces : roots()) {
            for (Expr.Derivative derivative : derivatives(pieces, seen)) {
                Optional<Expr.Apply> corner = corner(derivative);
                if (corner.isPresent() && warnings < MOST) {
                    String then = integrands.contains(pieces) ? " and the integral takes both sides" : "";
                    problems.report(warning(derivative, corner.get(), then));
                    warnings++;
                }
            }
        }
    }

    private List<Pieces> roots() {
        List<Pieces> roots = new ArrayList<>();
        system.states().forEach(state -> roots.add(state.equation()));
        system.definitions().forEach(definition -> roots.add(definition.value()));
        system.integrals().forEach(integral -> roots.add(integral.integrand()));
        system.outputs().forEach(output -> roots.add(output.value()));
        return roots;
    }

    private static List<Expr.Derivative> derivatives(Pieces pieces, Set<Expr> seen) {
        List<Expr.Derivative> found = new ArrayList<>();
        Deque<Expr> open = new ArrayDeque<>();
        pieces.pieces().forEach(piece -> open.add(piece.value()));
        while (!open.isEmpty()) {
            Expr expr = open.pop();
            if (seen.add(expr)) {
                if (expr instanceof Expr.Derivative derivative) {
                    found.add(derivative);
                }
                Variables.parts(expr).forEach(open::push);
            }
        }
        return found;
    }

    /** The first operation with a corner that the derivative meets. */
    private Optional<Expr.Apply> corner(Expr.Derivative derivative) {
        Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Symbol> read = new HashSet<>();
        Deque<Expr> open = new ArrayDeque<>(List.of(derivative.of()));
        while (!open.isEmpty()) {
            Expr expr = open.pop();
            if (!seen.add(expr)) {
                continue;
            }
            if (expr instanceof Expr.Apply apply && CORNERS.contains(apply.operator()) && movesWithTime(apply)) {
                return Optional.of(apply);
            }
            if (expr instanceof Expr.Apply apply && apply.operator() == Operator.NOEVENT) {
                continue;
            }
            if (expr instanceof Expr.Reference reference && read.add(reference.symbol())) {
                value(reference.symbol())
                        .ifPresent(pieces -> pieces.pieces().forEach(piece -> open.push(piece.value())));
            }
            Variables.parts(expr).forEach(open::push);
        }
        return Optional.empty();
    }

    /** What a symbol is; of a state its right side, which a derivative of it reads. */
    private Optional<Pieces> value(Symbol symbol) {
        Optional<Pieces> equation = system.states().stream()
                .filter(state -> state.symbol() == symbol)
                .map(OdeSystem.State::equation)
                .findFirst();
        return equation.or(() -> Optional.ofNullable(values.get(symbol)));
    }

    private boolean movesWithTime(Expr expr) {
        Deque<Expr> open = new ArrayDeque<>(List.of(expr));
        Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        while (!open.isEmpty()) {
            Expr at = open.pop();
            if (seen.add(at)) {
                if (at instanceof Expr.Reference reference && moves(reference.symbol())) {
                    return true;
                }
                Variables.parts(at).forEach(open::push);
            }
        }
        return false;
    }

    private boolean moves(Symbol symbol) {
        Boolean known = moves.get(symbol);
        if (known != null) {
            return known;
        }
        moves.put(symbol, false);
        boolean result = symbol.kind() == Symbol.Kind.STATE
                || symbol.kind() == Symbol.Kind.TIME
                || Optional.ofNullable(values.get(symbol)).stream()
                        .flatMap(pieces -> pieces.pieces().stream())
                        .anyMatch(piece -> movesWithTime(piece.value()));
        moves.put(symbol, result);
        return result;
    }

    private Diagnostic warning(Expr.Derivative derivative, Expr.Apply corner, String then) {
        String text = Spans.brief(corner.span());
        String argument = Spans.brief(corner.operands().get(0).span());
        String place = place(corner, argument);
        boolean jumps = JUMPS.contains(corner.operator());
        Diagnostic diagnostic = Diagnostic.warning(
                        "W0103",
                        "the " + Words.ordinal(order(derivative)) + " derivative of `" + text + "` does not exist "
                                + place)
                .at(derivative.span())
                .also(corner.span(), (jumps ? "jumps " : "has a corner ") + place.replaceFirst("^at .* = 0$", "at 0"))
                .note("the run is split where " + (place.startsWith("at ") ? argument + " crosses 0" : "that happens")
                        + then);
        return corner.operator() == Operator.ABS
                ? diagnostic.help("`smooth(" + argument + ", 1e-3)` in place of `" + text + "` removes the corner")
                : diagnostic;
    }

    private static String place(Expr.Apply corner, String argument) {
        Operator operator = corner.operator();
        if (operator == Operator.ABS || operator == Operator.SIGN) {
            return "at " + argument + " = 0";
        }
        return operator == Operator.MIN || operator == Operator.MAX
                ? "where `" + argument + "` = `"
                        + Spans.brief(corner.operands().get(1).span()) + "`"
                : "where it jumps";
    }

    /** Of the highest derivative of a state that many orders more. */
    private int order(Expr.Derivative derivative) {
        if (derivative.of() instanceof Expr.Reference reference) {
            int primes = (int)
                    reference.symbol().name().chars().filter(c -> c == '\'').count();
            return derivative.order() + primes;
        }
        return derivative.order();
    }
}
