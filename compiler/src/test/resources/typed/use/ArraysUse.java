package typed;

import brook.runtime.solver.MissingValueException;
import java.util.Arrays;

/** A program of somebody who uses a typed solver with vectors, matrices and arrays of three axes. */
public final class ArraysUse {

    private static ArraysModelSolver.Builder builder() {
        return ArraysModelSolver.builder().scale(1);
    }

    public static void readsVectorsMatricesAndMore() {
        ArraysModelSolver.Trajectory run = builder().build().solve(0, 2);
        double[] z = run.z(1);
        double[] into = new double[4];
        run.z(1, into);
        double[][] q = run.q(1);
        double[][] speed = run.qDot(1);
        double[][][] u = run.u(1);
        double[][][] twice = run.U(1);
        Check.that(z.length == 4 && q.length == 2 && q[0].length == 3 && u.length == 2 && u[1][1].length == 2);
        Check.that(Arrays.equals(z, into) && Arrays.equals(z, run.untyped().values("z", 1)));
        for (int i = 0; i <= 3; i++) {
            Check.same(run.z(1, i), run.untyped().value("z[" + i + "]", 1));
            Check.same(run.z(1, i), z[i]);
        }
        for (int i = 1; i <= 2; i++) {
            for (int j = 1; j <= 3; j++) {
                Check.same(run.q(1, i, j), run.untyped().value("q[" + i + "," + j + "]", 1));
                Check.same(run.qDot(1, i, j), run.untyped().value("q'[" + i + "," + j + "]", 1));
                Check.same(run.q(1, i, j), q[i - 1][j - 1]);
                Check.same(run.qDot(1, i, j), speed[i - 1][j - 1]);
            }
            for (int j = 1; j <= 2; j++) {
                for (int k = 0; k <= 1; k++) {
                    Check.same(run.u(1, i, j, k), run.untyped().value("u[" + i + "," + j + "," + k + "]", 1));
                    Check.same(run.u(1, i, j, k), u[i - 1][j - 1][k]);
                    Check.same(run.U(1, i, j, k), twice[i - 1][j - 1][k]);
                    Check.same(2 * u[i - 1][j - 1][k], twice[i - 1][j - 1][k]);
                }
            }
        }
        Check.same(run.rows_(1, 2), run.untyped().value("rows[2]", 1));
        Check.that(Arrays.equals(run.rows_(1), run.untyped().values("rows", 1)));
        Check.same(run.last(1), z[3]);
        Check.same(run.summary().z(3), run.z(2, 3));
        Check.that(Arrays.deepEquals(run.summary().u(), run.u(2)));
        Check.same(run.qAt(0)[1][2], run.q(0, 2, 3));
        Check.same(run.uAt(0, 2, 1, 0), run.u(0, 2, 1, 0));
    }

    public static void setsWholeArraysAndElements() {
        double[][] a = {{1, 2, 3}, {4, 5, 7}};
        double[][][] b = {{{1, 2}}, {{3, 4}}};
        ArraysModelSolver solver = builder()
                .w(new double[] {4, 3, 2, 1})
                .w(0, 9)
                .A(a)
                .A(2, 3, 8)
                .B(b)
                .initialZ(new double[] {1, 2, 3, 4})
                .initialQ(a)
                .initialQ(1, 1, 5)
                .initialQDot(2, 3, -1)
                .build();
        Check.that(Arrays.equals(solver.w(), new double[] {9, 3, 2, 1}));
        Check.same(solver.w(0), 9);
        Check.that(Arrays.deepEquals(solver.A(), new double[][] {{1, 2, 3}, {4, 5, 8}}));
        Check.same(solver.A(2, 3), 8);
        Check.that(Arrays.deepEquals(solver.B(), b));
        ArraysModelSolver.Trajectory run = solver.solve(0, 1);
        Check.that(Arrays.equals(run.z(0), new double[] {1, 2, 3, 4}));
        Check.that(Arrays.deepEquals(run.q(0), new double[][] {{5, 2, 3}, {4, 5, 7}}));
        Check.same(run.qDot(0, 2, 3), -1);
        solver.setInitialQDot(new double[2][3]);
        solver.setInitialZ(0, -1);
        solver.setB(2, 1, 2, 0);
        solver.setInitialU(new double[2][2][2]);
        solver.solve(0, 1, run);
        Check.same(run.z(0, 0), -1);
        Check.same(run.qDot(0, 2, 3), 0);
        Check.same(run.u(0, 2, 2, 1), 0);
    }

    public static void knowsItsShapes() {
        ArraysModelSolver solver = builder().build();
        ArraysModelSolver.Trajectory run = solver.solve(0, 1);
        Check.throwsWith("no element [4] in z[0..3]", () -> run.z(0.5, 4));
        Check.throwsWith("no element [0,1] in q'[1..2, 1..3]", () -> run.qDot(0.5, 0, 1));
        Check.throwsWith("no element [1,1,2] in U[1..2, 1..2, 0..1]", () -> run.U(0.5, 1, 1, 2));
        Check.throwsWith("z[0..3] takes 4 values; z has 3", () -> run.z(0.5, new double[3]));
        Check.throwsWith("w[0..3] takes 4 values; w has 0", () -> solver.setW(new double[0]));
        Check.throwsWith("A[1..2, 1..3] takes 2 x 3 values; A[2] has 4", () -> solver.setA(new double[][] {{1, 2, 3}, {1, 2, 3, 4}}));
        Check.throwsWith("takes 2 x 1 x 2 values; B has 3", () -> solver.setB(new double[3][1][2]));
        Check.throwsWith("`A[2,2]` is not a number", () -> solver.setA(new double[][] {{7, 7, 7}, {7, Double.NaN, 7}}));
        Check.same(solver.A(1, 1), 1);
    }

    public static void asksForWhatTheModelLeavesOpen() {
        ArraysModelSolver solver = ArraysModelSolver.builder().build();
        Check.that(Double.isNaN(solver.scale()));
        try {
            solver.solve(0, 1);
            Check.that(false);
        } catch (MissingValueException missing) {
            Check.that(missing.name().equals("scale"));
        }
    }

    public static void seesArraysInSteps() {
        double[] into = new double[4];
        ArraysModelSolver solver = builder()
                .onStep(step -> {
                    double t = step.endTime();
                    step.z(t, into);
                    Check.same(into[2], step.z(t, 2));
                    Check.same(step.q(t)[1][2], step.q(t, 2, 3));
                    Check.same(step.u(t)[1][1][0], step.u(t, 2, 2, 0));
                    return true;
                })
                .build();
        ArraysModelSolver.Summary summary = solver.run(0, 1);
        Check.that(Arrays.equals(summary.z(), into) && summary.reachedEnd());
    }

    private ArraysUse() {}
}
