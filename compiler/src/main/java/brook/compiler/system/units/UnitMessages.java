package brook.compiler.system.units;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.ShortestDecimal;
import brook.compiler.source.Span;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Messages about units, in the units that the user wrote. */
final class UnitMessages {

    private static final Pattern NUMBER = Pattern.compile("[0-9.]+([eE][+-]?[0-9]+)?");

    private UnitMessages() {}

    /** A place and what it is measured in. */
    record Measured(Span span, Unit unit) {}

    /** E0801: two parts of a sum, a comparison, a choice. */
    static Diagnostic apart(Measured left, Measured right) {
        Diagnostic diagnostic = Diagnostic.error(
                        "E0801", name(left.unit()) + " and " + name(right.unit()) + " do not fit together")
                .at(right.span(), name(right.unit()));
        return advise(
                left.span().equals(right.span()) ? diagnostic : diagnostic.also(left.span(), name(left.unit())),
                left.unit(),
                right);
    }

    /** E0802: what a name is measured in, and what its formula gives. */
    static Diagnostic wrongValue(String name, Unit wanted, Measured value, String where, Optional<Span> declared) {
        Diagnostic diagnostic = Diagnostic.error(
                        "E0802", "`" + name + "` is " + in(wanted) + ", " + where + " gives " + name(value.unit()))
                .at(value.span(), name(value.unit()));
        Diagnostic marked = declared.map(place -> diagnostic.also(place, "so `" + name + "` is " + in(wanted)))
                .orElse(diagnostic);
        return advise(marked, wanted, value);
    }

    /** E0804: what takes plain numbers only. */
    static Diagnostic notPlain(String what, Measured value) {
        Diagnostic diagnostic = Diagnostic.error("E0804", what + " a plain number, not " + name(value.unit()))
                .at(value.span(), name(value.unit()));
        return value.unit().isOfOneKind(Unit.PLAIN)
                ? advise(diagnostic, Unit.PLAIN, value)
                : strangers(
                        diagnostic.help(
                                "divide by a quantity in " + value.unit().text() + ", for example by `(1 in "
                                        + value.unit().text() + ")`"),
                        value.unit());
    }

    /** E0805: a power whose unit is not known. */
    static Diagnostic variablePower(Measured base, Span exponent) {
        return Diagnostic.error("E0805", "the unit of a power needs an exponent that is known")
                .at(exponent, "known at run time only")
                .also(base.span(), name(base.unit()))
                .help("divide the base by a quantity in " + base.unit().text() + ", so that it is a plain number");
    }

    /** E0806: two units for one name. */
    static Diagnostic twoUnits(String name, UnitNotes.Written first, UnitNotes.Written second) {
        return Diagnostic.error("E0806", "`" + name + "` has two units")
                .at(second.span(), "another unit")
                .also(first.span(), "in " + first.text())
                .help("remove one of them");
    }

    private static Diagnostic advise(Diagnostic diagnostic, Unit wanted, Measured value) {
        if (wanted.isOfOneKind(value.unit())) {
            double factor = value.unit().factor(wanted);
            String number = ShortestDecimal.of(Double.parseDouble(String.format(Locale.ROOT, "%.12g", factor)));
            Unit conversion = wanted.over(value.unit());
            String unit = conversion.text();
            return diagnostic
                    .note(one(value.unit()) + " is " + number + " " + wanted.text())
                    .help("units are never converted silently: multiply with `(" + number
                            + (unit.isEmpty() ? "" : " in " + unit) + ")`");
        }
        if (value.unit().isPlain()) {
            String number =
                    NUMBER.matcher(value.span().text()).matches() ? value.span().text() : "2";
            return strangers(
                    diagnostic.help("a quantity without a unit is a plain number; with one it is `(" + number + " in "
                            + wanted.text() + ")`"),
                    wanted);
        }
        if (wanted.isPlain()) {
            return strangers(
                    diagnostic.help("a quantity without a unit is a plain number; say it with `in "
                            + value.unit().text() + "`"),
                    value.unit());
        }
        return strangers(diagnostic, wanted, value.unit());
    }

    private static String one(Unit unit) {
        return unit.powers().isEmpty() ? "1" : "1 " + unit.text();
    }

    /** Names the symbols that are no units of the SI: a typo makes one of these. */
    private static Diagnostic strangers(Diagnostic diagnostic, Unit... units) {
        Set<String> unknown = new LinkedHashSet<>();
        for (Unit unit : units) {
            unknown.addAll(unit.powers().keySet());
        }
        unknown.removeIf(UnitTable::knows);
        if (unknown.isEmpty()) {
            return diagnostic;
        }
        String names = unknown.stream().map(symbol -> "`" + symbol + "`").collect(Collectors.joining(", "));
        return diagnostic.note(names
                + (unknown.size() == 1
                        ? " is no known unit: it fits itself alone"
                        : " are no known units: each fits itself alone"));
    }

    static String name(Unit unit) {
        return unit.powers().isEmpty() ? "a plain number" : unit.text();
    }

    private static String in(Unit unit) {
        return unit.powers().isEmpty() ? "a plain number" : "in " + unit.text();
    }
}
