package typed;

import brook.runtime.Ending;
import brook.runtime.OutputTimes;
import brook.runtime.solver.SingularityException;
import brook.runtime.solver.TooManyStepsException;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** A program of somebody who uses the typed solver of the pendulum; every public method runs in a test. */
public final class PendulumUse {

    public static void solvesAtAnyTimeAndAtRows() {
        PendulumSolver solver = PendulumSolver.builder()
                .rtol(1e-12)
                .g(9.81)
                .L(2.0)
                .c(0)
                .initialTheta(2.5)
                .initialThetaDot(0)
                .output(OutputTimes.every(0.5))
                .build();
        PendulumSolver.Trajectory run = solver.solve(0, 20);
        Check.same(run.theta(12.5), run.untyped().value("theta", 12.5));
        Check.same(run.thetaDot(12.5), run.untyped().value("theta'", 12.5));
        Check.same(run.energy(12.5), run.untyped().value("energy", 12.5));
        Check.near(run.energy(0), run.energy(20), 1e-11);
        Check.that(run.rows() == 41);
        Check.same(run.timeAt(3), 1.5);
        Check.same(run.thetaAt(3), run.theta(1.5));
        Check.same(run.thetaDotAt(3), run.thetaDot(1.5));
        Check.same(run.energyAt(3), run.energy(1.5));
        Check.same(run.startTime(), 0);
        Check.same(run.endTime(), 20);
        Check.same(run.stepTime(run.steps()), 20);
    }

    public static void takesWhatTheModelSays() {
        PendulumSolver solver = PendulumSolver.builder().build();
        PendulumSolver.Trajectory run = solver.solve();
        Check.same(run.endTime(), 20);
        Check.that(run.rows() == 401);
        Check.same(run.theta(0), 2.5);
        Check.same(solver.g(), 9.81);
        Check.same(solver.L(), 1);
    }

    public static void setsResetsAndSolvesAgain() {
        PendulumSolver solver = PendulumSolver.builder().g(1).build();
        double onEarth = PendulumSolver.builder().build().solve(0, 3).theta(3);
        Check.that(solver.solve(0, 3).theta(3) != onEarth);
        solver.setG(1.62);
        solver.setInitialTheta(0.1);
        solver.setInitialThetaDot(0.2);
        PendulumSolver.Trajectory run = solver.solve(0, 3, solver.newTrajectory());
        Check.same(run.theta(0), 0.1);
        Check.same(run.thetaDot(0), 0.2);
        Check.same(solver.g(), 1.62);
        solver.reset();
        Check.same(solver.g(), 9.81);
        Check.that(solver.solve(0, 3, run) == run);
        Check.same(run.theta(3), onEarth);
    }

    public static void solvesAgainWithoutNewMemory() {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] sum = {0};
        PendulumSolver solver = PendulumSolver.builder()
                .onStep(step -> {
                    sum[0] += step.theta(step.startTime());
                    return true;
                })
                .build();
        PendulumSolver.Trajectory run = solver.newTrajectory();
        solver.solve(0, 200, run);
        solver.solve(0, 200, run);
        long before = memory.getThreadAllocatedBytes(Thread.currentThread().getId());
        solver.setG(9.82);
        solver.setInitialTheta(2.4);
        solver.solve(0, 200, run);
        double last = run.theta(199) + run.energy(199) + run.thetaAt(0);
        long bytes = memory.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        Check.that(run.steps() > 500 && Double.isFinite(last + sum[0]));
        if (bytes > 2000) {
            throw new AssertionError(bytes + " bytes");
        }
    }

    public static void tellsOfSteps() {
        int[] steps = {0};
        double[] last = {0};
        PendulumSolver solver = PendulumSolver.builder()
                .initialTheta(0)
                .initialThetaDot(10)
                .onStep(step -> {
                    steps[0]++;
                    last[0] = step.thetaDot(step.endTime());
                    Check.that(step.startTime() < step.endTime());
                    return step.theta(step.endTime()) < 3;
                })
                .build();
        PendulumSolver.Trajectory run = solver.solve(0, 20);
        PendulumSolver.Summary summary = run.summary();
        Check.that(summary.ending() == Ending.STOPPED && !summary.reachedEnd());
        Check.that(summary.theta() >= 3 && run.steps() == steps[0]);
        Check.same(summary.thetaDot(), last[0]);
        Check.same(summary.time(), run.endTime());
        Check.that(summary.statistics().steps() == steps[0]);
        PendulumSolver.Summary alone = solver.run(0, 20);
        Check.same(alone.theta(), summary.theta());
        Check.that(alone.toString().startsWith("STOPPED"));
    }

    /** Solvers of one builder do not share what a callback sees. */
    public static void buildsSolversThatShareNothing() {
        PendulumSolver.Step[] seen = new PendulumSolver.Step[2];
        int[] solver = {0};
        PendulumSolver.Builder builder = PendulumSolver.builder().onStep(step -> {
            seen[solver[0]] = step;
            return true;
        });
        PendulumSolver first = builder.build();
        PendulumSolver second = builder.g(1).build();
        first.solve(0, 1);
        solver[0] = 1;
        second.solve(0, 1);
        Check.that(seen[0] != seen[1]);
        Check.same(first.g(), 9.81);
        Check.same(second.g(), 1);
    }

    public static void solvesManyInOrderOnSeveralThreads() {
        PendulumSolver solver = PendulumSolver.builder().c(0).initialTheta(0.5).build();
        List<PendulumSolver.Summary> ends = solver.ensemble().threads(3).solveAll(40, (member, i) -> {
            member.setL(1 + 0.1 * i);
            return member.runAsFarAsPossible(0, 5);
        });
        Check.that(ends.size() == 40 && ends.get(0).theta() != ends.get(1).theta());
        for (int i = 0; i < 40; i++) {
            solver.setL(1 + 0.1 * i);
            Check.same(ends.get(i).theta(), solver.run(0, 5).theta());
        }
    }

    public static void saysWhatWentWrong() {
        PendulumSolver solver = PendulumSolver.builder().maxSteps(3).build();
        try {
            solver.solve(0, 20);
            Check.that(false);
        } catch (TooManyStepsException stopped) {
            Check.that(stopped.line() == 4 && stopped.file().equals("pendulum.ode"));
            Check.that(stopped.time() > 0 && stopped.time() < 20);
        } catch (SingularityException other) {
            Check.that(false);
        }
        PendulumSolver.Trajectory far = solver.solveAsFarAsPossible(0, 20);
        Check.that(far.summary().ending() == Ending.MAX_STEPS && far.steps() == 3);
        Check.throwsWith("outside the run", () -> far.theta(19));
        Check.throwsWith("not a number", () -> solver.setG(Double.NaN));
        Check.throwsWith("row 900", () -> far.thetaAt(900));
    }

    private PendulumUse() {}
}
