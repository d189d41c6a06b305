package brook.jmh.hand.training;

/** The coefficients of what enters a layer, of its activation and of the activation's slope; {@code [order][feature][lane]}. */
final class Series {

    final double[][][] u;
    final double[][][] a;
    final double[][][] w;

    private Series(double[][][] u, double[][][] a, double[][][] w) {
        this.u = u;
        this.a = a;
        this.w = w;
    }

    /** Of a layer with an activation that {@code u} enters. */
    static Series active(double[][][] u, int orders) {
        int features = u[0].length;
        int lanes = u[0][0].length;
        return new Series(u, Rows.series(orders, features, lanes), Rows.series(orders, features, lanes));
    }

    /** Of a layer that takes {@code u} as it is. */
    static Series linear(double[][][] u) {
        return new Series(u, u, new double[0][][]);
    }
}
