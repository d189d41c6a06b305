package brook.jmh.hand.training;

import java.util.ArrayList;
import java.util.List;

/** What a stage of a step keeps for the way back: its time, the coefficients of z from there on, and those inside the network. */
final class Stage {

    double t;

    /** One order more than the layers have. */
    final double[][][] z;

    final List<Series> layers = new ArrayList<>();

    Stage(NetworkShape shape, int orders, int lanes) {
        z = Rows.series(orders + 1, shape.dimension(), lanes);
        for (int i = 0; i < shape.layers(); i++) {
            double[][][] u = i == 0 ? z : Rows.series(orders, shape.widths().get(i), lanes);
            boolean active = i > 0 || shape.input() == NetworkShape.Input.ACTIVATED;
            layers.add(active ? Series.active(u, orders) : Series.linear(u));
        }
    }

    boolean isActive(int layer) {
        return layers.get(layer).u != layers.get(layer).a;
    }

    void clear() {
        Rows.clear(z);
        for (Series layer : layers) {
            Rows.clear(layer.u);
            Rows.clear(layer.a);
            Rows.clear(layer.w);
        }
    }
}
