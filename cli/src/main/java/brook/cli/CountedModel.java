package brook.cli;

import brook.cli.TrainOptionsGiven.Counted;
import brook.cli.train.EvaluationCount;
import brook.compiler.CompilerOptions.Batch;
import brook.compiler.source.Diagnostic;
import brook.runtime.Method;
import brook.runtime.MissingJacobianException;
import brook.runtime.OdeModel;
import brook.runtime.train.Measure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A method whose evaluations are counted, and the model that it runs: of one row, or of as many as are counted. */
record CountedModel(Counted counted, OdeModel model) {

    /** Makes a model of several lanes. */
    interface InLanes {
        OdeModel of(int lanes, Batch.Form form);
    }

    /** Those of all methods; a model is made once. */
    static List<CountedModel> all(List<Counted> counted, OdeModel plain, int testRows, InLanes inLanes) {
        int rows = EvaluationCount.rowsOf(testRows);
        Map<Batch.Form, OdeModel> together = new EnumMap<>(Batch.Form.class);
        return counted.stream()
                .map(one -> new CountedModel(
                        one,
                        switch (one.runs()) {
                            case ROW_BY_ROW -> plain;
                            case ALL_ROWS ->
                                rows < 2 ? plain : together.computeIfAbsent(form(one), form -> inLanes.of(rows, form));
                        }))
                .toList();
    }

    private static Batch.Form form(Counted counted) {
        Method method = counted.options().method();
        return switch (method.kind()) {
            case TAYLOR, AUTOMATIC -> Batch.Form.SERIES;
            case FIXED_GRID, RUNGE_KUTTA, MULTISTEP, STIFF -> Batch.Form.VALUES;
        };
    }

    /** What counts, for one training. */
    Measure measure(EvaluationCount.Runs runs) {
        try {
            return new EvaluationCount(counted.name(), model.another(), counted.options(), runs);
        } catch (MissingJacobianException implicit) {
            throw Refusal.usage(
                    Diagnostic.error(Refusal.USAGE, "`--count` is for explicit methods: " + implicit.getMessage()));
        }
    }
}
