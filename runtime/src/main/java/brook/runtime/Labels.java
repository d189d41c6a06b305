package brook.runtime;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** The labels of the doubles of several quantities, one after the other, each made when asked for. */
final class Labels extends AbstractList<String> implements RandomAccess {

    private final List<Quantity> quantities;
    /** Where each quantity ends; the sum of the components up to it. */
    private final int[] ends;

    Labels(List<Quantity> quantities) {
        this.quantities = quantities;
        this.ends = new int[quantities.size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            end = Math.addExact(end, quantities.get(i).components());
            ends[i] = end;
        }
    }

    @Override
    public int size() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    @Override
    public String get(int component) {
        return owner(component).label(within(component));
    }

    Quantity owner(int component) {
        return quantities.get(ownerIndex(component));
    }

    int within(int component) {
        int owner = ownerIndex(component);
        return owner == 0 ? component : component - ends[owner - 1];
    }

    /** The first quantity that ends behind the component; empty arrays end where their predecessor does. */
    private int ownerIndex(int component) {
        if (component < 0 || component >= size()) {
            throw new IndexOutOfBoundsException(component);
        }
        int found = Arrays.binarySearch(ends, component + 1);
        int owner = found >= 0 ? found : -found - 1;
        while (owner > 0 && ends[owner - 1] == ends[owner]) {
            owner--;
        }
        return owner;
    }
}
