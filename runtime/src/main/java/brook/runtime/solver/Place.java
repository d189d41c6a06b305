package brook.runtime.solver;

import brook.runtime.Axis;
import brook.runtime.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a name stands for among the doubles of several quantities: all elements of a quantity ({@code v}, {@code theta'}),
 * or one ({@code q'[2,3]}, also written {@code q[2, 3]'}).
 *
 * @param offset the first double, counted over all quantities
 * @param count the number of doubles
 */
public record Place(Quantity quantity, int offset, int count) {

    private static final Pattern NAME = Pattern.compile("([^'\\[\\]]+)('*)(\\[[^'\\[\\]]*])?('*)");

    /**
     * The place of a name.
     *
     * @throws UnknownNameException if no quantity or element is called so
     */
    static Place of(String kind, List<Quantity> quantities, String name) {
        return find(quantities, name).orElseThrow(() -> new UnknownNameException(kind, name, names(quantities)));
    }

    /** The place of a name, if a quantity and its element are called so. */
    public static Optional<Place> find(List<Quantity> quantities, String name) {
        Matcher parts = NAME.matcher(name.replaceAll("\\s+", ""));
        if (!parts.matches()) {
            return Optional.empty();
        }
        int primes = parts.group(2).length() + parts.group(4).length();
        int offset = 0;
        for (Quantity quantity : quantities) {
            if (quantity.name().equals(parts.group(1)) && primes < Math.max(1, quantity.order())) {
                Place whole = new Place(quantity, offset + primes * quantity.size(), quantity.size());
                return parts.group(3) == null ? Optional.of(whole) : whole.element(parts.group(3));
            }
            offset += quantity.components();
        }
        return Optional.empty();
    }

    /** The element with the index values {@code [2,3]}. */
    private Optional<Place> element(String brackets) {
        String[] indices = brackets.substring(1, brackets.length() - 1).split(",", -1);
        if (indices.length != quantity.axes().size()) {
            return Optional.empty();
        }
        int position = 0;
        for (int i = 0; i < indices.length; i++) {
            Axis axis = quantity.axes().get(i);
            if (!indices[i].matches("-?\\d{1,9}") || !axis.contains(Integer.parseInt(indices[i]))) {
                return Optional.empty();
            }
            position = position * axis.size() + (Integer.parseInt(indices[i]) - axis.lower()) / axis.step();
        }
        return Optional.of(new Place(quantity, offset + position, 1));
    }

    private static List<String> names(List<Quantity> quantities) {
        return quantities.stream().map(Quantity::name).toList();
    }
}
