package brook.runtime.stiff;

import brook.runtime.AbsoluteTolerances;
import brook.runtime.OdeModel;
import brook.runtime.SolveOptions;
import brook.runtime.output.StepPolynomial;
import brook.runtime.run.RunCosts;
import brook.runtime.run.StepMethod;

/**
 * Radau IIA with 3 stages, order 5, for stiff systems: L-stable, stage order 3, a Jacobian and its factors kept for as many steps as they serve.
 *
 * <p>Source: Hairer and Wanner 1996, IV.8, and the choices of their code RADAU5. As there the tolerance of the error estimate, which is of order
 * 3, is 0.1 rtol^(2/3), so that errors of the solution, which is of order 5, are near rtol.
 */
public final class RadauMethod implements StepMethod {

    /** The step grows to 8 times at most, and shrinks to a fifth. */
    private static final double LEAST_QUOTIENT = 0.125;

    private static final double MOST_QUOTIENT = 5;
    /** A rest of the way up to so many steps is no step of its own. */
    private static final double SLIVER = 1.01;

    private static final double SAFETY = 0.9;
    private static final double LEAST_ERROR = 1e-10;
    /** A step that would grow by less is not worth new factors. */
    private static final double WORTH_FACTORS = 1.2;

    private final int states;
    private final int plane;
    private final double maxStep;
    private final Rates rates;
    private final ModelJacobian jacobian;
    private final RadauMatrices matrices;
    private final RadauStages stages;
    private final RadauNewton newton;
    private final ErrorNorm norm;
    private final RadauError error;
    private final RadauIntegrals integrals;
    private final StepPolynomial polynomial;
    private final FirstStep firstStep;
    private final RunCosts costs;
    private final double[] startRates;
    private final double[] work;
    private final double[] nothing;

    /** What the next step begins with. */
    private double proposed;

    /** Whether steps before this one say something about it. */
    private boolean known;
    /** Whether the Jacobian is that of the point. */
    private boolean fresh;

    /** Whether the Jacobian is good enough. */
    private boolean usable;

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
    public RadauMethod(OdeModel model, SolveOptions options, AbsoluteTolerances tolerances, RunCosts costs) {
        this.states = model.dimension();
        int size = states + model.integralCount();
        this.plane = model.planeSize();
        this.maxStep = options.maxStep();
        this.costs = costs;
        int counted = options.controlled(model);
        double rtol = 0.1 * StrictMath.pow(options.rtol(), 2.0 / 3);
        this.norm = new ErrorNorm(counted, rtol, options, tolerances);
        this.rates = new Rates(model, costs);
        this.jacobian = new ModelJacobian(model, options, costs);
        this.matrices = new RadauMatrices(jacobian, costs);
        this.stages = new RadauStages(states, size);
        this.newton = new RadauNewton(rates, matrices, stages, norm, rtol);
        this.error = new RadauError(rates, matrices, stages, norm, Math.max(states, counted));
        this.integrals = new RadauIntegrals(rates, stages);
        this.polynomial = new StepPolynomial(states, size - states, plane, degree());
        this.firstStep = new FirstStep(rates, norm, states);
        this.startRates = new double[size];
        this.work = new double[size];
        this.nothing = new double[size];
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public int degree() {
        return 3;
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
        usable = false;
        matrices.forget();
        stages.forget();
        newton.forget();
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
        return search(t, planes, limit);
    }

    /** The length that the next step begins with, positive. */
    double proposed() {
        return Math.min(proposed, maxStep);
    }

    /** What a step costs, in products of two numbers. */
    double cost() {
        return StepCost.ofRadau(plane, jacobian);
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
            usable = fresh;
            h = Math.copySign(next, limit);
        }
        return 0;
    }

    private boolean isAccepted(double t, double[] planes, double h) {
        next = 0.5 * Math.abs(h);
        if (!prepare(t, planes, h)) {
            return false;
        }
        stages.predict(h);
        RadauNewton.Outcome outcome = newton.solve(t, planes, h);
        if (outcome != RadauNewton.Outcome.CONVERGED) {
            next = Math.abs(h) * (outcome == RadauNewton.Outcome.SLOW ? newton.reduction() : 0.5);
            return false;
        }
        integrals.find(t, planes, h);
        foundError = error.estimate(startRates, h);
        if (foundError >= 1 && (!known || retried)) {
            foundError = error.estimateAgain(t, planes, work, h);
        }
        return judge(Math.abs(h));
    }

    /** Lets the Jacobian and its factors be there; without the entries that are not finite, which iterations can do without. */
    private boolean prepare(double t, double[] planes, double h) {
        if (!usable) {
            if (!jacobian.compute(t, planes)) {
                jacobian.dropNonFinite();
            }
            matrices.forget();
            fresh = true;
            usable = true;
        }
        return matrices.factor(h);
    }

    /** Whether the error is small enough, and the length of the next step: by the error, its growth (Gustafsson 1994), and the iterations. */
    private boolean judge(double h) {
        double root = Math.sqrt(Math.sqrt(Math.max(LEAST_ERROR, foundError)));
        double factor = SAFETY * (1 + 2 * RadauNewton.MOST) / (newton.iterations() + 2 * RadauNewton.MOST);
        double quotient = clamp(root / Math.min(SAFETY, factor));
        if (!(foundError < 1)) {
            next = known && foundError <= Double.MAX_VALUE ? h / quotient : 0.1 * h;
            return false;
        }
        if (lastLength > 0) {
            double growth = Math.sqrt(Math.sqrt(foundError * foundError / lastError));
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
        stages.complete(planes, plane, found);
    }

    @Override
    public boolean end(double[] planes, double[] carry, double[] point, double[] newCarry) {
        System.arraycopy(stages.z3, 0, point, 0, point.length);
        return polynomial.add(planes, carry, point, newCarry);
    }

    @Override
    public void taken(double h) {
        double length = Math.abs(found);
        stages.taken(found, h);
        proposed = clipped ? Math.max(proposed, next) : lengthToKeep(length);
        lastLength = length;
        lastError = Math.max(0.01, foundError);
        known = true;
        fresh = false;
        usable = newton.isFast();
    }

    /** The same length as long as its factors serve. */
    private double lengthToKeep(double length) {
        return newton.isFast() && next >= length && next <= WORTH_FACTORS * length ? length : next;
    }
}
