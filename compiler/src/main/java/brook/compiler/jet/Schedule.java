package brook.compiler.jet;

import brook.compiler.graph.Node;
import brook.compiler.graph.Variation;
import brook.compiler.jet.JetSystem.Rate;
import brook.compiler.jet.Recurrence.Form;
import brook.compiler.source.Budget;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * In which order the coefficients of one index are computed, and how far each node leads.
 *
 * <p>A node that computes its coefficient of order m reads of another one the coefficients up to m + ahead: 0 at full order, -1 for a lagged read,
 * n through {@code der(., n)}. Leads are the longest paths in these numbers; a path that grows round a cycle has no end.
 */
final class Schedule {

    /** The reader of order m needs the source up to order m + ahead. */
    private record Read(Node reader, Node source, int ahead) {}

    private final Map<Node, Integer> leads = new LinkedHashMap<>();
    private final Map<Node, List<Read>> reads = new HashMap<>();
    private final List<Node> order = new ArrayList<>();
    private final List<Node> endless = new ArrayList<>();
    private int bound = 1;

    private Schedule() {}

    static Schedule of(List<Rate> rates, Map<Node, Recurrence> recurrences) {
        Schedule schedule = new Schedule();
        schedule.collect(rates, recurrences);
        schedule.lead();
        if (schedule.endless.isEmpty()) {
            schedule.sort();
        }
        return schedule;
    }

    List<Node> order() {
        return order;
    }

    Map<Node, Integer> leads() {
        return leads;
    }

    List<Node> endless() {
        return endless;
    }

    private void collect(List<Rate> rates, Map<Node, Recurrence> recurrences) {
        for (Rate rate : rates) {
            leads.put(rate.state(), 1);
            add(new Read(rate.state(), rate.derivative(), -1));
        }
        for (Recurrence recurrence : recurrences.values()) {
            Node v = recurrence.v();
            leads.putIfAbsent(v, 0);
            if (recurrence.form() instanceof Form.Shift shift) {
                bound += shift.n();
                add(new Read(v, shift.a(), shift.n()));
                continue;
            }
            Set<Node> full = recurrence.fullOrder();
            full.forEach(source -> add(new Read(v, source, 0)));
            recurrence.reads().stream()
                    .filter(source -> !full.contains(source))
                    .forEach(source -> add(new Read(v, source, -1)));
        }
    }

    private void add(Read read) {
        if (read.source().variation() == Variation.SERIES) {
            reads.computeIfAbsent(read.reader(), reader -> new ArrayList<>(2)).add(read);
        }
    }

    private void lead() {
        Deque<Node> open = new ArrayDeque<>(leads.keySet());
        while (!open.isEmpty()) {
            Node reader = open.poll();
            for (Read read : reads.getOrDefault(reader, List.of())) {
                int least = Objects.requireNonNull(leads.get(reader)) + read.ahead();
                if (Objects.requireNonNull(leads.get(read.source())) < least) {
                    leads.put(read.source(), least);
                    open.add(read.source());
                }
                if (least > bound) {
                    endless.add(read.source());
                    return;
                }
            }
        }
    }

    /** Kahn's algorithm over the reads of the same index, the smallest number first. */
    private void sort() {
        Map<Node, Integer> missing = new HashMap<>();
        Map<Node, List<Node>> readers = new HashMap<>();
        for (Node reader : leads.keySet()) {
            int count = 0;
            for (Read read : reads.getOrDefault(reader, List.of())) {
                if (Objects.requireNonNull(leads.get(read.source())) == leads.get(reader) + read.ahead()) {
                    readers.computeIfAbsent(read.source(), source -> new ArrayList<>(2))
                            .add(reader);
                    count++;
                }
            }
            missing.put(reader, count);
        }
        PriorityQueue<Node> ready = new PriorityQueue<>(Comparator.comparingInt(Node::id));
        leads.keySet().stream()
                .filter(node -> Objects.requireNonNull(missing.get(node)) == 0)
                .forEach(ready::add);
        Budget budget = Budget.here();
        while (!ready.isEmpty()) {
            budget.tick();
            Node node = ready.poll();
            order.add(node);
            for (Node reader : readers.getOrDefault(node, List.of())) {
                if (missing.merge(reader, -1, Integer::sum) == 0) {
                    ready.add(reader);
                }
            }
        }
        Set<Node> done = new HashSet<>(order);
        leads.keySet().stream().filter(node -> !done.contains(node)).forEach(endless::add);
    }
}
