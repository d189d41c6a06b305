package brook.runtime.gradient;

import brook.runtime.OdeModel;
import brook.runtime.Step;

/** Goes through the steps of a run backward as they were taken, stride by stride: forward from a kept point, then backward. */
final class DiscretePass implements BackwardPass {

    private final BackwardStep method;
    private final StepRecord record;
    private final HeldRecord held;
    private final int size;
    private final double[] start;
    private final double[] end;
    /** The points at which the steps of one stride start. */
    private double[] points = new double[0];

    private long forwardSteps;
    private long recomputed;

    DiscretePass(OdeModel model, HeldRecord held, BackwardStep method, int mostPoints) {
        this.held = held;
        this.method = method;
        this.record = new StepRecord(model, mostPoints, method.stages());
        this.size = model.dimension() + model.integralCount();
        this.start = new double[size];
        this.end = new double[size];
    }

    @Override
    public void begin(double t0, double t1, double[] point) {
        record.begin(t0, t1, point);
    }

    @Override
    public void accept(Step step) {
        record.accept(step);
    }

    @Override
    public void end(double t, double[] point) {
        // Where a run ends is no start of a step.
    }

    @Override
    public void run(Jumps jumps, Transitions transitions, Weights weights) {
        int stride = record.stride();
        if (points.length < stride * size) {
            points = new double[Math.multiplyExact(stride, size)];
        }
        forwardSteps = 0;
        recomputed = 0;
        int last = record.steps();
        jumps.after(last, weights);
        transitions.after(last, start, jumps.explicitAtEnd(), weights);
        while (last > 0) {
            int first = (last - 1) / stride * stride;
            forward(first, last, transitions);
            for (int step = last - 1; step >= first; step--) {
                held.hold(step);
                System.arraycopy(points, (step - first) * size, start, 0, size);
                method.recall(record, step);
                method.backward(record.time(step), start, record.length(step), weights);
                recomputed += method.recomputed();
                jumps.after(step, weights);
                transitions.after(step, start, 0, weights);
            }
            last = first;
        }
    }

    private void forward(int first, int last, Transitions transitions) {
        record.point(first, points, 0);
        for (int step = first; step + 1 < last; step++) {
            held.hold(step);
            System.arraycopy(points, (step - first) * size, start, 0, size);
            method.forward(record.time(step), start, record.length(step), end);
            transitions.replay(step + 1, end);
            System.arraycopy(end, 0, points, (step - first + 1) * size, size);
            forwardSteps++;
        }
    }

    @Override
    public BackwardCosts costs() {
        long steps = record.steps();
        return new BackwardCosts(
                steps, 0, steps * method.evaluations(), forwardSteps * method.evaluations() + recomputed);
    }
}
