package brook.compiler.jet;

import brook.compiler.graph.Graph;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.Variation;
import brook.compiler.jet.JetSystem.Rate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the recurrences of everything that the derivatives of the states are made of, and the order in which they can be computed. */
public final class TaylorTransform {

    private final OdeGraph ode;
    private final List<Rate> rates;
    private final Map<Node, Recurrence> recurrences = new LinkedHashMap<>();

    private TaylorTransform(OdeGraph ode) {
        this.ode = ode;
        this.rates = rates(ode);
    }

    /** The recurrences of a system, one for each node that moves. */
    public static JetSystem of(OdeGraph ode) {
        return new TaylorTransform(ode).transform();
    }

    private JetSystem transform() {
        findRecurrences();
        Schedule schedule = Schedule.of(rates, recurrences);
        assert schedule.endless().isEmpty() || looksAhead() : "a cycle at full order: " + schedule.endless();
        return new JetSystem(ode, rates, values(), schedule.order(), recurrences, schedule.leads(), schedule.endless());
    }

    /** The derivatives of states and integrals, in the order of the planes of a jet. */
    static List<Rate> rates(OdeGraph ode) {
        List<Rate> rates = new ArrayList<>();
        for (OdeGraph.StateNode state : ode.states()) {
            List<Node.Variable> variables = state.variables();
            for (int i = 0; i < variables.size(); i++) {
                boolean last = i + 1 == variables.size();
                rates.add(new Rate(variables.get(i), last ? state.highest() : variables.get(i + 1)));
            }
        }
        ode.quadratures().forEach(sum -> rates.add(new Rate(sum.variable(), sum.integrand())));
        return rates;
    }

    private void findRecurrences() {
        Graph graph = ode.graph();
        Deque<Node> open = new ArrayDeque<>();
        rates.forEach(rate -> open.add(rate.derivative()));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node.variation() != Variation.SERIES || JetSystem.isState(node) || recurrences.containsKey(node)) {
                continue;
            }
            graph.locate(node.origin());
            Recurrence recurrence = TaylorRules.ofAnyOrder(graph, node);
            recurrences.put(node, recurrence);
            open.addAll(recurrence.reads());
        }
    }

    private boolean looksAhead() {
        return recurrences.values().stream().anyMatch(r -> r.form() instanceof Recurrence.Form.Shift);
    }

    private List<Node> values() {
        Set<Node> roots = new LinkedHashSet<>();
        rates.forEach(rate -> roots.addAll(List.of(rate.state(), rate.derivative())));
        recurrences.values().forEach(recurrence -> {
            roots.add(recurrence.v());
            roots.addAll(recurrence.reads());
            roots.addAll(recurrence.readsAtStart());
        });
        return Reach.byOperands(roots);
    }
}
