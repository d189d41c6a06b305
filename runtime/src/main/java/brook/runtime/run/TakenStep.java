package brook.runtime.run;

import brook.runtime.Step;

/** The step taken last, as listeners see it. At its end a point is what events there have made of it. */
final class TakenStep implements Step {

    private final int dimension;
    private final int size;
    private final int plane;
    private final StepMethod method;
    private final StepPlanes planes;
    /** The discrete variables during the step, and after it. */
    private final double[] discretes;

    private final double[] endDiscretes;
    private double[] carry = new double[0];
    private double[] end = new double[0];
    private double startTime;
    private double startTail;
    private double endTime;
    private double length;

    /** A view of the planes of a step, whose points have so many doubles with the integrals, and of discrete variables. */
    TakenStep(
            int dimension,
            int size,
            int plane,
            StepMethod method,
            StepPlanes planes,
            double[] discretes,
            double[] endDiscretes) {
        this.dimension = dimension;
        this.size = size;
        this.plane = plane;
        this.method = method;
        this.planes = planes;
        this.discretes = discretes;
        this.endDiscretes = endDiscretes;
    }

    /** Nothing was taken yet: there is a point alone. */
    void start(double t, double[] point) {
        endTime = t;
        end = point;
    }

    /** Starts at the sum of two doubles. */
    void take(double head, double tail, double[] startCarry, double h) {
        startTime = head;
        startTail = tail;
        carry = startCarry;
        length = h;
    }

    void endAt(double t, double[] point) {
        endTime = t;
        end = point;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public int integralCount() {
        return size - dimension;
    }

    @Override
    public int discreteCount() {
        return discretes.length;
    }

    @Override
    public int order() {
        return method.degree();
    }

    @Override
    public double startTime() {
        return startTime;
    }

    @Override
    public double startTimeTail() {
        return startTail;
    }

    @Override
    public double endTime() {
        return endTime;
    }

    @Override
    public double length() {
        return length;
    }

    @Override
    public double coefficient(int component, int k) {
        return (k == 0 ? planes.known() : planes.all())[k * plane + component];
    }

    @Override
    public boolean stageRates(int stages, double[] into, int offset) {
        double[][] rates = method.stageRates();
        if (rates.length < stages) {
            return false;
        }
        for (int i = 0; i < stages; i++) {
            System.arraycopy(rates[i], 0, into, offset + i * size, size);
        }
        return true;
    }

    @Override
    public boolean exchangeStageValues(int stages, double[][] others, int first) {
        double[][] values = method.stageValues();
        if (values.length < stages) {
            return false;
        }
        for (int i = 0; i < stages; i++) {
            double[] other = others[first + i];
            others[first + i] = values[i];
            values[i] = other;
        }
        return true;
    }

    @Override
    public double carry(int component) {
        planes.catchUp();
        return carry[component];
    }

    @Override
    public double discrete(int component) {
        return discretes[component];
    }

    @Override
    public void endState(double[] result) {
        planes.catchUp();
        System.arraycopy(end, 0, result, 0, Math.min(result.length, size));
        addDiscretes(endDiscretes, result);
    }

    private void addDiscretes(double[] values, double[] result) {
        if (result.length > size) {
            System.arraycopy(values, 0, result, size, Math.min(result.length - size, values.length));
        }
    }

    @Override
    public void state(double t, double[] result) {
        if (t == endTime) {
            endState(result);
            return;
        }
        int count = Math.min(result.length, size);
        if (t == startTime) {
            System.arraycopy(planes.known(), 0, result, 0, count);
        } else {
            planes.catchUp();
            for (int i = 0; i < count; i++) {
                result[i] = planes.value(carry[i], i, (t - startTime) - startTail);
            }
        }
        addDiscretes(discretes, result);
    }

    @Override
    public double value(int component, double t) {
        planes.catchUp();
        if (component >= size) {
            return (t == endTime ? endDiscretes : discretes)[component - size];
        }
        if (t == endTime) {
            return end[component];
        }
        return t == startTime
                ? planes.known()[component]
                : planes.value(carry[component], component, (t - startTime) - startTail);
    }
}
