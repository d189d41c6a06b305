package brook.compiler.transform;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.Positions;
import brook.compiler.source.Budget;
import brook.compiler.system.DoubleTable;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * On which variables each element of a node depends, from the structure of the graph alone: a derivative that is not listed is 0 whatever the values
 * are. What jumps depends on nothing, as in {@link PartialRules}; elements of constants that are 0 take out what they are multiplied with.
 */
final class Dependences {

    /** In the place of a set: the element is 0 itself. */
    private static final int ZERO = -1;

    /** Whose value is 0 where all operands are. */
    private static final Set<Operator> LINEAR = Set.of(Operator.NEGATE, Operator.ADD, Operator.SUBTRACT);

    private final Graph graph;
    private final IndexSets sets;
    private final PartialRules rules;
    private final Budget budget = Budget.here();
    /** The set of each element, or one for all. */
    private final Map<Node, int[]> found = new HashMap<>();

    /** Elements of the variables have the numbers from those given on; other variables count as fixed. */
    Dependences(Graph graph, IndexSets sets, Map<Node.Variable, Integer> starts) {
        this.graph = graph;
        this.sets = sets;
        this.rules = new PartialRules(graph);
        starts.forEach((variable, start) -> found.put(variable, singles(variable.size(), start)));
    }

    private int[] singles(int size, int start) {
        int[] singles = new int[size];
        for (int i = 0; i < size; i++) {
            singles[i] = sets.single(start + i);
        }
        return singles;
    }

    /** The sets of the elements of some nodes, one node after the other, each in the order of its own axes. */
    List<int[]> of(List<Node> nodes) {
        for (Node node : Graph.reachable(nodes)) {
            if (!found.containsKey(node)) {
                graph.locate(node.origin());
                found.put(node, shortened(sets(node)));
            }
        }
        return nodes.stream().map(node -> written(node)).toList();
    }

    private int[] written(Node node) {
        int[] ids = found(node);
        int[] written = new int[node.size()];
        for (int i = 0; i < written.length; i++) {
            written[i] = Math.max(at(ids, i), IndexSets.EMPTY);
        }
        return written;
    }

    private int[] shortened(int[] ids) {
        if (ids.length > 1 && Arrays.stream(ids).allMatch(id -> id == ids[0])) {
            return new int[] {ids[0]};
        }
        budget.table(ids.length);
        budget.look();
        return ids;
    }

    private int[] found(Node node) {
        return Objects.requireNonNull(found.get(node));
    }

    private static int at(int[] ids, int element) {
        return ids.length == 1 ? ids[0] : ids[element];
    }

    private int[] sets(Node node) {
        if (node instanceof Node.Constant constant) {
            return constant(constant.values());
        }
        if (node instanceof Node.Variable) {
            return new int[] {IndexSets.EMPTY};
        }
        if (node instanceof Node.Elementwise elementwise) {
            return elementwise(elementwise);
        }
        if (node instanceof Node.Contraction contraction) {
            return contraction(contraction);
        }
        if (node instanceof Node.Gather gather) {
            int[] operand = found(gather.operand());
            return operand.length == 1
                    ? operand
                    : chosen(operand, Positions.flat(gather.operand().axes(), gather.maps(), gather.axes()));
        }
        if (node instanceof Node.Scatter scatter) {
            return scatter(scatter);
        }
        throw new AssertionError(node);
    }

    private static int[] constant(DoubleTable values) {
        int[] ids = new int[values.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = values.get(i) == 0 ? ZERO : IndexSets.EMPTY;
        }
        return ids;
    }

    private static int[] chosen(int[] ids, int[] places) {
        int[] chosen = new int[places.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = ids[places[i]];
        }
        return chosen;
    }

    private static int[] along(Node operand, int[] ids, List<Axis> axes) {
        return ids.length == 1 || operand.axes().equals(axes) ? ids : chosen(ids, Positions.flat(operand.axes(), axes));
    }

    private int[] elementwise(Node.Elementwise node) {
        int[] sum = {ZERO};
        for (int i = 0; i < node.operands().size(); i++) {
            Node operand = node.operands().get(i);
            int[] ids = found(operand);
            boolean fixed = ids.length == 1 && ids[0] <= IndexSets.EMPTY;
            if (fixed || rules.of(node, i).isPresent()) {
                sum = joined(sum, along(operand, ids, node.axes()));
            }
        }
        return LINEAR.contains(node.operator())
                ? sum
                : Arrays.stream(sum).map(id -> Math.max(id, IndexSets.EMPTY)).toArray();
    }

    private int[] joined(int[] a, int[] b) {
        int[] joined = new int[Math.max(a.length, b.length)];
        for (int i = 0; i < joined.length; i++) {
            joined[i] = joined(at(a, i), at(b, i));
        }
        return joined;
    }

    private int joined(int a, int b) {
        return a == ZERO ? b : b == ZERO ? a : sets.union(a, b);
    }

    private int product(int a, int b) {
        return a == ZERO || b == ZERO ? ZERO : sets.union(a, b);
    }

    private int[] contraction(Node.Contraction node) {
        int[] left = found(node.left());
        int[] right = found(node.right());
        if (left.length == 1 && right.length == 1) {
            return new int[] {product(left[0], right[0])};
        }
        List<Axis> all = new ArrayList<>(node.axes());
        all.addAll(node.summed());
        left = along(node.left(), left, all);
        right = along(node.right(), right, all);
        int terms = Positions.count(node.summed());
        int[] sums = new int[node.size()];
        Union union = new Union(terms);
        for (int i = 0; i < sums.length; i++) {
            for (int k = 0; k < terms; k++) {
                union.add(product(at(left, i * terms + k), at(right, i * terms + k)));
            }
            sums[i] = union.take();
        }
        return sums;
    }

    private int[] scatter(Node.Scatter node) {
        int[] starts = new int[node.size() + 1];
        List<int[]> places = new ArrayList<>();
        for (int p = 0; p < node.operands().size(); p++) {
            Node part = node.operands().get(p);
            int[] to = Positions.flat(node.axes(), node.maps().get(p), part.axes());
            places.add(to);
            Arrays.stream(to).forEach(place -> starts[place + 1]++);
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] reaching = new int[starts[node.size()]];
        int[] next = starts.clone();
        for (int p = 0; p < places.size(); p++) {
            int[] ids = found(node.operands().get(p));
            for (int i = 0; i < places.get(p).length; i++) {
                reaching[next[places.get(p)[i]]++] = at(ids, i);
            }
        }
        return unions(starts, reaching);
    }

    private int[] unions(int[] starts, int[] reaching) {
        int[] unions = new int[starts.length - 1];
        Union union = new Union(16);
        for (int i = 0; i < unions.length; i++) {
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                union.add(reaching[k]);
            }
            unions[i] = union.take();
        }
        return unions;
    }

    /** Collects sets, and joins them at once when there are many. */
    private final class Union {

        private int[] ids;
        private int count;

        Union(int capacity) {
            this.ids = new int[Math.max(2, capacity)];
        }

        void add(int id) {
            if (count > 0 && ids[count - 1] == id || id == ZERO) {
                return;
            }
            if (count == ids.length) {
                ids = Arrays.copyOf(ids, 2 * count);
            }
            ids[count++] = id;
        }

        int take() {
            int joined = count == 0
                    ? ZERO
                    : count == 1 ? ids[0] : count == 2 ? sets.union(ids[0], ids[1]) : sets.union(ids, 0, count);
            count = 0;
            return joined;
        }
    }
}
