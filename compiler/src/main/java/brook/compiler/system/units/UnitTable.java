package brook.compiler.system.units;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What symbols stand for: units of the SI with their prefixes, and some others; every other symbol is a unit of its own. */
final class UnitTable {

    /** Powers of base symbols, and the size in them. */
    record Measure(Map<String, Exponent> powers, double factor) {}

    private static final List<String> BASE = List.of("m", "kg", "s", "A", "K", "mol", "cd");

    /** Symbol, what it is in symbols above it, the number of them, and {@code *} if it takes prefixes. */
    private static final String DERIVED = """
            g kg 1e-3 *
            rad 1 1
            sr 1 1
            deg 1 0.017453292519943295
            Hz 1/s 1 *
            N kg*m/s^2 1 *
            Pa N/m^2 1 *
            J N*m 1 *
            W J/s 1 *
            C A*s 1 *
            V W/A 1 *
            F C/V 1 *
            ohm V/A 1 *
            \u03a9 V/A 1 *
            S A/V 1 *
            Wb V*s 1 *
            T Wb/m^2 1 *
            H Wb/A 1 *
            lm cd 1
            lx lm/m^2 1
            Bq 1/s 1 *
            Gy J/kg 1 *
            Sv J/kg 1 *
            kat mol/s 1 *
            L m^3 1e-3 *
            l m^3 1e-3 *
            M mol/L 1 *
            min s 60
            h s 3600
            hour s 3600
            hours s 3600
            d s 86400
            day s 86400
            days s 86400
            week s 604800
            weeks s 604800
            eV J 1.602176634e-19 *
            bar Pa 1e5 *
            atm Pa 101325
            cal J 4.184 *
            au m 149597870700
            AU m 149597870700
            t kg 1000
            """;

    private static final Map<String, Double> PREFIXES = Map.ofEntries(
            Map.entry("Q", 1e30),
            Map.entry("Y", 1e24),
            Map.entry("Z", 1e21),
            Map.entry("E", 1e18),
            Map.entry("P", 1e15),
            Map.entry("T", 1e12),
            Map.entry("G", 1e9),
            Map.entry("M", 1e6),
            Map.entry("k", 1e3),
            Map.entry("h", 1e2),
            Map.entry("da", 1e1),
            Map.entry("d", 1e-1),
            Map.entry("c", 1e-2),
            Map.entry("m", 1e-3),
            Map.entry("u", 1e-6),
            Map.entry("\u00b5", 1e-6),
            Map.entry("\u03bc", 1e-6),
            Map.entry("n", 1e-9),
            Map.entry("p", 1e-12),
            Map.entry("f", 1e-15),
            Map.entry("a", 1e-18));

    private static final Map<String, Measure> KNOWN = known();

    private UnitTable() {}

    private static Map<String, Measure> known() {
        Map<String, Measure> exact = new HashMap<>();
        Map<String, Measure> prefixed = new HashMap<>();
        for (String symbol : BASE) {
            exact.put(symbol, new Measure(Map.of(symbol, Exponent.ONE), 1));
            if (!symbol.equals("kg")) {
                addPrefixes(symbol, exact.get(symbol), prefixed);
            }
        }
        for (String line : DERIVED.lines().toList()) {
            String[] parts = line.split(" ");
            Measure size = measure(Unit.of(parts[1]), exact);
            Measure own = new Measure(size.powers(), size.factor() * Double.parseDouble(parts[2]));
            exact.put(parts[0], own);
            if (parts.length > 3) {
                addPrefixes(parts[0], own, prefixed);
            }
        }
        prefixed.putAll(exact);
        return Map.copyOf(prefixed);
    }

    private static void addPrefixes(String symbol, Measure measure, Map<String, Measure> prefixed) {
        PREFIXES.forEach((prefix, size) ->
                prefixed.put(prefix + symbol, new Measure(measure.powers(), size * measure.factor())));
    }

    /** Whether a symbol is in the table. */
    static boolean knows(String symbol) {
        return KNOWN.containsKey(symbol);
    }

    /** A unit in base symbols; powers of 0 are left out. */
    static Measure measure(Unit unit) {
        return measure(unit, KNOWN);
    }

    private static Measure measure(Unit unit, Map<String, Measure> known) {
        Map<String, Exponent> powers = new LinkedHashMap<>();
        double factor = 1;
        for (Map.Entry<String, Exponent> power : unit.powers().entrySet()) {
            Measure one = known.getOrDefault(power.getKey(), new Measure(Map.of(power.getKey(), Exponent.ONE), 1));
            one.powers()
                    .forEach((symbol, exponent) ->
                            powers.merge(symbol, exponent.times(power.getValue()), Exponent::plus));
            factor *= Math.pow(one.factor(), power.getValue().value());
        }
        powers.values().removeIf(Exponent.ZERO::equals);
        return new Measure(powers, factor);
    }
}
