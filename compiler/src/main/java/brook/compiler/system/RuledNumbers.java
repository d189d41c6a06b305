package brook.compiler.system;

import java.util.Arrays;

/** So many numbers of a rule, from place 0 on. */
public record RuledNumbers(int size, NumberRule rule) implements DoubleTable {

    @Override
    public double get(int i) {
        return rule.at(i);
    }

    @Override
    public double[] toArray() {
        double[] values = new double[size];
        Arrays.setAll(values, rule::at);
        return values;
    }

    @Override
    public boolean isUniform() {
        return DoubleTable.allSame(this);
    }

    @Override
    public boolean equals(Object other) {
        if (other instanceof RuledNumbers numbers && size == numbers.size && rule.equals(numbers.rule)) {
            return true;
        }
        return other instanceof DoubleTable table
                && size == table.size()
                && hashCode() == table.hashCode()
                && Arrays.equals(toArray(), table.toArray());
    }

    @Override
    public int hashCode() {
        return DoubleTable.hash(this);
    }

    @Override
    public String toString() {
        return size <= 8 ? Arrays.toString(toArray()) : size + " numbers";
    }
}
