package brook.compiler.graph.roll;

import brook.compiler.graph.Axis;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.graph.roll.Alike.Membership;
import brook.compiler.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What goes where in an array over one axis: terms to the sums that they belong to, rates to their states. */
final class Parts {

    /** Of one class, known by its number, and sign. */
    private record Key(int number, boolean negative) {}

    /** What goes where of these. */
    private record Uses(Alike alike, boolean negative, List<Use> all) {}

    private record Use(Node node, int place, int to) {}

    private final ArrayBuilder builder;
    private final Span origin;
    private final List<Axis> axes;
    private final Map<Key, Uses> uses = new LinkedHashMap<>();
    private final List<Node> parts = new ArrayList<>();
    private final List<List<IndexMap>> maps = new ArrayList<>();
    private int count;

    Parts(ArrayBuilder builder, Span origin, List<Axis> axes) {
        this.builder = builder;
        this.origin = origin;
        this.axes = axes;
    }

    /** The next sum, for the next position. */
    void add(Terms sum) {
        sum.terms().forEach(term -> add(term.node(), term.negative()));
        count++;
    }

    /** The next value, for the next position. */
    void add(Node node) {
        add(node, false);
        count++;
    }

    private void add(Node node, boolean negative) {
        Membership member = builder.of(node);
        Alike alike = member.alike();
        uses.computeIfAbsent(new Key(alike.number(), negative), key -> new Uses(alike, negative, new ArrayList<>()))
                .all()
                .add(new Use(node, member.place(), count));
    }

    /** The sum of all that goes to each position. */
    Node sum() {
        place();
        builder.graph().locate(origin);
        return builder.graph().scatter(parts, maps, false, axes);
    }

    /** All side by side, one for each position. */
    Node join() {
        place();
        builder.graph().locate(origin);
        return builder.graph().scatter(parts, maps, true, axes);
    }

    private void place() {
        uses.values().forEach(same -> {
            List<Use> rest = Classes.isArray(same.alike()) ? placeWhole(same) : same.all();
            if (same.alike() instanceof Alike.Single || rest.size() == 1) {
                rest.forEach(use -> part(builder.scalar(use.node()), same.negative(), IndexMap.fixed(use.to())));
            } else if (!rest.isEmpty()) {
                placeSome(same, rest);
            }
        });
    }

    /** As often as each member of the class is used, the whole array goes in one part; gives what remains. */
    private List<Use> placeWhole(Uses same) {
        Frame frame = Classes.frame(same.alike());
        List<Use> rest = new ArrayList<>();
        for (List<Use> round : rounds(frame, same.all())) {
            if (round.size() == frame.size()) {
                int[] to = new int[frame.size()];
                round.forEach(use -> to[use.place()] = use.to());
                IndexMap map = Tables.map(frame, frame.axes(), place -> to[place]);
                part(builder.array(same.alike()), same.negative(), map);
            } else {
                rest.addAll(round);
            }
        }
        return rest;
    }

    /** The first use of each member, the second use of each, and so on. */
    private static List<List<Use>> rounds(Frame frame, List<Use> all) {
        int[] used = new int[frame.size()];
        List<List<Use>> rounds = new ArrayList<>();
        for (Use use : all) {
            int round = used[use.place()]++;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(use);
        }
        return rounds;
    }

    private void placeSome(Uses same, List<Use> some) {
        Frame frame = Frame.of(some.size());
        Node values = same.alike() instanceof Alike.Coefficients
                ? builder.coefficients().array(frame, p -> some.get(p).node())
                : builder.gathered(same.alike(), frame, p -> some.get(p).place());
        part(
                builder.laid(values, frame),
                same.negative(),
                Tables.map(frame, frame.axes(), p -> some.get(p).to()));
    }

    private void part(Node node, boolean negative, IndexMap map) {
        builder.graph().locate(origin);
        parts.add(negative ? builder.graph().negate(node) : node);
        maps.add(List.of(map));
    }
}
