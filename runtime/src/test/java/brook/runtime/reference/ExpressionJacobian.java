package brook.runtime.reference;

import brook.runtime.JacobianModel;
import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The Jacobian of an interpreted model by its own recurrences: with a direction as the coefficients of order 1 of the states, those of the rates are
 * the product. The pattern follows from the operations; colours are given in order, the first that is free.
 */
final class ExpressionJacobian implements JacobianModel {

    private final ExpressionModel model;
    private final int states;
    private final int[] starts;
    private final int[] rows;
    private final int[] colours;
    private final boolean readsTime;
    private final int directions;
    private final double[] jet;

    ExpressionJacobian(ExpressionModel model, List<BitSet> reads) {
        this.model = model;
        this.states = model.dimension();
        this.starts = new int[states + 1];
        this.rows = new int
                [(int) reads.stream()
                        .flatMapToInt(BitSet::stream)
                        .filter(j -> j < states)
                        .count()];
        int entries = 0;
        for (int j = 0; j < states; j++) {
            for (int i = 0; i < states; i++) {
                if (reads.get(i).get(j)) {
                    rows[entries++] = i;
                }
            }
            starts[j + 1] = entries;
        }
        this.colours = new int[states];
        int colourCount = colour();
        this.readsTime = reads.stream().anyMatch(read -> read.get(states));
        this.directions = colourCount + (readsTime ? 1 : 0);
        this.jet = new double[3 * model.planeSize()];
    }

    /** Gives colours; their number. */
    private int colour() {
        BitSet[] taken = new BitSet[states];
        int count = 0;
        for (int j = 0; j < states; j++) {
            BitSet near = new BitSet();
            for (int e = starts[j]; e < starts[j + 1]; e++) {
                taken[rows[e]] = taken[rows[e]] == null ? new BitSet() : taken[rows[e]];
                near.or(taken[rows[e]]);
            }
            colours[j] = near.nextClearBit(0);
            count = Math.max(count, colours[j] + 1);
            for (int e = starts[j]; e < starts[j + 1]; e++) {
                taken[rows[e]].set(colours[j]);
            }
        }
        return count;
    }

    @Override
    public int stateCount() {
        return states;
    }

    @Override
    public int directions() {
        return directions;
    }

    @Override
    public boolean readsTime() {
        return readsTime;
    }

    @Override
    public int[] columnStarts() {
        return starts.clone();
    }

    @Override
    public int[] rows() {
        return rows.clone();
    }

    @Override
    public int[] colours() {
        return colours.clone();
    }

    @Override
    public ModelDescription description() {
        return model.description();
    }

    @Override
    public OdeModel another() {
        return model.jacobian().orElseThrow();
    }

    @Override
    public int dimension() {
        return states * (1 + directions);
    }

    @Override
    public int planeSize() {
        return dimension();
    }

    @Override
    public int parameterCount() {
        return 0;
    }

    @Override
    public void defaults(double[] parameters) {}

    @Override
    public void setParameters(double[] parameters) {}

    @Override
    public void parameters(double[] into) {}

    @Override
    public void initialState(double t0, double[] state) {
        Arrays.fill(state, Double.NaN);
    }

    @Override
    public void jet(double t, double[] w, int order) {
        if (order != 1) {
            throw new IllegalArgumentException("order " + order);
        }
        int plane = planeSize();
        for (int c = 0; c < directions; c++) {
            System.arraycopy(w, 0, jet, 0, states);
            for (int i = 0; i < states; i++) {
                jet[model.planeSize() + i] = w[states + i * directions + c];
            }
            model.push(t, jet, readsTime && c == directions - 1 ? 1 : 0);
            for (int i = 0; i < states; i++) {
                w[plane + i] = model.rate(jet, 0, i);
                w[plane + states + i * directions + c] = model.rate(jet, 1, i);
            }
        }
    }

    @Override
    public int specialisedOrder() {
        return 0;
    }

    @Override
    public int outputCount() {
        return 0;
    }

    @Override
    public void outputs(double t, double[] state, double[] outputs) {}

    @Override
    public int modeCount() {
        return 0;
    }

    @Override
    public void modes(double t, double[] state, double[] modes) {}
}
