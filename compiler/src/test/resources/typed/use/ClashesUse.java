package typed;

/** A program of somebody whose names clash with everything. */
public final class ClashesUse {

    public static void everyNameHasItsMethod() {
        StepSolver solver = StepSolver.builder().class_(2).rtol(1e-9).rtol_(3).G(1).g(1).build();
        solver.setClass_(2);
        StepSolver.Trajectory run = solver.solve(0, 1);
        String[] names = {"x", "x'", "X", "x_", "rows", "rowsAt", "wait", "int", "xDot", "λ"};
        double[] values = {
            run.x(1), run.xDot__(1), run.X(1), run.x_(1), run.rows__(1), run.rowsAt(1), run.wait_(1), run.int_(1),
            run.xDot(1), run.λ(1)
        };
        for (int i = 0; i < names.length; i++) {
            Check.same(values[i], run.untyped().value(names[i], 1));
        }
        Check.same(run.notify_(1, 2), run.untyped().value("notify[2]", 1));
        Check.same(run.NOTIFY(1, 2), run.untyped().value("NOTIFY[2]", 1));
        Check.same(run.rows_(1), run.untyped().value("rows_", 1));
        Check.same(run.xAt(1), run.untyped().value("xAt", 1));
        Check.same(run.xAt_(0), 1);
        Check.same(run.timeAt_(1), run.untyped().value("timeAt", 1));
        Check.same(solver.class_(), 2);
        Check.same(solver.rtol_(), 3);
    }

    private ClashesUse() {}
}
