package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.jet.Kernel;
import brook.compiler.jet.KernelPlan;
import brook.compiler.jet.LoopAxes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The two innermost loops of a kernel of values as one, where rows of lanes lie one behind the other in all that it reads and writes. Places then differ by constants alone, and
 * HotSpot makes vector instructions of the loop, on 17 too: there such loops took half the time of two nested ones. The order of positions stays, and so do all bits.
 */
final class FlatLoops {

    private static final String ROW = "row";
    private static final String LANE = "lane";

    private final Kernel kernel;
    private final KernelWriter.Program program;
    private final Names names;

    private FlatLoops(Kernel kernel, KernelWriter.Program program, Names names) {
        this.kernel = kernel;
        this.program = program;
        this.names = names;
    }

    /** Whether positions of the last loop and of the one round it are those of one loop. */
    static boolean areOne(Kernel kernel, KernelWriter.Program program, Names names) {
        int count = kernel.loops().size();
        return count > 1
                && kernel.loops().get(count - 1).isLanes()
                && kernel.tasks().stream().allMatch(new FlatLoops(kernel, program, names)::isFlat);
    }

    /** One variable for the two loops, which stands at the last. */
    static Map<Axis, String> variables(Kernel kernel, Map<Axis, String> nested) {
        Map<Axis, String> variables = new LinkedHashMap<>(nested);
        String variable = Objects.requireNonNull(variables.remove(rows(kernel)));
        variables.put(lanes(kernel), variable);
        return variables;
    }

    /** The positions of both loops. */
    static int size(Kernel kernel) {
        return LoopAxes.size(List.of(rows(kernel), lanes(kernel)));
    }

    private static Axis lanes(Kernel kernel) {
        return kernel.loops().get(kernel.loops().size() - 1);
    }

    private static Axis rows(Kernel kernel) {
        return kernel.loops().get(kernel.loops().size() - 2);
    }

    private boolean isFlat(Kernel.Task task) {
        Lines looked = new Lines();
        Frame frame = Frame.over(probes(), program.layout().tables(), names.inner(), looked);
        boolean flat;
        if (task instanceof Kernel.Task.Compute compute) {
            flat = isFlat(compute.node(), frame);
        } else if (task instanceof Kernel.Task.Add add) {
            flat = isFlat(add.scatter(), add.part(), frame);
        } else {
            throw new AssertionError(task);
        }
        return flat && looked.isEmpty();
    }

    private Map<Axis, String> probes() {
        Map<Axis, String> probes = LoopLines.variables(kernel.loops(), names.inner());
        probes.put(rows(kernel), ROW);
        probes.put(lanes(kernel), LANE);
        return probes;
    }

    private boolean isFlat(Node node, Frame frame) {
        if (node instanceof Node.Derivative) {
            return false;
        }
        Map<Axis, IndexExpression> at = frame.components(node.axes()).get(0);
        List<Axis> summed = node instanceof Node.Contraction contraction ? contraction.summed() : List.of();
        Map<Axis, IndexExpression> below = Frame.combine(List.of(at), summed).get(0);
        return node.operands().stream().allMatch(operand -> readsFlat(operand, below, frame)) && writesFlat(node, at);
    }

    private boolean isFlat(Node.Scatter scatter, int number, Frame frame) {
        Node value = KernelPlan.part(scatter, number).value();
        Map<Axis, IndexExpression> at = frame.components(value.axes()).get(0);
        return readsFlat(value, at, frame) && writesFlat(scatter, frame.evaluate(scatter, number, at));
    }

    private boolean readsFlat(Node node, Map<Axis, IndexExpression> at, Frame frame) {
        Frame.Element element = frame.element(node, at);
        if (element.base() instanceof Node.Constant constant) {
            return constant.values().isUniform();
        }
        // What has no place is a local of this turn.
        return !program.layout().memory().has(element.base())
                || isFlat(program.layout().memory().of(element.base()), element.at());
    }

    private boolean writesFlat(Node node, Map<Axis, IndexExpression> at) {
        List<Memory.Place> places = new ArrayList<>(program.alsoAt(node));
        if (program.layout().memory().has(node)) {
            places.add(program.layout().memory().of(node));
        }
        return places.stream().allMatch(place -> isFlat(place, at));
    }

    private boolean isFlat(Memory.Place place, Map<Axis, IndexExpression> at) {
        if (place.array() == Memory.Array.T) {
            return true;
        }
        Map<String, Integer> strides = place.index(at).terms();
        int lane = strides.getOrDefault(LANE, 0);
        return strides.getOrDefault(ROW, 0) == lane * lanes(kernel).size();
    }
}
