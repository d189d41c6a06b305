package brook.cli;

import brook.compiler.source.Diagnostic;
import brook.runtime.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The values that the caller gives to some quantities of a model: {@code --set} or {@code --init}.
 *
 * <p>A name is that of a quantity ({@code v}, {@code theta'}) or of one element ({@code q'[2,3]}).
 */
final class GivenValues {

    private final String option;
    private final List<Quantity> quantities;
    private final double[] values;

    /** Part of the values that a name stands for: all elements of a quantity, or one. */
    private record Target(Quantity quantity, int offset, int count) {}

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

    /** What is given takes the place of what a model computes. */
    static void override(double[] values, double[] given) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.isNaN(given[i]) ? values[i] : given[i];
        }
    }

    private void assign(String name, String text) {
        Target target = target(name);
        double[] numbers = new ValueText(option, name, target.quantity()).read(text, target.count());
        System.arraycopy(numbers, 0, values, target.offset(), target.count());
    }

    private Target target(String name) {
        String base = name.replaceAll("('*)(\\[.*])?('*)$", "");
        int primes = (int) name.chars().filter(c -> c == '\'').count();
        int offset = 0;
        for (Quantity quantity : quantities) {
            if (quantity.name().equals(base) && primes < Math.max(1, quantity.order())) {
                int first = offset + primes * quantity.size();
                return name.contains("[")
                        ? element(quantity, name, offset)
                        : new Target(quantity, first, quantity.size());
            }
            offset += quantity.components();
        }
        throw unknown(name);
    }

    private Target element(Quantity quantity, String name, int offset) {
        String label = name.replaceAll("\\s+", "").replaceAll("(\\[.*])('+)$", "$2$1");
        for (int i = 0; i < quantity.components(); i++) {
            if (quantity.label(i).equals(label)) {
                return new Target(quantity, offset + i, 1);
            }
        }
        throw Refusal.usage("`" + quantity.name() + "` has no element `" + Arguments.shortened(name)
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
