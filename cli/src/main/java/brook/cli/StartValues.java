package brook.cli;

/** What a run starts from: the parameters and the state, in the order of the model's doubles. */
final class StartValues {

    private final double[] parameters;
    private final double[] state;

    StartValues(double[] parameters, double[] state) {
        this.parameters = parameters.clone();
        this.state = state.clone();
    }

    double[] parameters() {
        return parameters.clone();
    }

    double[] state() {
        return state.clone();
    }
}
