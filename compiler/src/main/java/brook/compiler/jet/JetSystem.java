package brook.compiler.jet;

import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.transform.Adjoints;
import brook.compiler.transform.RunLanes;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that is needed to compute the Taylor coefficients of a system's solution: what leaves this stage.
 *
 * <p>First the values (order 0), then for index k = 0, 1, ... the nodes of {@code order}: of a node with lead m the coefficient k + m (where that is
 * not 0). States lead by one, s_(k+1) = rate_k / (k+1); other nodes lead only where {@code der} looks ahead.
 *
 * @param rates what each state's derivative is, in the order of the states
 * @param values the nodes needed at order 0, of every variation, operands before their users
 * @param order the states and the nodes with a series, in an order in which each reads at its own order only earlier ones
 * @param recurrences the rule of each node of {@code order} that is not a state
 * @param leads how far a node is ahead of the index; what is absent leads by 0 (a state by 1)
 * @param endless nodes whose order of differentiation grows round a cycle, so that no order of work exists: the user's mistake
 */
public record JetSystem(
        OdeGraph ode,
        List<Rate> rates,
        List<Node> values,
        List<Node> order,
        Map<Node, Recurrence> recurrences,
        Map<Node, Integer> leads,
        List<Node> endless) {

    /** state' = derivative. */
    public record Rate(Node.Variable state, Node derivative) {}

    public JetSystem {
        rates = List.copyOf(rates);
        values = List.copyOf(values);
        order = List.copyOf(order);
        recurrences = Collections.unmodifiableMap(new LinkedHashMap<>(recurrences));
        leads = Collections.unmodifiableMap(new LinkedHashMap<>(leads));
        endless = List.copyOf(endless);
    }

    /**
     * What a generated class computes for a system as the passes leave it: derivatives as formulas, sums apart, modes held, then the recurrences.
     */
    public static JetSystem of(OdeGraph ode) {
        return TaylorTransform.of(HoldModes.apply(SplitSeriesSums.apply(ExpandDerivatives.apply(ode))));
    }

    /** The recurrences of a system without derivatives in which nothing is to be held. */
    public static JetSystem ofHeld(OdeGraph ode) {
        return TaylorTransform.of(SplitSeriesSums.apply(ode));
    }

    /** The recurrences of the adjoint of a system as the passes leave it: whose modes are held first, as they are for the system itself. */
    public static JetSystem ofAdjoint(OdeGraph ode) {
        OdeGraph held = HoldModes.apply(ExpandDerivatives.applyWholly(ode));
        return ofHeld(Adjoints.of(held));
    }

    /** The recurrences of several runs of a system as the passes leave it, each with a time, parameters and modes of its own. */
    public static JetSystem ofRuns(OdeGraph ode, int lanes) {
        return ofHeld(RunLanes.of(HoldModes.apply(ExpandDerivatives.apply(ode)), lanes));
    }

    /** The values alone, for who asks for first derivatives and no more: no recurrences, so nothing is kept for them. */
    public static JetSystem ofValues(OdeGraph ode) {
        List<Rate> rates = TaylorTransform.rates(ode);
        Set<Node> roots = new LinkedHashSet<>();
        rates.forEach(rate -> roots.addAll(List.of(rate.state(), rate.derivative())));
        return new JetSystem(ode, rates, valuesOf(roots), List.of(), Map.of(), Map.of(), List.of());
    }

    /** Whether there is only order 0: the states have first derivatives and no further ones. */
    public boolean isValues() {
        return order.isEmpty();
    }

    /** The recurrences in the order of work. */
    public List<Recurrence> series() {
        return order.stream()
                .filter(recurrences::containsKey)
                .map(recurrences::get)
                .toList();
    }

    /** The nodes with coefficients of their own: the series and the states. */
    public Set<Node> moving() {
        return new LinkedHashSet<>(order);
    }

    /** How many orders ahead of the states a node is computed: 1 for a state, 0 for what nobody differentiates. */
    public int lead(Node node) {
        return leads.getOrDefault(node, isState(node) ? 1 : 0);
    }

    /** For states of order p, coefficients of this node up to p plus this many are read. */
    public int demand(Node node) {
        return lead(node) - 1;
    }

    /** What must be evaluated for the values of some nodes, operands before their users. */
    public static List<Node> valuesOf(Collection<Node> roots) {
        return Reach.byOperands(roots);
    }

    static boolean isState(Node node) {
        return node instanceof Node.Variable variable && variable.kind() == Node.Variable.Kind.STATE;
    }
}
