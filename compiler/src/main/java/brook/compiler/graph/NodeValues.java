package brook.compiler.graph;

import brook.compiler.system.Operator;
import brook.compiler.system.OperatorValues;
import java.util.ArrayList;
import java.util.List;

/** The value of one node from those of its operands, arrays row-major: slow and clear, the meaning of every node kind. */
final class NodeValues {

    private NodeValues() {}

    static double[] elementwise(Operator operator, List<Node> operands, List<double[]> values, List<Axis> axes) {
        double[] result = new double[Positions.count(axes)];
        List<int[]> places = new ArrayList<>();
        for (Node operand : operands) {
            places.add(Positions.flat(operand.axes(), axes));
        }
        double[] x = new double[operands.size()];
        for (int p = 0; p < result.length; p++) {
            for (int i = 0; i < x.length; i++) {
                x[i] = values.get(i)[places.get(i)[p]];
            }
            result[p] = OperatorValues.of(operator, x);
        }
        return result;
    }

    /** The sum is taken in the order of the summed axes, the last one fastest. */
    static double[] contraction(Node left, Node right, List<double[]> values, List<Axis> summed, List<Axis> axes) {
        double[] result = new double[Positions.count(axes)];
        List<Axis> all = new ArrayList<>(axes);
        all.addAll(summed);
        int terms = Positions.count(summed);
        int[] leftPlaces = Positions.flat(left.axes(), all);
        int[] rightPlaces = Positions.flat(right.axes(), all);
        for (int p = 0; p < result.length; p++) {
            double sum = 0;
            for (int s = p * terms; s < (p + 1) * terms; s++) {
                double product = values.get(0)[leftPlaces[s]] * values.get(1)[rightPlaces[s]];
                sum = s == p * terms ? product : sum + product;
            }
            result[p] = sum;
        }
        return result;
    }

    static double[] gather(Node operand, double[] value, List<IndexMap> maps, List<Axis> axes) {
        int[] places = Positions.flat(operand.axes(), maps, axes);
        double[] result = new double[places.length];
        for (int p = 0; p < result.length; p++) {
            result[p] = value[places[p]];
        }
        return result;
    }

    static double[] scatter(List<Node> parts, List<double[]> values, List<List<IndexMap>> maps, List<Axis> axes) {
        double[] result = new double[Positions.count(axes)];
        for (int i = 0; i < parts.size(); i++) {
            int[] places = Positions.flat(axes, maps.get(i), parts.get(i).axes());
            for (int p = 0; p < places.length; p++) {
                result[places[p]] += values.get(i)[p];
            }
        }
        return result;
    }
}
