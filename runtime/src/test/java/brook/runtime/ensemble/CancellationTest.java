package brook.runtime.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import brook.runtime.reference.ExpressionModel;
import brook.runtime.solver.ModelSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ensembles that somebody stops. */
@Timeout(60)
class CancellationTest {

    private static final ModelSolver CIRCLE = ModelSolver.of(ExpressionModel.of(List.of("x", "y"), "y", "-x"))
            .setInitial("x", 1)
            .setInitial("y", 0)
            .maxSteps(Long.MAX_VALUE)
            .build();

    @Test
    void theSinkHasTakenWhatWasDone() {
        AtomicBoolean enough = new AtomicBoolean();
        List<Integer> taken = new ArrayList<>();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Ensemble.of(CIRCLE)
                        .threads(2)
                        .cancelledWhen(enough::get)
                        .solveAll(100_000, (solver, i) -> solver.runAsFarAsPossible(0, 1), (i, end) -> {
                            taken.add(i);
                            assertThat(end.time()).isEqualTo(1);
                            if (i == 100) {
                                enough.set(true);
                            }
                        }))
                .withMessageContaining("cancelled before member ");
        assertThat(taken)
                .hasSizeBetween(101, 400)
                .isEqualTo(IntStream.range(0, taken.size()).boxed().toList());
    }

    /** The runs would take years. */
    @Test
    void longRunsEndWithinAStep() {
        AtomicBoolean enough = new AtomicBoolean();
        Counter begun = new Counter();
        Thread canceller = new Thread(() -> {
            begun.await(2);
            enough.set(true);
        });
        canceller.start();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Ensemble.of(CIRCLE)
                        .threads(2)
                        .cancelledWhen(enough::get)
                        .solveAll(10, (solver, i) -> {
                            begun.increment();
                            return solver.solve(0, 1e12).value("x", 1e12);
                        }));
    }

    @Test
    void anInterruptedThreadCancelsAndStaysInterrupted() {
        Counter begun = new Counter();
        Thread caller = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            begun.await(2);
            caller.interrupt();
        });
        interrupter.start();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Ensemble.of(CIRCLE).threads(2).solveAll(10, (solver, i) -> {
                    begun.increment();
                    return solver.runAsFarAsPossible(0, 1e12).time();
                }));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatWasCancelledBeforeBeginsNothing() {
        List<Integer> begun = new ArrayList<>();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Ensemble.of(CIRCLE).cancelledWhen(() -> true).solveAll(10, (solver, i) -> {
                    begun.add(i);
                    return i;
                }));
        assertThat(begun).isEmpty();
    }
}
