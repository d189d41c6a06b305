package brook.compiler.transform;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.IntTable;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.system.DoubleTable;
import brook.compiler.transform.Tangent.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * With respect to what a solution is differentiated, one source for each direction: the initial value of a state by its number, or the number of
 * states plus that of a parameter.
 */
public record Directions(IntTable sources) {

    /** Those of the given sources; all initial values and all parameters if none is given. */
    public static Directions of(OdeGraph ode, List<Integer> sources) {
        int all = states(ode).stream().mapToInt(Node::size).sum()
                + ode.parameters().stream()
                        .mapToInt(parameter -> parameter.variable().size())
                        .sum();
        IntStream chosen =
                sources.isEmpty() ? IntStream.range(0, all) : sources.stream().mapToInt(source -> source);
        return new Directions(IntTable.of(chosen.toArray()));
    }

    /** How many there are. */
    public int count() {
        return sources.size();
    }

    static List<Node.Variable> states(OdeGraph ode) {
        return ode.states().stream()
                .flatMap(state -> state.variables().stream())
                .toList();
    }

    /** The parameters that some direction belongs to, each with the number of its first element. */
    Map<Node.Variable, Integer> parameters(OdeGraph ode) {
        Map<Node.Variable, Integer> starts = new LinkedHashMap<>();
        int start = states(ode).stream().mapToInt(Node::size).sum();
        for (OdeGraph.ParameterNode parameter : ode.parameters()) {
            int from = start;
            start += parameter.variable().size();
            int to = start;
            if (IntStream.range(0, count()).anyMatch(j -> sources.get(j) >= from && sources.get(j) < to)) {
                starts.put(parameter.variable(), from);
            }
        }
        return starts;
    }

    /** How a parameter changes in the directions along an axis, its first element having this number: a unit matrix where all of it is chosen. */
    Term seed(Graph graph, Node.Variable parameter, int start, Axis along) {
        int first = IntStream.range(0, count())
                .filter(j -> sources.get(j) == start)
                .findFirst()
                .orElse(-1);
        boolean whole = first >= 0
                && first + parameter.size() <= count()
                && IntStream.range(0, parameter.size()).allMatch(k -> sources.get(first + k) == start + k)
                && IntStream.range(0, count())
                                .filter(j -> isOf(j, parameter, start))
                                .count()
                        == parameter.size();
        return whole
                ? new Term(graph.constant(1), Map.of(along, places(parameter, first)))
                : new Term(units(graph, parameter, start, along).orElseThrow(), Map.of());
    }

    private boolean isOf(int direction, Node.Variable variable, int start) {
        return sources.get(direction) >= start && sources.get(direction) < start + variable.size();
    }

    private static IndexMap places(Node.Variable parameter, int first) {
        List<IndexMap.Stride> strides = new ArrayList<>();
        int stride = 1;
        for (int i = parameter.axes().size() - 1; i >= 0; i--) {
            Axis axis = parameter.axes().get(i);
            if (axis.size() > 1) {
                strides.add(0, new IndexMap.Stride(axis, stride));
            }
            stride *= axis.size();
        }
        return new IndexMap.Affine(first, strides);
    }

    /** 1 where an element, of which the first has this number, is the source of a direction; nothing if none is. */
    Optional<Node> units(Graph graph, Node.Variable variable, int start, Axis along) {
        double[] units = new double[variable.size() * count()];
        boolean any = false;
        for (int j = 0; j < count(); j++) {
            if (isOf(j, variable, start)) {
                units[(sources.get(j) - start) * count() + j] = 1;
                any = true;
            }
        }
        List<Axis> axes = new ArrayList<>(variable.axes());
        axes.add(along);
        return any ? Optional.of(graph.constant(axes, DoubleTable.of(units))) : Optional.empty();
    }
}
