package brook.compiler.system.units;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.system.Expr;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The units of a file as they are met while it is resolved. */
public final class UnitNotes {

    /** A unit as written, without spaces. */
    public record Written(Span span, String text) {

        Unit unit() {
            return Unit.of(text);
        }
    }

    /** A unit that is said of a name with so many primes. */
    record Declared(String name, int primes, Written written) {}

    /** A formula that got a unit. */
    record Given(Expr inner, Written written) {}

    private final Map<String, List<Declared>> declared = new LinkedHashMap<>();
    private final IdentityHashMap<Expr, Given> given = new IdentityHashMap<>();
    private final IdentityHashMap<Expr, Expr> origins = new IdentityHashMap<>();
    private boolean any;

    /** {@code param k = 0.3 in 1/s}: what a name is measured in. */
    public void declare(String name, int primes, Written written) {
        any = true;
        declared.computeIfAbsent(name, unused -> new ArrayList<>()).add(new Declared(name, primes, written));
    }

    /** {@code (9.81 in m/s^2)}; the first expression is a new one, equal to the second. */
    public void give(Expr expr, Expr inner, Written written) {
        any = true;
        given.put(expr, new Given(inner, written));
    }

    /** A number that was computed from another formula when the model was compiled, or a copy of it. */
    public void origin(Expr number, Expr formula) {
        origins.put(number, formula);
    }

    /** Reports words that are meant for a known unit, in what is said of names so far. */
    public void checkNames(Consumer<Diagnostic> report) {
        declared.values()
                .forEach(all ->
                        all.forEach(one -> UnitNames.unknown(one.written()).ifPresent(report)));
    }

    /** Whether the file has any unit. */
    public boolean any() {
        return any;
    }

    List<Declared> declared(String name) {
        return declared.getOrDefault(name, List.of());
    }

    Map<Expr, Given> given() {
        return given;
    }

    Map<Expr, Expr> origins() {
        return origins;
    }
}
