package brook.runtime.stiff;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.output.StepPolynomial;
import brook.runtime.run.RunCosts;
import brook.runtime.run.StepMethod;

/**
 * Rodas5P, a Rosenbrock method of order 5 for stiff systems: a Jacobian for each step, a factorization for each that is tried, no iteration.
 *
 * <p>Source: Steinebach 2023; the length of steps after Hairer and Wanner 1996, IV.7 and their code RODAS, with the prediction of Gustafsson 1994.
 */
public final class RodasMethod implements StepMethod {

    private static final int DEGREE = 4;
    /** The step grows to 5 times at most, and shrinks to a fifth. */
    private static final double LEAST_QUOTIENT = 0.2;

    private static final double MOST_QUOTIENT = 5;
    /** A rest of the way up to so many steps is no step of its own. */
    private static final double SLIVER = 1.01;

    private static final double SAFETY = 0.9;
    private static final double LEAST_ERROR = 1e-10;
    /** The error grows with this power of the step. */
    private static final double EXPONENT = 1.0 / 5;

    private final int states;
    private final int plane;
    private final double maxStep;
    private final Rates rates;
    private final ModelJacobian jacobian;
    private final RodasStages stages;
    private final LobattoIntegrals integrals;
    private final ErrorNorm norm;
    private final StepPolynomial polynomial;
    private final FirstStep firstStep;
    private final RunCosts costs;
    private final double[] startRates;
    private final double[] change;
    private final double[] error;
    private final double[] nothing;
    /** The coefficients of the polynomial from order 1 on, over parts of the step. */
    private final double[][] orders;

    private boolean isComplete;

    /** What the next step begins with. */
    private double proposed;

    /** Whether steps before this one say something about it. */
    private boolean known;
    /** Whether the Jacobian is that of the point. */
    private boolean fresh;

    private double found;
    private double foundError;
    /** The length of the next step, tried or taken. */
    private double next;
    /** Whether the step found ends where it must, not where its error says. */
    private boolean clipped;
    /** Whether a longer step from this point was given up. */
    private boolean retried;
    /** Of the last step taken: NaN where there is none. */
    private double lastLength;

    private double lastError;

    /** Steps for a model with a Jacobian. */
    public RodasMethod(OdeModel model, SolveOptions options, AbsoluteTolerances tolerances, RunCosts costs) {
        this.states = model.dimension();
        int size = states + model.integralCount();
        this.plane = model.planeSize();
        this.maxStep = options.maxStep();
        this.costs = costs;
        int counted = options.controlled(model);
        this.norm = new ErrorNorm(counted, options.rtol(), options, tolerances);
        this.rates = new Rates(model, costs);
        this.jacobian = new ModelJacobian(model, options, costs);
        this.stages = new RodasStages(rates, jacobian, states, costs);
        this.integrals = new LobattoIntegrals(rates, states, size);
        this.polynomial = new StepPolynomial(states, size - states, plane, DEGREE);
        this.firstStep = new FirstStep(rates, norm, states);
        this.startRates = new double[size];
        this.change = new double[size];
        this.error = new double[size];
        this.nothing = new double[size];
        this.orders = new double[DEGREE][size];
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public int degree() {
        return DEGREE;
    }

    @Override
    public void start(double t0, double[] point, double t1) {
        jacobian.start();
        jumped();
    }

    @Override
    public void hold(double[] modes, double[] discretes) {
        jacobian.hold(modes, discretes);
    }

    @Override
    public void jumped() {
        known = false;
        fresh = false;
        lastLength = Double.NaN;
    }

    @Override
    public double attempt(double t, double[] planes, double limit) {
        norm.at(planes);
        if (!rates.at(t, planes, nothing) || !(norm.of(planes, states) <= Double.MAX_VALUE)) {
            return Double.NaN;
        }
        rates.copy(startRates);
        if (!known) {
            proposed = firstStep.find(t, planes, startRates, limit);
        }
        if (!fresh) {
            if (!jacobian.compute(t, planes)) {
                jacobian.dropNonFinite();
            }
            fresh = true;
        }
        return search(t, planes, limit);
    }

    /** Tries shorter and shorter steps until one is accepted. */
    private double search(double t, double[] planes, double limit) {
        double rest = Math.abs(limit);
        double most = Math.min(maxStep, rest);
        double length = rest <= SLIVER * proposed ? most : Math.min(proposed, most);
        double h = Math.copySign(length, limit);
        retried = false;
        while (h == limit || t + h != t) {
            if (isAccepted(t, planes, h)) {
                clipped = !retried && length < proposed;
                found = h;
                return h;
            }
            costs.rejection();
            retried = true;
            h = Math.copySign(next, limit);
        }
        return 0;
    }

    private boolean isAccepted(double t, double[] planes, double h) {
        next = 0.5 * Math.abs(h);
        if (!stages.factor(h) || !stages.find(t, planes, startRates, h)) {
            return false;
        }
        stages.end(change, error);
        isComplete = integrals.any();
        if (isComplete) {
            stages.polynomial(change, orders);
            integrals.find(t, planes, orders, h);
            integrals.write(startRates, h, orders, change, error);
        }
        norm.at(planes, change);
        foundError = norm.of(error);
        return judge(Math.abs(h));
    }

    /** Whether the error is small enough, and the length of the next step: by the error and its growth. */
    private boolean judge(double h) {
        double quotient = clamp(Math.pow(Math.max(LEAST_ERROR, foundError), EXPONENT) / SAFETY);
        if (!(foundError < 1)) {
            next = known && foundError <= Double.MAX_VALUE ? h / quotient : 0.1 * h;
            return false;
        }
        if (lastLength > 0) {
            double growth = Math.pow(foundError * foundError / lastError, EXPONENT);
            quotient = Math.max(quotient, clamp(lastLength / h * growth / SAFETY));
        }
        next = h / quotient;
        if (retried) {
            next = Math.min(next, h);
        }
        return true;
    }

    private static double clamp(double quotient) {
        return Math.max(LEAST_QUOTIENT, Math.min(MOST_QUOTIENT, quotient));
    }

    @Override
    public void complete(double[] planes) {
        if (!isComplete) {
            stages.polynomial(change, orders);
            isComplete = true;
        }
        double factor = 1;
        for (int k = 0; k < DEGREE; k++) {
            factor /= found;
            for (int i = 0; i < change.length; i++) {
                planes[(k + 1) * plane + i] = orders[k][i] * factor;
            }
        }
    }

    @Override
    public boolean end(double[] planes, double[] carry, double[] point, double[] newCarry) {
        System.arraycopy(change, 0, point, 0, point.length);
        return polynomial.add(planes, carry, point, newCarry);
    }

    @Override
    public void taken(double h) {
        proposed = clipped ? Math.max(proposed, next) : next;
        lastLength = Math.abs(found);
        lastError = Math.max(0.01, foundError);
        known = true;
        fresh = false;
    }
}
