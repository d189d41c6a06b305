package brook.runtime.solver;

import brook.runtime.EventDescription;
import brook.runtime.EventOccurrence;
import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;
import brook.runtime.OutputTimes;
import brook.runtime.SensitivityModel;
import brook.runtime.Singularity;
import brook.runtime.Solution;
import brook.runtime.Step;
import brook.runtime.StepListener;
import brook.runtime.output.OutputSampler;
import brook.runtime.output.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A run that answers at any of its times, states, outputs and integrals alike, by name or by position; and its rows, the times at
 * which the model or the caller asked for output.
 *
 * <p>Times lie between {@link #startTime()} and {@link #endTime()}; others are an {@link IllegalArgumentException}. Once
 * filled it may be read by any number of threads. It holds (states + integrals) × (order + 2) doubles for each step.
 */
public final class ModelTrajectory {

    private final OdeModel model;
    private final Trajectory dense = new Trajectory();
    private final OutputSampler sampler;
    private final int dimension;
    /** A state with the integrals and the discrete variables behind it. */
    private final double[] point;

    private final int integrals;
    private final double[] discretes;
    private final double[] outputs;
    private final List<EventOccurrence> events = new ArrayList<>();
    private double[] rowTimes = new double[16];
    private int rows;
    private Optional<Solution> solution = Optional.empty();

    /** The model is for the outputs, and for this trajectory alone. */
    ModelTrajectory(OdeModel model, OutputTimes times) {
        this.model = model;
        this.sampler = new OutputSampler(times, (t, state) -> row(t));
        this.dimension = model.dimension();
        this.integrals = model.integralCount();
        this.discretes = new double[model.discreteCount()];
        this.point = new double[dimension + integrals + discretes.length];
        this.outputs = new double[model.outputCount()];
    }

    /** Listens to a run, together with the caller's own listener. */
    StepListener recorder(OdeModel solved, StepListener callback) {
        if (solved.getClass() != model.getClass()) {
            throw new IllegalArgumentException(
                    "this trajectory is one of " + model.description().name() + ", not of "
                            + solved.description().name());
        }
        rows = 0;
        events.clear();
        solution = Optional.empty();
        return new Recorder(callback);
    }

    void finish(Solution ended, double[] parameters) {
        solution = Optional.of(ended);
        model.setParameters(parameters);
    }

    private void row(double t) {
        if (rows == rowTimes.length) {
            rowTimes = Arrays.copyOf(rowTimes, 2 * rows);
        }
        rowTimes[rows++] = t;
    }

    /** What the model is: names, shapes, defaults. */
    public ModelDescription description() {
        return model.description();
    }

    /**
     * How the run ended and what it cost.
     *
     * @throws IllegalStateException if there was no run
     */
    public Solution summary() {
        return solution.orElseThrow(() -> new IllegalStateException("nothing was solved into this trajectory"));
    }

    /**
     * The derivatives of the states with respect to initial values and parameters.
     *
     * @throws IllegalStateException if the model was made without
     */
    public Sensitivities sensitivities() {
        if (model instanceof SensitivityModel derived) {
            return new Sensitivities(this, derived);
        }
        throw new IllegalStateException("the model " + model.description().name() + " was made without derivatives");
    }

    /** The time at which the run started. */
    public double startTime() {
        return dense.startTime();
    }

    /** The time at which the run ended, the end that was asked for or an earlier one. */
    public double endTime() {
        return dense.endTime();
    }

    /** The accepted steps. */
    public int steps() {
        return dense.steps();
    }

    /** Where a step starts; {@code stepTime(steps())} is the end of the run. */
    public double stepTime(int step) {
        return dense.time(step);
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }

    /** The time of a row, counted from 0. */
    public double timeAt(int row) {
        if (row >= rows) {
            throw new IndexOutOfBoundsException("row " + row + " of " + rows);
        }
        return rowTimes[row];
    }

    /** The state at a time, in the order of {@code description().stateLabels()}. */
    public double[] state(double t) {
        return state(t, 0, dimension);
    }

    /** Writes the state at a time, and the integrals and discrete variables behind it as far as there is room. */
    public void state(double t, double[] into) {
        dense.state(t, into);
    }

    /** Some components of the state at a time, from {@code first} on. */
    public double[] state(double t, int first, int count) {
        double[] values = new double[count];
        dense.state(t, first, values);
        return values;
    }

    /** Writes components of the state at a time, from {@code first} on, as many as there is room for. */
    public void state(double t, int first, double[] into) {
        dense.state(t, first, into);
    }

    /** One component of the state at a time. */
    public double state(int component, double t) {
        return dense.value(component, t);
    }

    /** The integrals at a time, in the order of {@code description().integralLabels()}. */
    public double[] integrals(double t) {
        return state(t, dimension, integrals);
    }

    /** Some doubles of the integrals at a time, from {@code first} on. */
    public double[] integrals(double t, int first, int count) {
        return state(t, dimension + first, count);
    }

    /** Writes doubles of the integrals at a time, from {@code first} on, as many as there is room for. */
    public void integrals(double t, int first, double[] into) {
        dense.state(t, dimension + first, into);
    }

    /** One double of the integrals at a time. */
    public double integral(int component, double t) {
        return dense.value(dimension + component, t);
    }

    /** The discrete variables at a time, in the order of {@code description().discreteLabels()}; at an event those after it. */
    public double[] discretes(double t) {
        return state(t, dimension + integrals, discretes.length);
    }

    /** Some doubles of the discrete variables at a time, from {@code first} on. */
    public double[] discretes(double t, int first, int count) {
        return state(t, dimension + integrals + first, count);
    }

    /** One double of the discrete variables at a time. */
    public double discrete(int component, double t) {
        return dense.value(dimension + integrals + component, t);
    }

    /** All events that happened, in order. */
    public List<EventOccurrence> events() {
        return List.copyOf(events);
    }

    /**
     * All that happened of one event, in order: by its name, or {@code event3} for the third of the file.
     *
     * @throws UnknownNameException if the model has no such event
     */
    public List<EventOccurrence> events(String name) {
        List<String> names =
                description().events().stream().map(EventDescription::name).toList();
        if (!names.contains(name)) {
            throw new UnknownNameException("event", name, names);
        }
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    /** The outputs at a time, in the order of {@code description().outputLabels()}. */
    public double[] outputs(double t) {
        double[] values = new double[outputs.length];
        outputs(t, values);
        return values;
    }

    /** Writes the outputs at a time. */
    public synchronized void outputs(double t, double[] into) {
        dense.state(t, point);
        System.arraycopy(point, dimension + integrals, discretes, 0, discretes.length);
        model.setDiscretes(discretes);
        model.outputs(t, point, into);
    }

    /** Some doubles of the outputs at a time, from {@code first} on. */
    public double[] outputs(double t, int first, int count) {
        double[] values = new double[count];
        outputs(t, first, values);
        return values;
    }

    /** Writes doubles of the outputs at a time, from {@code first} on, as many as there is room for. */
    public synchronized void outputs(double t, int first, double[] into) {
        outputs(t, outputs);
        System.arraycopy(outputs, first, into, 0, into.length);
    }

    /** One double of the outputs at a time; whoever wants several asks for all at once. */
    public synchronized double output(int component, double t) {
        outputs(t, outputs);
        return outputs[component];
    }

    /**
     * The singularity of a state nearest to a time, in the complex plane, relative to that time; its distance is how far the Taylor series there
     * converges. It is computed when asked for, from coefficients up to order 40.
     *
     * @return nothing if there is none, or none that can be told from others
     */
    public synchronized Optional<Singularity> singularity(int component, double t) {
        return Singularity.nearest(jet(t).of(component));
    }

    /** The radius of convergence of the Taylor series at a time: the distance of the nearest singularity of all states, infinite if none is found. */
    public synchronized double radius(double t) {
        LongJet jet = jet(t);
        double radius = Double.POSITIVE_INFINITY;
        for (int i = 0; i < dimension; i++) {
            radius = Math.min(
                    radius,
                    Singularity.nearest(jet.of(i)).map(Singularity::distance).orElse(radius));
        }
        return radius;
    }

    private LongJet jet(double t) {
        dense.state(t, point);
        System.arraycopy(point, dimension + integrals, discretes, 0, discretes.length);
        model.setDiscretes(discretes);
        return LongJet.at(model, t, point);
    }

    /**
     * A state, a discrete variable, an output or an integral at a time, or one element of it: {@code theta'}, {@code q[2,3]}, {@code energy}.
     *
     * @throws UnknownNameException if the model has none of this name
     * @throws IllegalArgumentException if the name stands for an array
     */
    public double value(String name, double t) {
        double[] values = values(name, t);
        if (values.length != 1) {
            throw new IllegalArgumentException(
                    "`" + name + "` has " + values.length + " values: name one, or ask for all");
        }
        return values[0];
    }

    /**
     * All elements of a state, a discrete variable, an output or an integral at a time, row by row.
     *
     * @throws UnknownNameException if the model has none of this name
     */
    public double[] values(String name, double t) {
        Optional<Place> state = Place.find(description().states(), name);
        if (state.isPresent()) {
            return state(t, state.get().offset(), state.get().count());
        }
        Optional<Place> output = Place.find(description().outputs(), name);
        if (output.isPresent()) {
            return outputs(t, output.get().offset(), output.get().count());
        }
        Optional<Place> discrete = Place.find(description().discretes(), name);
        if (discrete.isPresent()) {
            return discretes(t, discrete.get().offset(), discrete.get().count());
        }
        Place integral = Place.find(description().integrals(), name)
                .orElseThrow(() -> UnknownNameException.ofResult(description(), name));
        return integrals(t, integral.offset(), integral.count());
    }

    /** Three listeners: the polynomials, the rows, and the caller, who alone may stop the run. */
    private final class Recorder implements StepListener {

        private final StepListener callback;

        Recorder(StepListener callback) {
            this.callback = callback;
        }

        @Override
        public void begin(double t0, double t1, double[] state) {
            dense.begin(t0, t1, state);
            sampler.begin(t0, t1, state);
            callback.begin(t0, t1, state);
        }

        @Override
        public boolean accept(Step step) {
            dense.accept(step);
            sampler.accept(step);
            return callback.accept(step);
        }

        @Override
        public void event(EventOccurrence occurrence) {
            events.add(occurrence);
            callback.event(occurrence);
        }

        @Override
        public void end(double t, double[] state) {
            dense.end(t, state);
            sampler.end(t, state);
            callback.end(t, state);
        }
    }
}
