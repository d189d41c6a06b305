package brook.runtime.stiff;

/** The integrals behind the states on a step of Radau IIA: their rates at the stages found, with the weights of the method. */
final class RadauIntegrals {

    private final Rates rates;
    private final RadauStages stages;
    private final int states;
    private final double[] first;
    private final double[] second;

    RadauIntegrals(Rates rates, RadauStages stages) {
        this.rates = rates;
        this.stages = stages;
        this.states = stages.w1.length;
        this.first = new double[stages.z1.length];
        this.second = new double[first.length];
    }

    /** Sets the stages of the integrals from those of the states. */
    void find(double t, double[] point, double h) {
        if (first.length == states) {
            return;
        }
        rates.at(t + RadauTableau.C1 * h, point, stages.z1);
        rates.copy(first);
        rates.at(t + RadauTableau.C2 * h, point, stages.z2);
        rates.copy(second);
        rates.at(t + h, point, stages.z3);
        for (int i = states; i < first.length; i++) {
            stages.integrate(i, h, first[i], second[i], rates.get(i));
        }
    }
}
