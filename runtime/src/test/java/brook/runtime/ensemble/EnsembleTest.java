package brook.runtime.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import brook.runtime.Ending;
import brook.runtime.Solution;
import brook.runtime.Switching;
import brook.runtime.reference.ExpressionModel;
import brook.runtime.reference.JumpingModel;
import brook.runtime.solver.MissingValueException;
import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.ModelSolverBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ensembles of models whose solutions are known. */
@Timeout(60)
class EnsembleTest {

    /** x = a cos t, y = -a sin t, for a = x(0). */
    private static final ModelSolver CIRCLE = circle().build();

    private static final int COUNT = 203;

    private static ModelSolverBuilder circle() {
        return ModelSolver.of(ExpressionModel.of(List.of("x", "y"), "y", "-x"))
                .rtol(1e-12)
                .setInitial("y", 0);
    }

    private static double[] swing(ModelSolver solver, int member) {
        solver.setInitial("x", 1 + member);
        return solver.runAsFarAsPossible(0, 1 + 0.1 * member).state();
    }

    private static List<double[]> alone() {
        return IntStream.range(0, COUNT)
                .mapToObj(member -> swing(circle().build(), member))
                .toList();
    }

    private static List<Integer> upTo(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void bitsAndOrderDoNotDependOnTheThreads(int threads) {
        List<double[]> alone = alone();
        for (int inFlight : new int[] {1, 2, 5, 1000}) {
            List<Integer> order = new ArrayList<>();
            List<double[]> results = new ArrayList<>();
            Ensemble.of(CIRCLE).threads(threads).inFlight(inFlight).solveAll(COUNT, EnsembleTest::swing, (i, state) -> {
                order.add(i);
                results.add(state);
            });
            assertThat(order).isEqualTo(upTo(COUNT));
            assertThat(results.toArray(double[][]::new)).isDeepEqualTo(alone.toArray(double[][]::new));
        }
        assertThat(alone.get(7)[0]).isCloseTo(8 * Math.cos(1.7), within(1e-10));
        assertThat(alone.get(7)[1]).isCloseTo(-8 * Math.sin(1.7), within(1e-10));
    }

    /** Whatever a solver did before: other members, in another order, runs that failed. */
    @Test
    void aMemberDoesNotKnowWhatItsSolverDidBefore() {
        ModelSolver jumping = ModelSolver.of(new JumpingModel(
                        List.of(
                                new JumpingModel.Watched(Switching.SIGN, -1, 0, 1),
                                new JumpingModel.Watched(Switching.FLOOR, 0, 1, 0)),
                        mode -> mode[0] > 0 ? 0.25 - mode[1] : 0.5 + mode[1]))
                .maxSteps(50)
                .build();
        List<Integer> order = new ArrayList<>(upTo(60));
        Collections.reverse(order);
        List<String> forwards = Ensemble.of(jumping).threads(1).solveAll(60, EnsembleTest::jump);
        List<String> backwards = new ArrayList<>(
                Ensemble.of(jumping).threads(1).solveAll(60, (solver, i) -> jump(solver, order.get(i))));
        Collections.reverse(backwards);
        assertThat(backwards).isEqualTo(forwards);
        List<String> alone = upTo(60).stream()
                .map(i -> jump(jumping.another(step -> true), i))
                .toList();
        assertThat(forwards).isEqualTo(alone);
        assertThat(alone.stream().map(result -> result.split(" ")[0]).distinct())
                .hasSizeGreaterThan(1);
    }

    private static String jump(ModelSolver solver, int member) {
        solver.setInitial("x", 0.3 + 0.02 * member);
        Solution end = solver.runAsFarAsPossible(0.01 * member, 1.5);
        return end.ending() + " " + end.time() + " " + end.state(0) + " " + end.statistics();
    }

    @Test
    void membersBeginWithTheValuesOfTheSolver() {
        ModelSolver solver = circle().setInitial("x", 3).build();
        Ensemble<ModelSolver> ensemble = Ensemble.of(solver).threads(2);
        solver.setInitial("x", 100);
        List<Double> ends = ensemble.solveAll(40, (member, i) -> {
            if (i % 2 == 0) {
                member.setInitial("x", i);
            }
            return member.runAsFarAsPossible(0, 0).state(0);
        });
        assertThat(ends)
                .isEqualTo(IntStream.range(0, 40)
                        .mapToObj(i -> i % 2 == 0 ? i : 3.0)
                        .toList());
        assertThat(solver.solve(0, 1).value("x", 0)).isEqualTo(100);
    }

    /** The sink does not come back from member 0 before as many are begun as may be, and some time has gone by. */
    @ParameterizedTest
    @ValueSource(ints = {3, 8, 64})
    void aSlowSinkHoldsTheOthersBack(int most) {
        Counter begun = new Counter();
        List<Integer> ahead = new ArrayList<>();
        Ensemble.of(CIRCLE)
                .threads(3)
                .inFlight(most)
                .solveAll(
                        300,
                        (solver, i) -> {
                            begun.increment();
                            return i;
                        },
                        (i, result) -> {
                            if (i == 0) {
                                begun.await(most - most / 8);
                                pause();
                            }
                            ahead.add(begun.get() - i);
                        });
        assertThat(ahead).hasSize(300).allSatisfy(members -> assertThat(members).isLessThanOrEqualTo(most));
        assertThat(ahead.get(0)).isGreaterThan(1);
    }

    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void aSlowMemberHoldsTheOthersBack() {
        Counter begun = new Counter();
        Ensemble.of(CIRCLE).threads(2).inFlight(6).solveAll(50, (solver, i) -> {
            begun.increment();
            if (i == 0) {
                begun.await(6);
                pause();
                assertThat(begun.get()).isEqualTo(6);
            }
            return i;
        });
        assertThat(begun.get()).isEqualTo(50);
    }

    @Test
    void aPoolOfOneThreadRunsAnEnsembleWithinItsOwnTask() {
        ForkJoinPool pool = new ForkJoinPool(1);
        try {
            List<double[]> ends = pool.submit(
                            () -> Ensemble.of(CIRCLE).pool(pool).solveAll(COUNT, EnsembleTest::swing))
                    .join();
            assertThat(ends.toArray(double[][]::new)).isDeepEqualTo(alone().toArray(double[][]::new));
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aPoolThatIsShutDownIsAnException() {
        ForkJoinPool pool = new ForkJoinPool(2);
        pool.shutdown();
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> Ensemble.of(CIRCLE).pool(pool).solveAll(5, EnsembleTest::swing));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void theFirstMemberThatThrowsEndsTheEnsemble(int threads) {
        List<Integer> taken = new ArrayList<>();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Ensemble.of(CIRCLE)
                        .threads(threads)
                        .solveAll(
                                COUNT,
                                (solver, i) -> {
                                    if (i == 40 || i >= 61) {
                                        throw new IllegalStateException("member " + i);
                                    }
                                    return swing(solver, i);
                                },
                                (i, state) -> taken.add(i)))
                .withMessage("member 40");
        assertThat(taken).isEqualTo(upTo(40));
        assertThatExceptionOfType(MissingValueException.class)
                .isThrownBy(() -> Ensemble.of(CIRCLE).solveAll(5, (solver, i) -> solver.run(0, 1)))
                .withMessageContaining("`x`");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void whatTheSinkThrowsComesOut(int threads) {
        List<Integer> taken = new ArrayList<>();
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> Ensemble.of(CIRCLE)
                        .threads(threads)
                        .solveAll(COUNT, EnsembleTest::swing, (i, state) -> {
                            taken.add(i);
                            if (i == 5) {
                                throw new OutOfMemoryError("no room");
                            }
                        }))
                .withMessage("no room");
        assertThat(taken).isEqualTo(upTo(6));
    }

    @Test
    void aMemberThatFailsIsAResult() {
        ModelSolver solver =
                ModelSolver.of(ExpressionModel.of(List.of("x"), "x*x")).build();
        List<Solution> ends = Ensemble.of(solver).threads(3).solveAll(20, (member, i) -> {
            member.setInitial("x", 0.1 * (i + 1));
            return member.runAsFarAsPossible(0, 1.05);
        });
        for (int i = 0; i < 20; i++) {
            double pole = 1 / (0.1 * (i + 1));
            if (pole > 1.05) {
                assertThat(ends.get(i).ending()).isEqualTo(Ending.REACHED_END);
                assertThat(ends.get(i).state(0)).isCloseTo(1 / (pole - 1.05), within(1e-6));
            } else {
                assertThat(ends.get(i).ending()).isEqualTo(Ending.STEP_UNDERFLOW);
                assertThat(ends.get(i).time()).isCloseTo(pole, within(1e-6));
            }
        }
    }

    @Test
    void progressCountsWhatTheSinkHasTaken() {
        List<Integer> done = new ArrayList<>();
        List<Integer> taken = new ArrayList<>();
        Ensemble.of(CIRCLE).threads(3).onProgress(done::add).solveAll(COUNT, EnsembleTest::swing, (i, state) -> {
            assertThat(done).hasSize(i);
            taken.add(i + 1);
        });
        assertThat(done).isEqualTo(taken).hasSize(COUNT);
    }

    @Test
    void nothingOrLessThanThat() {
        assertThat(Ensemble.of(CIRCLE).solveAll(0, EnsembleTest::swing)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ensemble.of(CIRCLE).solveAll(-1, EnsembleTest::swing));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ensemble.of(CIRCLE).threads(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ensemble.of(CIRCLE).inFlight(0));
    }
}
