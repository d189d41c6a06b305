package brook.compiler.emit;

import brook.compiler.emit.LiteralTables.MatrixShape;
import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A product of a matrix with the vectors of all lanes, or the sum over lanes of outer products, as a call of {@code LaneProducts}; nothing for contractions
 * of another form, which are loops.
 */
final class LaneProductText {

    private static final String ROW = "row";
    private static final String COLUMN = "column";
    private static final String LANE = "lane";

    private final Layout layout;
    private final Scope.Order order;
    private final Names names;

    LaneProductText(Layout layout, Scope.Order order, Names names) {
        this.layout = layout;
        this.order = order;
        this.names = names;
    }

    /** Where an operand lies: an array, where it begins, and how far its elements are apart along each variable. */
    private record Operand(String array, String at, Map<String, Integer> strides) {

        int stride(String variable) {
            return strides.getOrDefault(variable, 0);
        }

        boolean hasOnly(String... variables) {
            return List.of(variables).containsAll(strides.keySet());
        }

        String code() {
            return array + ", " + at;
        }
    }

    Optional<String> of(Node.Contraction node) {
        if (node.summed().size() != 1) {
            return Optional.empty();
        }
        Axis summed = node.summed().get(0);
        if (summed.isLanes()) {
            return outer(node, summed);
        }
        List<Axis> rows = new ArrayList<>(node.axes());
        Optional<Axis> lanes = rows.stream().filter(Axis::isLanes).findFirst();
        lanes.ifPresent(rows::remove);
        return lanes.isPresent() && rows.size() <= 1 ? times(node, rows, summed, lanes.get()) : Optional.empty();
    }

    /** out[row][lane] = sum over columns of a[row, column] x[column][lane]. */
    private Optional<String> times(Node.Contraction node, List<Axis> rows, Axis columns, Axis lanes) {
        boolean leftIsMatrix = !node.left().axes().contains(lanes);
        Node matrix = leftIsMatrix ? node.left() : node.right();
        Node vectors = leftIsMatrix ? node.right() : node.left();
        Map<Axis, IndexExpression> at = new LinkedHashMap<>();
        rows.forEach(row -> at.put(row, IndexExpression.of(ROW)));
        at.put(columns, IndexExpression.of(COLUMN));
        at.put(lanes, IndexExpression.of(LANE));
        Optional<Operand> a = operand(matrix, at);
        Optional<Operand> x = operand(vectors, at);
        Optional<Operand> out = operand(node, at);
        if (a.isEmpty() || x.isEmpty() || out.isEmpty() || matrix.axes().contains(lanes)) {
            return Optional.empty();
        }
        int rowCount = rows.isEmpty() ? 1 : rows.get(0).size();
        int rowStride = rows.isEmpty() ? 1 : a.get().stride(ROW);
        boolean fits = a.get().hasOnly(ROW, COLUMN)
                && rowStride > 0
                && a.get().stride(COLUMN) > 0
                && isVectors(x.get(), COLUMN, lanes)
                && (rows.isEmpty() ? out.get().stride(LANE) == 1 : isVectors(out.get(), ROW, lanes));
        if (!fits) {
            return Optional.empty();
        }
        MatrixShape shape =
                new MatrixShape(rowCount, columns.size(), rowStride, a.get().stride(COLUMN));
        return Optional.of(call(shape, a.get()) + ".times(" + x.get().code() + ", "
                + out.get().code() + ")");
    }

    /** out[row, column] = sum over lanes of u[row][lane] x[column][lane]. */
    private Optional<String> outer(Node.Contraction node, Axis lanes) {
        if (node.axes().size() != 2) {
            return Optional.empty();
        }
        Axis first = node.axes().get(0);
        boolean leftHasRows = node.left().axes().contains(first);
        Node u = leftHasRows ? node.left() : node.right();
        Node x = leftHasRows ? node.right() : node.left();
        Map<Axis, IndexExpression> at = new LinkedHashMap<>();
        at.put(first, IndexExpression.of(ROW));
        at.put(node.axes().get(1), IndexExpression.of(COLUMN));
        at.put(lanes, IndexExpression.of(LANE));
        Optional<Operand> rows = operand(u, at);
        Optional<Operand> columns = operand(x, at);
        Optional<Operand> out = operand(node, at);
        boolean fits = rows.isPresent()
                && columns.isPresent()
                && out.isPresent()
                && isVectors(rows.get(), ROW, lanes)
                && isVectors(columns.get(), COLUMN, lanes)
                && out.get().stride(ROW) > 0
                && out.get().stride(COLUMN) > 0;
        if (!fits) {
            return Optional.empty();
        }
        MatrixShape shape = new MatrixShape(
                first.size(),
                node.axes().get(1).size(),
                out.get().stride(ROW),
                out.get().stride(COLUMN));
        return Optional.of(call(shape, out.get()) + ".outer(" + rows.get().code() + ", "
                + columns.get().code() + ")");
    }

    private String call(MatrixShape shape, Operand matrix) {
        return "products.of(" + layout.tables().matrix(shape) + ", " + matrix.code() + ")";
    }

    /** Whether the elements along a variable stand a row of lanes apart. */
    private static boolean isVectors(Operand operand, String variable, Axis lanes) {
        return operand.hasOnly(variable, LANE) && operand.stride(LANE) == 1 && operand.stride(variable) == lanes.size();
    }

    /** Nothing where an element is not found by strides, or is a constant, or has no place. */
    private Optional<Operand> operand(Node node, Map<Axis, IndexExpression> at) {
        Lines looked = new Lines();
        Frame frame = Frame.over(Map.of(), layout.tables(), names.inner(), looked);
        Frame.Element element = frame.element(node, at);
        if (!looked.isEmpty() || !layout.memory().has(element.base())) {
            return Optional.empty();
        }
        Memory.Place place = layout.memory().of(element.base());
        if (place.array() == Memory.Array.T) {
            return Optional.empty();
        }
        IndexExpression index = place.index(element.at());
        boolean plane = order == Scope.Order.K && place.array() == Memory.Array.W;
        String start = layout.offset(place, IndexExpression.of(index.constant()));
        return Optional.of(new Operand(place.array().variable(), plane ? "at + " + start : start, index.terms()));
    }
}
