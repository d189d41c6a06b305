package brook.compiler.system.resolve;

import brook.compiler.syntax.Statement;
import brook.compiler.system.Expr;
import brook.compiler.system.Operator;
import brook.compiler.system.units.UnitNotes;
import java.util.List;

/** Hands the units of the text over to the check of units, which knows no syntax. */
final class WrittenUnits {

    private WrittenUnits() {}

    /** {@code (9.81 in m/s^2)}: a value that is the same and has a unit. */
    static Value give(UnitNotes units, Value value, Statement.Unit unit) {
        if (value.isBad()) {
            return value;
        }
        Expr same = copy(value.expr());
        units.give(same, value.expr(), written(unit));
        return new Value(value.type(), same, value.dimensions());
    }

    /** Values are known by their identity. */
    private static Expr copy(Expr expr) {
        if (expr instanceof Expr.Literal literal) {
            return new Expr.Literal(literal.span(), literal.value());
        }
        if (expr instanceof Expr.Reference reference) {
            return new Expr.Reference(reference.span(), reference.symbol(), reference.primes());
        }
        Expr one = new Expr.Literal(expr.span(), 1);
        return new Expr.Apply(expr.span(), Operator.MULTIPLY, List.of(one, expr), expr.shape());
    }

    /** A constant, computed from a formula. */
    static void give(UnitNotes units, Expr number, Expr formula, Statement.Note note) {
        note.unit()
                .ifPresentOrElse(
                        unit -> units.give(number, formula, written(unit)), () -> units.origin(number, formula));
    }

    /** What the file says of a name, or of a derivative of it. */
    static void declare(UnitNotes units, String name, int primes, Statement.Note note) {
        note.unit().ifPresent(unit -> units.declare(name, primes, written(unit)));
    }

    static UnitNotes.Written written(Statement.Unit unit) {
        return new UnitNotes.Written(unit.span(), unit.text());
    }

    /** The text of a unit, empty if there is none. */
    static String text(Statement.Note note) {
        return note.unit().map(Statement.Unit::text).orElse("");
    }
}
