package brook.runtime.linear;

/**
 * The form in which matrices of a pattern are eliminated, its order and what it costs.
 *
 * <p>All forms are compared as if all pivots were on the diagonal. With r_k entries of L below pivot k and c_k of U beside it, elimination takes
 * sum of r_k c_k multiplications and subtractions, and visits a column of L for each entry of U: sum of c_k visits.
 *
 * <pre>
 *   dense    1 sum of r_k c_k + 30 sum of c_k    r_k = c_k = n - 1 - k
 *   banded   2 sum of r_k c_k + 30 sum of c_k    diagonals below and above, in the given order or by Cuthill and McKee
 *   sparse   3 sum of r_k c_k + 30 sum of c_k    r_k = c_k as minimum degree counts them
 * </pre>
 *
 * <p>The weights are times in units of 0.25 ns, measured on x86-64 with JDK 17: the inner loops take 0.23 ns as vector instructions (full
 * matrices of 300), 0.5 ns (bands of 101 diagonals) and 0.6 to 1 ns (listed rows); a visit is a call and a loop that starts.
 */
final class Plan {

    private static final double VECTOR_OPERATION = 1;
    private static final double BAND_OPERATION = 2;
    private static final double LISTED_OPERATION = 3;
    private static final double VISIT = 30;

    private static final int MOST_ENTRIES = Integer.MAX_VALUE - 8;

    final Form form;
    final int[] order;
    final double cost;
    final double operations;
    private final long entries;
    private final int below;
    private final int above;

    private Plan(Form form, int[] order, int below, int above) {
        this.form = form;
        this.order = order;
        this.below = below;
        this.above = above;
        this.entries = BandElimination.entries(order.length, below, above);
        double visits = 0;
        double sum = 0;
        for (int left = order.length - 1; left > 0; left--) {
            visits += Math.min(above, left);
            sum += (double) Math.min(below, left) * Math.min(above, left);
        }
        this.operations = sum;
        this.cost = affordable((form == Form.DENSE ? VECTOR_OPERATION : BAND_OPERATION) * sum + VISIT * visits);
    }

    private Plan(MinimumDegree degree) {
        this.form = Form.SPARSE;
        this.order = degree.order();
        this.below = 0;
        this.above = 0;
        this.entries = 2 * degree.entries() + order.length;
        this.operations = degree.operations();
        this.cost = affordable(LISTED_OPERATION * operations + VISIT * degree.entries());
    }

    /** The cheapest of dense, banded in either order, and sparse; the first of equals. */
    static Plan of(Pattern pattern) {
        Neighbours graph = Neighbours.of(pattern);
        Plan plan = cheaper(of(pattern, graph, Form.DENSE), of(pattern, graph, Form.BANDED));
        if (leastSparseCost(graph) >= plan.cost) {
            return plan;
        }
        MinimumDegree degree = MinimumDegree.of(graph, plan.cost / LISTED_OPERATION);
        return degree.operations() > plan.cost / LISTED_OPERATION ? plan : cheaper(plan, new Plan(degree));
    }

    /** The best order of one form. */
    static Plan of(Pattern pattern, Form form) {
        return of(pattern, Neighbours.of(pattern), form);
    }

    /** The work space and the rules of the elimination, over real or complex numbers. */
    Elimination elimination(Numbers x) {
        return form == Form.SPARSE
                ? new SparseElimination(x, order.length, (int) Math.min(entries, MOST_ENTRIES))
                : new BandElimination(x, order.length, below, above);
    }

    private static Plan of(Pattern pattern, Neighbours graph, Form form) {
        int[] given = given(pattern.size);
        return switch (form) {
            case DENSE -> new Plan(Form.DENSE, given, pattern.size - 1, pattern.size - 1);
            case BANDED -> cheaper(banded(pattern, given), banded(pattern, CuthillMcKee.order(graph)));
            case SPARSE -> new Plan(MinimumDegree.of(graph, Double.POSITIVE_INFINITY));
        };
    }

    private static Plan banded(Pattern pattern, int[] order) {
        int[] position = Pattern.inverse(order);
        return new Plan(Form.BANDED, order, pattern.below(position), pattern.above(position));
    }

    /** What the sparse form costs without any fill, at least: each pair of neighbours is an entry of L, and m entries have squares of m²/n. */
    private static double leastSparseCost(Neighbours graph) {
        double entries = graph.list.length / 2.0;
        return LISTED_OPERATION * entries * entries / graph.size + VISIT * entries;
    }

    private static Plan cheaper(Plan first, Plan second) {
        return second.cost < first.cost ? second : first;
    }

    private double affordable(double finite) {
        return entries <= MOST_ENTRIES ? finite : Double.POSITIVE_INFINITY;
    }

    private static int[] given(int size) {
        int[] order = new int[size];
        for (int k = 0; k < size; k++) {
            order[k] = k;
        }
        return order;
    }
}
