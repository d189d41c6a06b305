package brook.compiler.graph.roll;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Graph;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.graph.roll.Alike.Group;
import brook.compiler.graph.roll.Alike.Membership;
import brook.compiler.graph.roll.Alike.Operation;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Builds the arrays of classes in a new graph: each operand of their members becomes a gather, or a table of coefficients. */
final class ArrayBuilder {

    private final Classes classes;
    private final Rebuilding rebuilding;
    private final Graph graph;
    private final Coefficients coefficients;
    private final Map<Integer, Node> arrays = new HashMap<>();

    ArrayBuilder(Classes classes, Rebuilding rebuilding) {
        this.classes = classes;
        this.rebuilding = rebuilding;
        this.graph = rebuilding.graph();
        this.coefficients = new Coefficients(graph, rebuilding);
    }

    /** The array of a class; of elements the array that they are taken from. */
    Node array(Alike alike) {
        if (alike instanceof Alike.Elements elements) {
            return rebuilding.base(elements.base());
        }
        return Objects.requireNonNull(arrays.get(alike.number()));
    }

    /** Builds the array of a class whose operands are built. */
    Node build(Alike alike) {
        if (alike instanceof Group group) {
            arrays.put(group.number(), laid(operation(group, group.frame(), p -> p), group.frame()));
        } else if (alike instanceof Alike.Sums sums) {
            Parts parts = new Parts(
                    this, sums.members().get(0).sum().origin(), sums.frame().axes());
            sums.members().forEach(parts::add);
            arrays.put(sums.number(), parts.sum());
        } else {
            throw new AssertionError(alike);
        }
        return array(alike);
    }

    Membership of(Node node) {
        return classes.of(node);
    }

    Graph graph() {
        return graph;
    }

    Coefficients coefficients() {
        return coefficients;
    }

    /** What is computed for a node that stays alone. */
    Node scalar(Node node) {
        Node value = rebuilding.scalar(node);
        return classes.isNegated(node) ? graph.negate(value) : value;
    }

    /** A member of the group for each place of the frame, as the operation on arrays over those axes that its operands have. */
    private Node operation(Group group, Frame frame, Frame.Places members) {
        Operation operation = group.operation();
        if (operation instanceof Operation.RowSum sum) {
            graph.locate(group.members().get(0).node().origin());
            Node below =
                    array(classes.of(group.members().get(0).operands().get(0)).alike());
            Node total = graph.sum(below, List.of(below.axes().get(1)));
            return sum.negative() ? graph.negate(total) : total;
        }
        if (operation instanceof Operation.Sum sum) {
            return sum(group, sum.negative(), frame, members);
        }
        List<Node> operands = new ArrayList<>();
        for (int i = 0; i < group.members().get(0).operands().size(); i++) {
            operands.add(operand(group, i, frame, members));
        }
        graph.locate(group.members().get(0).node().origin());
        if (operation instanceof Operation.Apply apply) {
            return graph.apply(apply.operator(), operands, ordered(operands, frame));
        }
        if (operation instanceof Operation.Product) {
            return graph.contract(operands.get(0), operands.get(1), List.of(), ordered(operands, frame));
        }
        throw new AssertionError(operation);
    }

    private Node operand(Group group, int number, Frame frame, Frame.Places members) {
        return operand(frame, p -> group.members().get(members.at(p)).operands().get(number));
    }

    /** Each term is made when it is added, so that the sum so far is older: the normal form subtracts the younger one. */
    private Node sum(Group group, List<Boolean> negative, Frame frame, Frame.Places members) {
        Node sum = operand(group, 0, frame, members);
        for (int i = 1; i < negative.size(); i++) {
            boolean alike = negative.get(i).equals(negative.get(0));
            List<Node> both = List.of(sum, operand(group, i, frame, members));
            graph.locate(group.members().get(0).node().origin());
            sum = graph.apply(alike ? Operator.ADD : Operator.SUBTRACT, both, ordered(both, frame));
        }
        return negative.get(0) ? graph.negate(sum) : sum;
    }

    /** An old node for each place of a frame. */
    @FunctionalInterface
    interface Nodes {
        Node at(int place);
    }

    /** What members read, as an array over those axes of the frame on which it depends. */
    Node operand(Frame frame, Nodes nodes) {
        Alike alike = classes.of(nodes.at(0)).alike();
        if (alike instanceof Alike.Coefficients) {
            return coefficients.array(frame, nodes);
        }
        if (alike instanceof Alike.Single) {
            return scalar(nodes.at(0));
        }
        Frame.Places places = p -> classes.of(nodes.at(p)).place();
        if (alike instanceof Group group && classes.isCheap(group) && !isAligned(frame, group.frame(), places)) {
            return operation(group, frame, places);
        }
        return gathered(alike, frame, places);
    }

    private static boolean isAligned(Frame frame, Frame other, Frame.Places places) {
        if (frame != other) {
            return false;
        }
        for (int p = 0; p < frame.size(); p++) {
            if (places.at(p) != p) {
                return false;
            }
        }
        return true;
    }

    /** The array of a class, read at a place for each place of a frame. */
    Node gathered(Alike alike, Frame frame, Frame.Places places) {
        Node array = array(alike);
        Frame below = Classes.frame(alike);
        if (isAligned(frame, below, places)) {
            return array;
        }
        List<Axis> axes = new ArrayList<>();
        List<IndexMap> maps = new ArrayList<>();
        for (int i = 0; i < array.axes().size(); i++) {
            int axis = i;
            Frame.Places positions = p -> below.position(places.at(p), axis);
            List<Axis> needed = Tables.needed(frame, positions);
            maps.add(Tables.map(frame, needed, positions));
            needed.stream().filter(one -> !axes.contains(one)).forEach(axes::add);
        }
        return graph.gather(
                array, maps, frame.axes().stream().filter(axes::contains).toList());
    }

    /** Over all axes of the frame. */
    Node laid(Node node, Frame frame) {
        return graph.broadcast(node, frame.axes());
    }

    private static List<Axis> ordered(List<Node> operands, Frame frame) {
        List<Axis> union = Node.union(operands);
        return frame.axes().stream().filter(union::contains).toList();
    }
}
