package brook.runtime.solver;

import brook.runtime.Axis;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where an array of a model stands among the doubles of the state, of the parameters or of the outputs, and how it is
 * indexed; generated solvers have one for each array. Immutable.
 */
public final class ArrayPlace {

    private final String name;
    private final int first;
    private final List<Axis> axes;
    private final int size;

    private ArrayPlace(String name, int first, List<Axis> axes) {
        this.name = name;
        this.first = first;
        this.axes = List.copyOf(axes);
        this.size = axes.stream().mapToInt(Axis::size).reduce(1, Math::multiplyExact);
    }

    /**
     * The place of an array, row by row from the double {@code first} on.
     *
     * @param name the name in the model, for messages
     * @param ranges for each axis its lowest index value and its length
     */
    public static ArrayPlace of(String name, int first, int... ranges) {
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < ranges.length; i += 2) {
            axes.add(new Axis(ranges[i], ranges[i + 1], 1));
        }
        return new ArrayPlace(name, first, axes);
    }

    /** The first double of the array. */
    public int first() {
        return first;
    }

    /** The number of doubles. */
    public int size() {
        return size;
    }

    /**
     * The double of an element of a vector.
     *
     * @param i the index as in the model
     * @throws IndexOutOfBoundsException if the vector has no such element
     */
    public int at(int i) {
        int position = i - axes.get(0).lower();
        if (axes.size() != 1 || position < 0 || position >= size) {
            throw noElement(i);
        }
        return first + position;
    }

    /**
     * The double of an element of a matrix.
     *
     * @param i the row as in the model
     * @param j the column as in the model
     * @throws IndexOutOfBoundsException if the matrix has no such element
     */
    public int at(int i, int j) {
        if (axes.size() != 2 || !axes.get(0).contains(i) || !axes.get(1).contains(j)) {
            throw noElement(i, j);
        }
        return first
                + (i - axes.get(0).lower()) * axes.get(1).size()
                + j
                - axes.get(1).lower();
    }

    /**
     * The double of an element.
     *
     * @param indices as in the model
     * @throws IndexOutOfBoundsException if the array has no such element
     */
    public int at(int... indices) {
        if (indices.length != axes.size()) {
            throw noElement(indices);
        }
        int position = 0;
        for (int i = 0; i < indices.length; i++) {
            Axis axis = axes.get(i);
            if (!axis.contains(indices[i])) {
                throw noElement(indices);
            }
            position = position * axis.size() + indices[i] - axis.lower();
        }
        return first + position;
    }

    private IndexOutOfBoundsException noElement(int... indices) {
        String element = Arrays.stream(indices).mapToObj(Integer::toString).collect(Collectors.joining(","));
        return new IndexOutOfBoundsException("no element [" + element + "] in " + this);
    }

    /**
     * The same doubles, if they are as many as the vector has.
     *
     * @throws IllegalArgumentException if they are not
     */
    public double[] vector(double[] values) {
        if (values.length != size) {
            throw wrongSize(name, values.length);
        }
        return values;
    }

    /**
     * The elements of an array of arrays row by row, in a new array.
     *
     * @throws IllegalArgumentException if its shape is another one
     */
    public double[] flat(Object[] nested) {
        double[] flat = new double[size];
        fill(flat, 0, 0, nested, name);
        return flat;
    }

    private int fill(double[] flat, int from, int axis, Object part, String element) {
        int length = Array.getLength(part);
        if (length != axes.get(axis).size()) {
            throw wrongSize(element, length);
        }
        if (part instanceof double[] row) {
            System.arraycopy(row, 0, flat, from, length);
            return from + length;
        }
        int next = from;
        for (int i = 0; i < length; i++) {
            next = fill(
                    flat,
                    next,
                    axis + 1,
                    Array.get(part, i),
                    element + "[" + axes.get(axis).index(i) + "]");
        }
        return next;
    }

    private IllegalArgumentException wrongSize(String element, int length) {
        String sizes = axes.stream().map(axis -> Integer.toString(axis.size())).collect(Collectors.joining(" x "));
        return new IllegalArgumentException(this + " takes " + sizes + " values; " + element + " has " + length);
    }

    /** As many doubles as the matrix has, row by row, as a new array of rows. */
    public double[][] matrix(double[] flat) {
        return (double[][]) nested(flat);
    }

    /** As many doubles as the array has, row by row, as new arrays of arrays: {@code double[][][]} for three axes. */
    public Object nested(double[] flat) {
        return nested(vector(flat), 0, 0, size);
    }

    private Object nested(double[] flat, int axis, int from, int count) {
        if (axis == axes.size() - 1) {
            return Arrays.copyOfRange(flat, from, from + count);
        }
        int parts = axes.get(axis).size();
        Class<?> part = double[].class;
        for (int i = axis + 2; i < axes.size(); i++) {
            part = part.arrayType();
        }
        Object nested = Array.newInstance(part, parts);
        for (int i = 0; i < parts; i++) {
            int each = count / parts;
            Array.set(nested, i, nested(flat, axis + 1, from + i * each, each));
        }
        return nested;
    }

    /** The name with its index ranges: {@code q[1..6, 1..3]}. */
    @Override
    public String toString() {
        return axes.stream()
                .map(axis -> axis.lower() + ".." + axis.index(axis.size() - 1))
                .collect(Collectors.joining(", ", name + "[", "]"));
    }
}
