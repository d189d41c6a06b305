package brook.runtime.gradient;

import brook.runtime.AdjointModel;
import brook.runtime.OdeModel;

/** Goes through a recorded run from its end to its start, stride by stride: forward from a kept point, then backward. */
final class BackwardRun {

    private final OdeModel model;
    private final AdjointModel adjoint;
    private final BackwardStep method;
    private final int size;
    private final double[] modes;
    private final double[] start;
    private final double[] end;
    /** The points at which the steps of one stride start. */
    private double[] points = new double[0];

    BackwardRun(OdeModel model, AdjointModel adjoint, BackwardStep method) {
        this.model = model;
        this.adjoint = adjoint;
        this.method = method;
        this.size = model.dimension() + model.integralCount();
        this.modes = new double[model.modeCount()];
        this.start = new double[size];
        this.end = new double[size];
    }

    /** Replaces weights of the point at the end of the run by those at its start, and adds the derivatives with respect to the parameters. */
    void run(StepRecord record, double[] weights, double[] gradient) {
        int stride = record.stride();
        if (points.length < stride * size) {
            points = new double[Math.multiplyExact(stride, size)];
        }
        int last = record.steps();
        while (last > 0) {
            int first = (last - 1) / stride * stride;
            forward(record, first, last);
            for (int step = last - 1; step >= first; step--) {
                hold(record, step);
                System.arraycopy(points, (step - first) * size, start, 0, size);
                method.backward(record.time(step), start, record.length(step), weights, gradient);
            }
            last = first;
        }
    }

    private void forward(StepRecord record, int first, int last) {
        record.point(first, points, 0);
        for (int step = first; step + 1 < last; step++) {
            hold(record, step);
            System.arraycopy(points, (step - first) * size, start, 0, size);
            method.forward(record.time(step), start, record.length(step), end);
            System.arraycopy(end, 0, points, (step - first + 1) * size, size);
        }
    }

    private void hold(StepRecord record, int step) {
        if (record.modes(step, modes)) {
            model.setModes(modes);
            adjoint.setModes(modes);
        }
    }
}
