package brook.cli;

import brook.compiler.source.Diagnostic;
import brook.runtime.Quantity;
import brook.runtime.solver.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values that the caller gives to some quantities of a model: {@code --set} or {@code --init}.
 *
 * <p>A name is that of a quantity ({@code v}, {@code theta'}) or of one element ({@code q'[2,3]}).
 */
final class GivenValues {

    private final String option;
    private final List<Quantity> quantities;
    private final double[] values;

    private GivenValues(String option, List<Quantity> quantities) {
        this.option = option;
        this.quantities = quantities;
        this.values =
                new double[quantities.stream().mapToInt(Quantity::components).sum()];
        Arrays.fill(values, Double.NaN);
    }

    /** One double per component of the quantities: NaN where nothing is given. */
    static double[] of(String option, List<Quantity> quantities, List<String> texts) {
        GivenValues given = new GivenValues(option, quantities);
        Map<String, String> assignments = Arguments.assignments(option, texts);
        assignments.forEach(given::assign);
        return given.values;
    }

    private void assign(String name, String text) {
        Place place = Place.find(quantities, name).orElseThrow(() -> notThere(name));
        double[] numbers = new ValueText(option, name, place.quantity()).read(text, place.count());
        System.arraycopy(numbers, 0, values, place.offset(), place.count());
    }

    /** Nothing is called so, or the quantity has no such element. */
    private Refusal notThere(String name) {
        Optional<Quantity> whole =
                Place.find(quantities, name.replaceAll("\\[.*]", "")).map(Place::quantity);
        if (whole.isEmpty() || !name.contains("[")) {
            return unknown(name);
        }
        Quantity quantity = whole.get();
        return Refusal.usage("`" + quantity.name() + "` has no element `" + Arguments.shortened(name)
                + "`: they go from `" + quantity.label(0) + "` to `" + quantity.label(quantity.components() - 1) + "`");
    }

    private Refusal unknown(String name) {
        String kind = option.equals("--set") ? "parameter" : "state";
        List<String> names = quantities.stream().map(Quantity::name).toList();
        Diagnostic diagnostic = Diagnostic.error(
                Refusal.USAGE, "`" + option + "`: unknown " + kind + " `" + Arguments.shortened(name) + "`");
        if (names.isEmpty()) {
            return Refusal.usage(diagnostic.help("this model has no " + kind + "s"));
        }
        return Refusal.usage(Names.suggest(diagnostic, name, names));
    }
}
