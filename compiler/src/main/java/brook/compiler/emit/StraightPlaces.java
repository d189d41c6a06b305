package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.jet.OneRun;
import brook.compiler.jet.StraightPlan.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where straight-line code finds its numbers; of several runs, that in lane {@link #LANE}. */
final class StraightPlaces {

    /** The local with the lane, or the first of those in a vector. */
    static final String LANE = "i";

    private final Layout layout;
    private final int plane;
    private final int runs;

    StraightPlaces(Layout layout, int plane, int runs) {
        this.layout = layout;
        this.plane = plane;
        this.runs = runs;
    }

    /** Whether each run has a number of its own there; these lie side by side. */
    boolean differs(Place place) {
        return runs > 1 && !(place instanceof Place.Hoisted hoisted && OneRun.runs(hoisted.node()) == 1);
    }

    /** The array, {@code w}. */
    String array(Place place) {
        if (place instanceof Place.Coefficient) {
            return "w";
        }
        if (place instanceof Place.Hoisted hoisted) {
            return layout.memory().of(hoisted.node()).array().variable();
        }
        if (place instanceof Place.Scratch) {
            return "s";
        }
        throw new AssertionError(place);
    }

    /** The position in the array. */
    String position(Place place) {
        if (place instanceof Place.Coefficient coefficient) {
            int start = layout.memory().of(coefficient.state()).offset();
            return inLane(coefficient.order() * plane + start + coefficient.element() * runs);
        }
        if (place instanceof Place.Hoisted hoisted) {
            return position(hoisted.node(), hoisted.element());
        }
        if (place instanceof Place.Scratch scratch) {
            return inLane(scratch.slot() * runs);
        }
        throw new AssertionError(place);
    }

    /** A number in memory as Java text, or the time, or a constant. */
    String address(Place place) {
        if (place instanceof Place.Time) {
            return "t";
        }
        if (place instanceof Place.Hoisted hoisted && hoisted.node() instanceof Node.Constant constant) {
            return Text.number(OneRun.value(constant, hoisted.element())).in(Text.Level.ATOM);
        }
        return array(place) + "[" + position(place) + "]";
    }

    private String inLane(int position) {
        if (runs == 1) {
            return Integer.toString(position);
        }
        return position == 0 ? LANE : position + " + " + LANE;
    }

    private String position(Node node, int element) {
        Map<Axis, IndexExpression> at = new LinkedHashMap<>();
        Memory.rowMajor(OneRun.axes(node))
                .forEach((axis, stride) -> at.put(axis, IndexExpression.of(element / stride % axis.size())));
        node.axes().stream().filter(Axis::isRuns).forEach(axis -> at.put(axis, IndexExpression.of(LANE)));
        Memory.Place place = layout.memory().of(node);
        return layout.offset(place, place.index(at));
    }
}
