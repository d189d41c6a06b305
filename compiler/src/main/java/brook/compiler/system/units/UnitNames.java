package brook.compiler.system.units;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that are meant for a unit of the SI but are not its symbol: without a message each would be a unit of its own. */
final class UnitNames {

    /** A symbol, its name, and what people write instead. */
    private static final String MISNAMED = """
            s second sec secs second seconds Sec S.
            ms millisecond msec msecs millisecond milliseconds
            us microsecond usec microsecond microseconds
            min minute mins minute minutes Min
            h hour hr hrs Hour
            d day Day
            m metre meter meters metre metres
            cm centimetre centimeter centimeters centimetre centimetres
            mm millimetre millimeter millimeters millimetre millimetres
            km kilometre kilometer kilometers kilometre kilometres Km KM
            g gram gram grams gramme grammes gm
            kg kilogram kilogram kilograms Kg KG kgs
            A ampere amp amps Amp Amps ampere amperes
            mA milliampere milliamp milliamps
            K kelvin kelvin Kelvin kelvins
            mol mole mole moles Mol
            N newton newton newtons Newton
            Pa pascal pascal pascals Pascal pa
            J joule joule joules Joule
            W watt watt watts Watt
            V volt volt volts Volt Volts
            mV millivolt millivolt millivolts
            Hz hertz hertz Hertz hz HZ
            C coulomb coulomb coulombs Coulomb
            F farad farad farads Farad
            ohm ohm Ohm ohms Ohms OHM
            S siemens siemens Siemens
            L litre liter liters litre litres Liter Litre
            mL millilitre milliliter milliliters millilitre millilitres
            M molar molar Molar
            rad radian radian radians
            deg degree degree degrees
            """;

    private static final Pattern SYMBOL = Pattern.compile("[^*/^\\s\\d-][^*/^\\s]*");
    private static final Map<String, String> MEANT = meant();

    private UnitNames() {}

    private static Map<String, String> meant() {
        Map<String, String> meant = new HashMap<>();
        for (String line : MISNAMED.lines().toList()) {
            String[] words = line.split(" ");
            for (String word : List.of(words).subList(2, words.length)) {
                meant.put(word, "`" + words[0] + "` (" + words[1] + ")");
            }
        }
        return Map.copyOf(meant);
    }

    /** E0803: the first symbol of a unit that is such a word. */
    static Optional<Diagnostic> unknown(UnitNotes.Written written) {
        Span span = written.span();
        Matcher symbol = SYMBOL.matcher(span.text());
        while (symbol.find()) {
            String word = symbol.group();
            if (MEANT.containsKey(word) && !UnitTable.knows(word)) {
                Span place = new Span(span.file(), span.start() + symbol.start(), span.start() + symbol.end());
                return Optional.of(Diagnostic.error("E0803", "unknown unit `" + word + "`")
                        .at(place)
                        .help("did you mean " + MEANT.get(word) + "?"));
            }
        }
        return Optional.empty();
    }
}
