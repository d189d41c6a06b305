package brook.compiler.system.resolve;

import brook.compiler.system.Expr;
import brook.compiler.system.Operator;
import brook.compiler.system.Pieces;
import brook.compiler.system.Symbol;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** How values change during a run: an event waits for something that does. */
final class Movement {

    /** From what stays to what flows. */
    enum Kind {
        /** The same all the time. */
        NEVER,
        /** Changes by jumps only: at events, at the jumps of a {@code floor}. */
        JUMPS,
        /** Changes from one moment to the next. */
        FLOWS
    }

    private final Map<Symbol, Pieces> definitions;
    private final Map<Symbol, Kind> named = new HashMap<>();
    private final IdentityHashMap<Expr, Kind> known = new IdentityHashMap<>();

    Movement(Map<Symbol, Pieces> definitions) {
        this.definitions = new HashMap<>(definitions);
    }

    Kind of(Expr expr) {
        Kind kind = known.get(expr);
        if (kind == null) {
            kind = find(expr);
            known.put(expr, kind);
        }
        return kind;
    }

    private Kind find(Expr expr) {
        if (expr instanceof Expr.Reference reference) {
            return of(reference.symbol());
        }
        Kind most = Kind.NEVER;
        for (Expr part : Variables.parts(expr)) {
            most = greater(most, of(part));
        }
        if (!(expr instanceof Expr.Apply apply) || most == Kind.NEVER) {
            return most;
        }
        if (apply.operator() == Operator.SELECT) {
            Kind branches =
                    greater(of(apply.operands().get(1)), of(apply.operands().get(2)));
            return greater(branches, Kind.JUMPS);
        }
        return jumps(apply.operator()) ? Kind.JUMPS : most;
    }

    private static boolean jumps(Operator operator) {
        boolean whole = operator == Operator.SIGN || operator == Operator.FLOOR || operator == Operator.CEIL;
        return whole || operator.isCondition();
    }

    private Kind of(Symbol symbol) {
        return switch (symbol.kind()) {
            case CONSTANT, PARAMETER, LOSS -> Kind.NEVER;
            case DISCRETE -> Kind.JUMPS;
            case TIME, STATE, INTEGRAL -> Kind.FLOWS;
            case DEFINITION, OUTPUT -> ofDefinition(symbol);
        };
    }

    private Kind ofDefinition(Symbol symbol) {
        Pieces pieces = definitions.get(symbol);
        if (pieces == null) {
            return Kind.FLOWS;
        }
        Kind kind = named.get(symbol);
        if (kind == null) {
            kind = Kind.NEVER;
            for (Pieces.Piece piece : pieces.pieces()) {
                kind = greater(kind, of(piece.value()));
            }
            named.put(symbol, kind);
        }
        return kind;
    }

    private static Kind greater(Kind a, Kind b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
