package brook.runtime.rungekutta.tableau;

import java.util.ArrayList;
import java.util.List;

/**
 * A rooted tree, which stands for an order condition after Butcher: the sum of weights times {@link #stageValue} is 1/{@link #density} for a step, and s to
 * the power of the number of vertices times as much for a part s of it.
 *
 * @param number the place in the list of all trees: children stand in falling order, so that each tree is made once
 */
record RootedTree(List<RootedTree> children, int vertices, int number) {

    /** All trees with up to so many vertices. */
    static List<RootedTree> upTo(int most) {
        List<RootedTree> trees = new ArrayList<>();
        for (int n = 1; n <= most; n++) {
            add(n, List.of(), n - 1, List.copyOf(trees), trees);
        }
        return trees;
    }

    private static void add(int n, List<RootedTree> children, int left, List<RootedTree> known, List<RootedTree> into) {
        if (left == 0) {
            into.add(new RootedTree(children, n, into.size()));
            return;
        }
        int most = children.isEmpty()
                ? known.size() - 1
                : children.get(children.size() - 1).number();
        for (RootedTree child : known.subList(0, most + 1)) {
            if (child.vertices() <= left) {
                List<RootedTree> more = new ArrayList<>(children);
                more.add(child);
                add(n, more, left - child.vertices(), known, into);
            }
        }
    }

    /** The product of the sizes of all subtrees. */
    double density() {
        double product = vertices;
        for (RootedTree child : children) {
            product *= child.density();
        }
        return product;
    }

    /** What the tree is worth at a stage of a method. */
    double stageValue(List<Row> rows, int stage) {
        double product = 1;
        for (RootedTree child : children) {
            double sum = 0;
            for (int j = 0; stage > 0 && j < rows.get(stage - 1).coefficients().size(); j++) {
                double weight = rows.get(stage - 1).coefficients().get(j);
                sum += weight == 0 ? 0 : weight * child.stageValue(rows, j);
            }
            product *= sum;
        }
        return product;
    }

    /** The sum over all stages. */
    double value(List<Row> rows, List<Double> weights) {
        double sum = 0;
        for (int i = 0; i < weights.size(); i++) {
            sum += weights.get(i) == 0 ? 0 : weights.get(i) * stageValue(rows, i);
        }
        return sum;
    }
}
