package brook.compiler.system;

import java.util.List;

/** The sizes of a value along its axes: none for a scalar, one for a vector, two for a matrix. */
public record Shape(List<Integer> sizes) {

    public static final Shape SCALAR = new Shape(List.of());

    public Shape {
        sizes = List.copyOf(sizes);
    }

    /** The shape with these sizes, none for a scalar. */
    public static Shape of(Integer... sizes) {
        return new Shape(List.of(sizes));
    }

    public int rank() {
        return sizes.size();
    }

    public boolean isScalar() {
        return sizes.isEmpty();
    }

    /** The number of elements. */
    public long elements() {
        long product = 1;
        for (int size : sizes) {
            product = Math.multiplyExact(product, (long) size);
        }
        return product;
    }
}
