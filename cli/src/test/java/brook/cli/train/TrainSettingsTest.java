package brook.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.CompilerOptions;
import brook.compiler.OdeCompiler;
import brook.compiler.source.SourceFile;
import brook.compiler.system.OdeSystem;
import brook.runtime.train.Clipping;
import brook.runtime.train.Optimizer;
import brook.runtime.train.Schedule;
import brook.runtime.train.TrainOptions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrainSettingsTest {

    private static OdeSystem.Train train(String settings) {
        String model =
                "trainable k = 1\nx' = -k*x\nx(0) = 1\nloss end = x^2\ntrain { minimise end ; " + settings + " }\n";
        return OdeCompiler.compile(new SourceFile("m.ode", model), CompilerOptions.STANDARD)
                .stages()
                .orElseThrow()
                .system()
                .training()
                .train()
                .orElseThrow();
    }

    @Test
    void silenceIsTheStandard() {
        assertThat(TrainSettings.options(train(""))).isEqualTo(TrainOptions.STANDARD);
        assertThat(TrainSettings.split(train(""), 10).test().count()).isZero();
    }

    @Test
    void everySetting() {
        TrainOptions options = TrainSettings.options(
                train("optimizer = adam(rate = 0.5) ; schedule = cosine(floor = 0.1) ; clip = value(2)"
                        + " ; epochs = 7 ; batch = 3 ; seed = 9 ; patience = 4 ; test = 0.3"));
        assertThat(options)
                .isEqualTo(new TrainOptions(
                        new Optimizer.Adam(0.5),
                        new Schedule.Cosine(7, 0.1),
                        new Clipping(Clipping.Kind.VALUE, 2),
                        7,
                        3,
                        9,
                        4));
        assertThat(TrainSettings.split(train("test = 0.3"), 10).test().count()).isEqualTo(3);
    }

    static Stream<Arguments> optimizers() {
        return Stream.of(
                Arguments.of("sgd", new Optimizer.Sgd(1e-2, 0, 0)),
                Arguments.of("sgd(momentum = 0.5)", new Optimizer.Sgd(1e-2, 0.5, 0)),
                Arguments.of("momentum(weight_decay = 1)", new Optimizer.Sgd(1e-2, 0.9, 1)),
                Arguments.of("nesterov", new Optimizer.Nesterov(1e-2, 0.9, 0)),
                Arguments.of("adam", new Optimizer.Adam(1e-3)),
                Arguments.of("adamw", new Optimizer.AdamW(1e-3, 1e-2)),
                Arguments.of("adamax", new Optimizer.Adamax(2e-3)),
                Arguments.of("rmsprop(decay = 0.5)", new Optimizer.RmsProp(1e-3, 0.5, 1e-8, 0)));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void optimizer(String text, Optimizer optimizer) {
        assertThat(TrainSettings.options(train("optimizer = " + text)).optimizer())
                .isEqualTo(optimizer);
    }

    static Stream<Arguments> schedules() {
        return Stream.of(
                Arguments.of("constant", Schedule.CONSTANT),
                Arguments.of("piecewise(at = [2, 5])", new Schedule.Piecewise(List.of(2.0, 5.0), 0.1)),
                Arguments.of("piecewise(at = 2, factor = 0.5)", new Schedule.Piecewise(List.of(2.0), 0.5)),
                Arguments.of("exponential(every = 10)", new Schedule.Exponential(0.95, 10)),
                Arguments.of("warmup", new Schedule.Warmup(1, 0.1, Schedule.CONSTANT)),
                Arguments.of(
                        "warmup(epochs = 2, next = warmup(from = 0, next = exponential))",
                        new Schedule.Warmup(2, 0.1, new Schedule.Warmup(1, 0, new Schedule.Exponential(0.95, 1)))));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void schedule(String text, Schedule schedule) {
        assertThat(TrainSettings.options(train("schedule = " + text)).schedule())
                .isEqualTo(schedule);
    }

    @Test
    void clippingOfTheNorm() {
        assertThat(TrainSettings.options(train("clip = 2")).clipping()).isEqualTo(new Clipping(Clipping.Kind.NORM, 2));
    }
}
