package brook.compiler.graph.roll;

import brook.compiler.graph.Node;
import brook.compiler.graph.roll.Alike.Member;
import brook.compiler.graph.roll.Alike.Membership;
import brook.compiler.graph.roll.Alike.Operation;
import brook.compiler.source.Budget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds what is alike, from the states upwards: a node belongs to the class of its operation and of the classes of its operands.
 *
 * <p>Nodes are taken level by level, since whether a sum is an operation on a few terms, repeated often enough, or one of many sums of any length, is
 * known only when all of its level have been seen, and decides about the level of what reads it. Each node and each edge is looked at a fixed number
 * of times.
 */
final class Classes {

    /** What one level more of sums of any length counts. */
    private static final long SUMS = 1L << 32;
    /** A part of all sums of a level, one by so many, is worth a loop of its own. */
    private static final int FEW = 4;

    private final ScalarNodes scalars;
    private final Leaves leaves;
    private final Layouts layouts;
    private final int least;
    private final Map<Node, Membership> memberships = new HashMap<>();
    private final List<Alike> arrays = new ArrayList<>();
    private final Map<Node, List<Node>> readers = new HashMap<>();
    private final Map<Node, Integer> missing = new HashMap<>();
    private final TreeMap<Long, List<Node>> open = new TreeMap<>();

    private Classes(ScalarNodes scalars, Leaves leaves, int least) {
        this.scalars = scalars;
        this.leaves = leaves;
        this.layouts = new Layouts(this);
        this.least = least;
    }

    /** The classes of at least so many members. */
    static Classes of(ScalarNodes scalars, Leaves leaves, int least) {
        Classes classes = new Classes(scalars, leaves, least);
        classes.prepare();
        while (!classes.open.isEmpty()) {
            Map.Entry<Long, List<Node>> level = classes.open.pollFirstEntry();
            classes.classify(level.getKey(), level.getValue());
        }
        return classes;
    }

    /** The classes that become arrays, each after what it reads. */
    List<Alike> arrays() {
        return arrays;
    }

    /** Where a node belongs. */
    Membership of(Node node) {
        Membership known = memberships.get(node);
        return known != null ? known : leaves.of(node);
    }

    /** Whether a node is an element of an array that takes its place. */
    boolean isMember(Node node) {
        Membership known = memberships.get(node);
        return known != null && isArray(known.alike());
    }

    /** Whether a class is a coefficient times an element: what is computed again where it is read, rather than kept. */
    boolean isCheap(Alike alike) {
        if (!(alike instanceof Alike.Group group) || !(group.operation() instanceof Operation.Product)) {
            return false;
        }
        Member first = group.members().get(0);
        return of(first.operands().get(0)).alike() instanceof Alike.Coefficients
                && of(first.operands().get(1)).alike() instanceof Alike.Elements;
    }

    /** Whether the element that is a node is its negative. */
    boolean isNegated(Node node) {
        return scalars.isNegated(node);
    }

    /** The number of the next class. */
    int next() {
        return leaves.next();
    }

    private void prepare() {
        for (Node node : scalars.nodes()) {
            int unknown = 0;
            for (Node read : scalars.reads(node)) {
                if (scalars.contains(read)) {
                    readers.computeIfAbsent(read, r -> new ArrayList<>()).add(node);
                    unknown++;
                }
            }
            missing.put(node, unknown);
            if (unknown == 0) {
                enqueue(node);
            }
        }
    }

    private void enqueue(Node node) {
        long level = 0;
        for (Node read : scalars.reads(node)) {
            level = Math.max(level, of(read).alike().level());
        }
        at(level + 1).add(node);
    }

    private List<Node> at(long level) {
        return open.computeIfAbsent(level, l -> new ArrayList<>());
    }

    private void assign(Node node, Membership membership) {
        Budget.here().tick();
        memberships.put(node, membership);
        for (Node reader : readers.getOrDefault(node, List.of())) {
            if (missing.merge(reader, -1, Integer::sum) == 0) {
                enqueue(reader);
            }
        }
    }

    private void classify(long level, List<Node> nodes) {
        nodes.sort(Comparator.comparingInt(Node::id));
        if (level % SUMS == 0) {
            settleSums(level, nodes);
            return;
        }
        Map<Signature, List<Member>> alike = new LinkedHashMap<>();
        for (Node node : nodes) {
            Optional<Node> negative = scalars.signed(node);
            if (negative.isPresent()) {
                assign(node, of(negative.get()));
                continue;
            }
            Signature.Signed signed = Signature.of(node, scalars.terms(node), this::of);
            alike.computeIfAbsent(signed.signature(), s -> new ArrayList<>()).add(signed.member());
        }
        long sums = nodes.stream().filter(this::isSumOfArrays).count();
        alike.forEach((signature, members) -> {
            boolean rare = (long) FEW * members.size() < sums
                    && isSumOfArrays(members.get(0).node());
            if (members.size() >= least && !rare && !signature.isLong()) {
                group(level, signature.operation(), members);
            } else {
                members.forEach(member -> leave(level, member.node()));
            }
        });
    }

    private void group(long level, Operation operation, List<Member> members) {
        for (Alike.Group group : layouts.groups(level, operation, members)) {
            arrays.add(group);
            for (int place = 0; place < group.members().size(); place++) {
                assign(group.members().get(place).node(), new Membership(group, place));
            }
        }
    }

    /** Too few for a group; as sums of any length they may be among more. */
    private void leave(long level, Node node) {
        if (isSumOfArrays(node)) {
            at((level / SUMS + 1) * SUMS).add(node);
        } else {
            assign(node, new Membership(new Alike.Single(next(), level), 0));
        }
    }

    private boolean isSumOfArrays(Node node) {
        return scalars.terms(node).isPresent()
                && scalars.reads(node).stream().anyMatch(read -> isArray(of(read).alike()));
    }

    private void settleSums(long level, List<Node> nodes) {
        if (nodes.size() < least) {
            nodes.forEach(node -> assign(node, new Membership(new Alike.Single(next(), level), 0)));
            return;
        }
        List<Terms> terms =
                nodes.stream().map(node -> scalars.terms(node).orElseThrow()).toList();
        Alike.Sums sums = new Alike.Sums(next(), level, Frame.of(nodes.size()), terms);
        arrays.add(sums);
        for (int place = 0; place < nodes.size(); place++) {
            assign(nodes.get(place), new Membership(sums, place));
        }
    }

    static boolean isArray(Alike alike) {
        return alike instanceof Alike.Group || alike instanceof Alike.Sums;
    }

    static Frame frame(Alike alike) {
        if (alike instanceof Alike.Group group) {
            return group.frame();
        }
        if (alike instanceof Alike.Sums sums) {
            return sums.frame();
        }
        if (alike instanceof Alike.Elements elements) {
            return elements.frame();
        }
        throw new AssertionError(alike);
    }
}
