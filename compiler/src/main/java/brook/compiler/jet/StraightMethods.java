package brook.compiler.jet;

import brook.compiler.graph.Node;
import brook.compiler.jet.StraightPlan.Formula;
import brook.compiler.jet.StraightPlan.Local;
import brook.compiler.jet.StraightPlan.Method;
import brook.compiler.jet.StraightPlan.Place;
import brook.compiler.jet.StraightPlan.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Cuts the nodes of a scalar graph into methods that HotSpot compiles, and hands values from one to the next through memory. */
final class StraightMethods {

    /** In one piece up to here: a cut costs a store and a load for each value that is still needed, but longer methods are compiled worse. */
    private static final int USUAL_BYTES = 1800;

    /** HotSpot never compiles a method above 8,000 bytes. */
    private static final int MOST_BYTES = 6500;

    private final Map<Node, List<Place>> targets;
    private final Map<Node, Place> places;
    private final Map<Node, Local> locals = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Inlining inlining;
    private final List<Node> work;
    private final Map<Node, List<Node>> reads = new HashMap<>();
    private final Map<Node, Integer> bytes = new HashMap<>();

    /** The places of leaves, and where the values of other nodes must be written. */
    StraightMethods(Map<Node, Place> leaves, Map<Node, List<Place>> targets, Map<Node, Node> aliases) {
        this.targets = targets;
        this.places = new HashMap<>(leaves);
        targets.forEach((node, writes) -> places.putIfAbsent(node, writes.get(0)));
        this.inlining = new Inlining(leaves.keySet(), aliases, targets.keySet());
        this.work = inlining.nodes().stream().filter(this::isWork).toList();
        work.forEach(this::measure);
    }

    /** What the expression of a node reads, each as often as it does, and an estimate of the bytecode of its statements. */
    private void measure(Node node) {
        List<Node> own = new ArrayList<>();
        Formula number = new Formula.Number(0);
        Formula formula = isLeaf(node)
                ? number
                : inlining.formula(node, read -> {
                    own.add(read);
                    return number;
                });
        int stores = targets.getOrDefault(node, List.of()).size();
        reads.put(node, isLeaf(node) ? List.of(node) : own);
        bytes.put(node, Bytecode.of(formula, false) + 7 * stores);
    }

    /** Leaves and constants are work only where their value must be written. */
    private boolean isWork(Node node) {
        return targets.containsKey(node) || !isLeaf(node) && !inlining.isInlined(node);
    }

    private boolean isLeaf(Node node) {
        return inlining.operands(node).isEmpty();
    }

    StraightPlan plan(int order) {
        int whole = bytes.values().stream().mapToInt(Integer::intValue).sum();
        for (int count = (whole + USUAL_BYTES - 1) / USUAL_BYTES; ; count++) {
            Attempt attempt = new Attempt(cut(whole, Math.max(1, count)));
            if (attempt.methods.stream().allMatch(method -> method.bytes() <= MOST_BYTES) || count > work.size()) {
                return new StraightPlan(attempt.methods, order, attempt.scratch.size());
            }
        }
    }

    private List<List<Node>> cut(int whole, int count) {
        List<List<Node>> parts = new ArrayList<>();
        List<Node> part = new ArrayList<>();
        long done = 0;
        for (Node node : work) {
            part.add(node);
            done += Objects.requireNonNull(bytes.get(node));
            if (done * count >= (long) whole * (parts.size() + 1)) {
                parts.add(part);
                part = new ArrayList<>();
            }
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    /** Coefficients of states are called as the user calls them, the rest by number. */
    private Local local(Node node) {
        return locals.computeIfAbsent(node, key -> {
            String name = places.get(key) instanceof Place.Coefficient coefficient ? name(coefficient) : "u" + key.id();
            while (!names.add(name)) {
                name = name + "_";
            }
            return new Local(name);
        });
    }

    private static String name(Place.Coefficient coefficient) {
        String state = coefficient.state().name().replace("'", "_d").replace(' ', '_');
        String element = OneRun.axes(coefficient.state()).isEmpty() ? "" : "_" + coefficient.element();
        return state + element + "_" + coefficient.order();
    }

    /** The methods for one way of cutting. */
    private final class Attempt {

        private final List<Method> methods = new ArrayList<>();
        private final Map<Node, Place> scratch = new HashMap<>();

        Attempt(List<List<Node>> parts) {
            findScratch(parts);
            parts.forEach(part -> methods.add(method(part)));
        }

        private void findScratch(List<List<Node>> parts) {
            Set<Node> before = new HashSet<>();
            for (List<Node> part : parts) {
                for (Node node : part) {
                    for (Node read : Objects.requireNonNull(reads.get(node))) {
                        if (before.contains(read) && !places.containsKey(read)) {
                            scratch.computeIfAbsent(read, key -> new Place.Scratch(scratch.size()));
                        }
                    }
                }
                before.addAll(part);
            }
        }

        private Method method(List<Node> part) {
            Map<Node, Integer> uses = new HashMap<>();
            for (Node node : part) {
                for (Node read : Objects.requireNonNull(reads.get(node))) {
                    uses.merge(read, 1, Integer::sum);
                }
            }
            Set<Node> own = new HashSet<>(part);
            Set<Node> known = new HashSet<>();
            List<Statement> statements = new ArrayList<>();
            for (Node node : part) {
                for (Node read : Objects.requireNonNull(reads.get(node))) {
                    if (Objects.requireNonNull(uses.get(read)) > 1 && !own.contains(read) && known.add(read)) {
                        statements.add(new Statement.Let(local(read), new Formula.Load(place(read))));
                    }
                }
                write(node, uses, known, statements);
            }
            boolean wide =
                    statements.stream().filter(Statement.Let.class::isInstance).count() > 120;
            int bytes = statements.stream()
                    .mapToInt(line -> Bytecode.of(line, wide))
                    .sum();
            return new Method(statements, bytes);
        }

        private void write(Node node, Map<Node, Integer> uses, Set<Node> known, List<Statement> statements) {
            List<Place> writes = new ArrayList<>(targets.getOrDefault(node, List.of()));
            if (scratch.containsKey(node)) {
                writes.add(scratch.get(node));
            }
            Formula value = value(node, known);
            boolean kept = uses.containsKey(node) || writes.size() > 1;
            if (kept && !(value instanceof Formula.Number) && known.add(node)) {
                statements.add(new Statement.Let(local(node), value));
                value = new Formula.Read(local(node));
            }
            for (Place place : writes) {
                statements.add(new Statement.Store(place, value));
            }
        }

        private Formula value(Node node, Set<Node> known) {
            if (node instanceof Node.Constant constant) {
                return new Formula.Number(constant.values().get(0));
            }
            return isLeaf(node) ? read(node, known) : inlining.formula(node, read -> read(read, known));
        }

        private Formula read(Node node, Set<Node> known) {
            return known.contains(node) ? new Formula.Read(local(node)) : new Formula.Load(place(node));
        }

        private Place place(Node node) {
            Place place = places.get(node);
            return place == null ? Objects.requireNonNull(scratch.get(node)) : place;
        }
    }
}
