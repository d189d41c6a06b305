package brook.jmh.hand;

import java.util.Arrays;

/**
 * A textbook Taylor integrator: order and step size from the tolerance, Horner, compensated update of state and time.
 *
 * <p>Order ceil(1 - ln(tolerance)/2); h = e^-2 exp(-0.7/(p-1)) min over k = p-1, p of (max(1, M_0)/M_k)^(1/k), with M_k
 * the max norm of the coefficients of order k (Jorba and Zou 2005).
 */
public final class HandWrittenTaylor {

    private final HandWrittenJet jet;
    private final int order;
    private final double safety;
    private final double[][] x;
    private final double[] lost;

    private double time;
    private double timeLost;
    private double end;
    private long steps;

    public HandWrittenTaylor(HandWrittenJet jet, int dimension, double tolerance) {
        this.jet = jet;
        this.order = Math.max(2, (int) Math.ceil(1 - Math.log(tolerance) / 2));
        this.safety = Math.exp(-2 - 0.7 / (order - 1));
        this.x = new double[dimension][order + 1];
        this.lost = new double[dimension];
    }

    /** Starts at time 0. */
    public void start(double[] state, double t1) {
        for (int i = 0; i < x.length; i++) {
            x[i][0] = state[i];
        }
        Arrays.fill(lost, 0);
        time = 0;
        timeLost = 0;
        end = t1;
        steps = 0;
    }

    /** Takes a step; false if the end is reached and there was none to take. */
    public boolean step() {
        double left = (end - time) + timeLost;
        if (!(left > 0)) {
            return false;
        }
        jet.fill(x, order);
        double h = stepSize();
        boolean last = h >= left;
        advance(last ? left : h);
        if (last) {
            time = end;
            timeLost = 0;
        }
        steps++;
        return true;
    }

    private double stepSize() {
        double scale = Math.max(1, norm(0));
        double below = Math.pow(scale / norm(order - 1), 1.0 / (order - 1));
        double last = Math.pow(scale / norm(order), 1.0 / order);
        return safety * Math.min(below, last);
    }

    private double norm(int k) {
        double norm = 0;
        for (double[] component : x) {
            norm = Math.max(norm, Math.abs(component[k]));
        }
        return norm;
    }

    private void advance(double h) {
        for (int i = 0; i < x.length; i++) {
            double[] c = x[i];
            double sum = c[order];
            for (int k = order - 1; k >= 1; k--) {
                sum = sum * h + c[k];
            }
            double increment = sum * h - lost[i];
            double next = c[0] + increment;
            lost[i] = (next - c[0]) - increment;
            c[0] = next;
        }
        double increment = h - timeLost;
        double next = time + increment;
        timeLost = (next - time) - increment;
        time = next;
    }

    /** Goes on to the end. */
    public void run() {
        while (step()) {
            // Each step does its work.
        }
    }

    public long steps() {
        return steps;
    }

    public int order() {
        return order;
    }

    public double time() {
        return time;
    }

    public void state(double[] result) {
        for (int i = 0; i < x.length; i++) {
            result[i] = x[i][0];
        }
    }
}
