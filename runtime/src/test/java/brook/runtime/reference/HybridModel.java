package brook.runtime.reference;

import brook.runtime.EventDescription;
import brook.runtime.EventDescription.Trigger;
import brook.runtime.ModelDescription;
import brook.runtime.ModelDescriptionBuilder;
import brook.runtime.OdeModel;
import brook.runtime.Switching;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A model of formulas with integrals, jumps and events. What is watched is a variable whose derivative is the function, which is where a jet has
 * it; modes {@code m0, m1, ...} and discrete variables {@code d0, d1, ...} are variables at rest.
 */
public final class HybridModel implements OdeModel {

    /** What an event assigns. */
    @FunctionalInterface
    public interface Action {
        void act(int event, double[] state, double[] newState, double[] newDiscretes);
    }

    /**
     * What a model is made of.
     *
     * @param equations of the states, the integrals, the functions watched for modes and those watched for events, in this order
     * @param times of each event that has times
     */
    public record Parts(
            List<String> states,
            int integrals,
            List<Switching> kinds,
            List<Trigger> events,
            List<Double> times,
            List<Double> discretes,
            List<String> equations) {}

    private final Parts parts;
    private final Action action;
    private final ExpressionModel formulas;
    private final int roots;
    private final double[] modes;
    private final double[] discretes;

    public HybridModel(Parts parts, Action action) {
        this.parts = parts;
        this.action = action;
        this.roots = parts.equations().size()
                - parts.states().size()
                - parts.integrals()
                - parts.kinds().size();
        this.modes = new double[parts.kinds().size()];
        this.discretes = new double[parts.discretes().size()];
        List<String> names = new ArrayList<>(parts.states());
        while (names.size() < parts.equations().size()) {
            names.add("watched" + (char) ('a' + names.size()));
        }
        List<String> equations = new ArrayList<>(parts.equations());
        for (int i = 0; i < modes.length + discretes.length; i++) {
            names.add(i < modes.length ? "m" + i : "d" + (i - modes.length));
            equations.add("0");
        }
        this.formulas = ExpressionModel.of(names, equations.toArray(String[]::new));
    }

    @Override
    public ModelDescription description() {
        ModelDescriptionBuilder description = ModelDescription.named("Hybrid", "hybrid.ode");
        parts.states().forEach(name -> description.state(name, 1));
        for (int i = 0; i < parts.integrals(); i++) {
            description.integral("integral" + i);
        }
        for (int i = 0; i < discretes.length; i++) {
            description.discrete("d" + i);
        }
        for (Trigger trigger : parts.events()) {
            description.event(new EventDescription("event", trigger, true, false, false, "when", 1, 1));
        }
        return description.build();
    }

    @Override
    public OdeModel another() {
        return new HybridModel(parts, action);
    }

    @Override
    public int dimension() {
        return parts.states().size();
    }

    @Override
    public int integralCount() {
        return parts.integrals();
    }

    @Override
    public int discreteCount() {
        return discretes.length;
    }

    @Override
    public int rootCount() {
        return roots;
    }

    @Override
    public int modeCount() {
        return modes.length;
    }

    @Override
    public int planeSize() {
        return formulas.planeSize();
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
    public void jet(double t, double[] jet, int order) {
        int first = parts.equations().size();
        System.arraycopy(modes, 0, jet, first, modes.length);
        System.arraycopy(discretes, 0, jet, first + modes.length, discretes.length);
        formulas.jet(t, jet, order);
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
    public void modes(double t, double[] state, double[] now) {
        double[] jet = new double[2 * planeSize()];
        System.arraycopy(state, 0, jet, 0, dimension() + integralCount());
        jet(t, jet, 1);
        for (int i = 0; i < now.length; i++) {
            double g = jet[planeSize() + dimension() + integralCount() + i];
            now[i] = new JumpingModel.Watched(switching(i), 0, 0, 0).mode(g);
        }
    }

    @Override
    public Switching switching(int mode) {
        return parts.kinds().get(mode);
    }

    @Override
    public void setModes(double[] now) {
        System.arraycopy(now, 0, modes, 0, modes.length);
    }

    @Override
    public void initialDiscretes(double t0, double[] state, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.discretes().get(i);
        }
    }

    @Override
    public void setDiscretes(double[] values) {
        System.arraycopy(values, 0, discretes, 0, discretes.length);
    }

    @Override
    public double[] eventTimes(int event) {
        return parts.times().stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public void act(int event, double t, double[] state, double[] newState, double[] newDiscretes) {
        action.act(event, state, newState, newDiscretes);
    }
}
