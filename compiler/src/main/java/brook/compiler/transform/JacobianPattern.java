package brook.compiler.transform;

import brook.compiler.graph.Graph;
import brook.compiler.graph.IntTable;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.source.Budget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which entries of the Jacobian of a system's right-hand sides can differ from 0, and which columns share a direction.
 *
 * @param columnStarts where the rows of each column begin, and where those of the last end
 * @param rows column by column, ascending in each
 * @param colours the direction of each column: columns with a row in common have different ones
 * @param directions how many there are, with one for the time where a right-hand side reads it
 * @param readsTime whether one does
 */
public record JacobianPattern(
        IntTable columnStarts, IntTable rows, IntTable colours, int directions, boolean readsTime) {

    /** The pattern of a system without derivatives, whose modes are held: its right-hand sides are as smooth as their operations. */
    public static JacobianPattern of(OdeGraph ode) {
        Map<Node.Variable, Integer> starts = new LinkedHashMap<>();
        int count = 0;
        for (OdeGraph.StateNode state : ode.states()) {
            for (Node.Variable variable : state.variables()) {
                starts.put(variable, count);
                count += variable.size();
            }
        }
        starts.put(ode.time(), count);
        IndexSets sets = new IndexSets(count + 1);
        List<int[]> ofRates = new Dependences(ode.graph(), sets, starts).of(rates(ode));
        int[] rows = ofRates.stream().flatMapToInt(Arrays::stream).toArray();
        return new Columns(sets, rows).pattern();
    }

    /** The number of states, which is that of rows and that of columns. */
    public int states() {
        return colours.size();
    }

    /** The derivative of each variable of the states, in their order; over the axes of the variable. */
    static List<Node> rates(OdeGraph ode) {
        Graph graph = ode.graph();
        List<Node> rates = new ArrayList<>();
        for (OdeGraph.StateNode state : ode.states()) {
            rates.addAll(state.variables().subList(1, state.variables().size()));
            rates.add(graph.broadcast(state.highest(), state.variables().get(0).axes()));
        }
        return rates;
    }

    /** The columns of a matrix whose rows are sets; row and column numbers are those of the states, one behind them is the time. */
    private static final class Columns {

        private final IndexSets sets;
        private final int[] rowSets;
        private final int states;

        Columns(IndexSets sets, int[] rowSets) {
            this.sets = sets;
            this.rowSets = rowSets;
            this.states = rowSets.length;
        }

        JacobianPattern pattern() {
            int[] starts = new int[states + 2];
            long entries = 0;
            for (int row = 0; row < states; row++) {
                IntTable columns = sets.elements(rowSets[row]);
                entries += columns.size();
                for (int k = 0; k < columns.size(); k++) {
                    starts[columns.get(k) + 1]++;
                }
            }
            Budget.here().memory(entries, "the Jacobian that a stiff method needs");
            Arrays.parallelPrefix(starts, Integer::sum);
            boolean readsTime = starts[states + 1] > starts[states];
            int[] rows = Arrays.copyOf(rows(starts), starts[states]);
            int[] colours = Colouring.of(distinct(), states);
            int directions = Arrays.stream(colours).max().orElse(0) + 1 + (readsTime ? 1 : 0);
            return new JacobianPattern(
                    IntTable.of(Arrays.copyOf(starts, states + 1)),
                    IntTable.of(rows),
                    IntTable.of(colours),
                    directions,
                    readsTime);
        }

        private int[] rows(int[] starts) {
            int[] next = starts.clone();
            int[] rows = new int[starts[states + 1]];
            for (int row = 0; row < states; row++) {
                IntTable columns = sets.elements(rowSets[row]);
                for (int k = 0; k < columns.size(); k++) {
                    rows[next[columns.get(k)]++] = row;
                }
            }
            return rows;
        }

        /** The different rows, without the time. */
        private List<int[]> distinct() {
            return Arrays.stream(rowSets)
                    .distinct()
                    .mapToObj(set -> Arrays.stream(sets.elements(set).toArray())
                            .filter(column -> column < states)
                            .toArray())
                    .toList();
        }
    }
}
