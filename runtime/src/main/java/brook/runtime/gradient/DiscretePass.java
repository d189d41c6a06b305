package brook.runtime.gradient;

import brook.runtime.AdjointModel;
import brook.runtime.OdeModel;
import brook.runtime.Step;

/** Goes through the steps of a run backward as they were taken, stride by stride: forward from a kept point, then backward. */
final class DiscretePass implements BackwardPass {

    private final OdeModel model;
    private final AdjointModel adjoint;
    private final BackwardStep method;
    private final StepRecord record;
    private final ModeRecord modeRecord;
    private final int size;
    private final double[] modes;
    private final double[] start;
    private final double[] end;
    /** The points at which the steps of one stride start. */
    private double[] points = new double[0];

    private long forwardSteps;

    DiscretePass(OdeModel model, AdjointModel adjoint, BackwardStep method, int mostPoints) {
        this.model = model;
        this.adjoint = adjoint;
        this.method = method;
        this.record = new StepRecord(model, mostPoints);
        this.modeRecord = new ModeRecord(model);
        this.size = model.dimension() + model.integralCount();
        this.modes = new double[model.modeCount()];
        this.start = new double[size];
        this.end = new double[size];
    }

    @Override
    public void begin(double t0, double t1, double[] point) {
        record.begin(t0, t1, point);
        modeRecord.begin();
    }

    @Override
    public void accept(Step step) {
        record.accept(step);
        modeRecord.accept(step);
    }

    @Override
    public void end(double t, double[] point) {
        // Where a run ends is no start of a step.
    }

    @Override
    public void run(Jumps jumps, double[] weights, double[] gradient) {
        int stride = record.stride();
        if (points.length < stride * size) {
            points = new double[Math.multiplyExact(stride, size)];
        }
        forwardSteps = 0;
        int last = record.steps();
        jumps.after(last, weights, gradient);
        while (last > 0) {
            int first = (last - 1) / stride * stride;
            forward(first, last);
            for (int step = last - 1; step >= first; step--) {
                hold(step);
                System.arraycopy(points, (step - first) * size, start, 0, size);
                method.backward(record.time(step), start, record.length(step), weights, gradient);
                jumps.after(step, weights, gradient);
            }
            last = first;
        }
    }

    private void forward(int first, int last) {
        record.point(first, points, 0);
        for (int step = first; step + 1 < last; step++) {
            hold(step);
            System.arraycopy(points, (step - first) * size, start, 0, size);
            method.forward(record.time(step), start, record.length(step), end);
            System.arraycopy(end, 0, points, (step - first + 1) * size, size);
            forwardSteps++;
        }
    }

    private void hold(int step) {
        if (modeRecord.during(step, modes)) {
            model.setModes(modes);
            adjoint.setModes(modes);
        }
    }

    @Override
    public BackwardCosts costs() {
        long steps = record.steps();
        return new BackwardCosts(
                steps,
                0,
                steps * method.evaluations(),
                forwardSteps * method.evaluations() + steps * method.recomputed());
    }
}
