package brook.jmh;

import brook.jmh.Target.Elsewhere;
import brook.jmh.Target.Kind;
import brook.jmh.Target.Measured;
import brook.jmh.Target.Need;
import brook.jmh.Target.Nothing;
import brook.jmh.Target.Than;
import brook.jmh.problem.Problem;
import java.util.List;
import java.util.stream.Stream;

/** The targets of the project. */
final class Targets {

    /** The models of a run as a process, of a trajectory and of training, as the readings name them. */
    static final String SMALL_MODEL = "Pendulum";

    static final String OUTER_PLANETS = "OuterSolarSystemYears";
    static final String SMALL_NET = "SMALL 256 R_3";
    static final String SMALL_NET_FEW = "SMALL 16 R_3";
    static final String PICTURES = "PICTURES 100 R_3";

    /** Problems of many steps, of which a trajectory is kept. */
    static final List<String> KEPT = List.of(SMALL_MODEL, OUTER_PLANETS);

    /** Problems whose loops the Vector API makes faster. */
    static final List<String> WITH_VECTORS = List.of(OUTER_PLANETS, "NeuralNet", "NBody");

    static final double ORDER_TWELVE = 1e-9;

    /** In time the noise of two measurements; in code what wider constants take. */
    private static final double NO_GROWTH = 1.2;

    private static final double NO_MORE_CODE = 1.02;

    static final List<Target> ALL = Stream.of(
                    steps(), runs(), errors(), heyoka(), compilations(), growth(), process(), training(), memory())
            .flatMap(targets -> targets)
            .toList();

    private Targets() {}

    private static Stream<Target> steps() {
        return Stream.of(
                step("Pendulum", Code.GENERATED, 1.6),
                step("Kepler", Code.GENERATED, 1.6),
                step("VanDerPol", Code.GENERATED, 1.6),
                step("Lorenz", Code.GENERATED, 1.6),
                step(OUTER_PLANETS, Code.GENERATED, 1.6),
                step(OUTER_PLANETS, Code.GENERATED_VECTORS, 3),
                step(Problem.MANY_BODIES, Code.GENERATED, 2));
    }

    private static Target step(String problem, Code code, double times) {
        Key ours = Key.of(Quantity.STEP, problem, code);
        Key hand = Key.of(Quantity.STEP, problem, Code.HAND_WRITTEN);
        return new Target(Kind.STEP, ours, new Measured(hand), times, need(code));
    }

    private static Need need(Code code) {
        return code.usesVectors() ? Need.VECTORS : Need.NOTHING;
    }

    private static Stream<Target> runs() {
        return Stream.of(
                run("Pendulum", Code.GENERATED, 15),
                run("Kepler", Code.GENERATED, 9),
                run("VanDerPol", Code.GENERATED, 15),
                run("Lorenz", Code.GENERATED, 15),
                run(OUTER_PLANETS, Code.GENERATED, 5),
                run(OUTER_PLANETS, Code.GENERATED_VECTORS, 10));
    }

    private static Target run(String problem, Code code, double times) {
        Key ours = Key.of(Quantity.RUN, problem, code);
        Key peer = Key.of(Quantity.RUN, problem, Code.DORMAND_PRINCE_853);
        return new Target(Kind.RUN, ours, new Measured(peer), times, need(code));
    }

    private static Stream<Target> errors() {
        return Stream.of("Pendulum", "Kepler", "VanDerPol", "Lorenz", OUTER_PLANETS)
                .map(problem -> new Target(
                        Kind.ERROR,
                        Key.of(Quantity.ERROR, problem, Code.GENERATED),
                        new Measured(Key.of(Quantity.ERROR, problem, Code.DORMAND_PRINCE_853)),
                        1,
                        Need.NOTHING));
    }

    /**
     * heyoka 7.12.0 (C++, LLVM), its default mode but for NBody, which is its compact mode; one thread of an AMD EPYC (Zen 4, AVX-512), the numbers of steps that
     * {@link Problem#steps()} gives.
     */
    private static Stream<Target> heyoka() {
        return Stream.of(
                heyoka("Pendulum", Code.GENERATED, 0.244, 1),
                heyoka("Kepler", Code.GENERATED, 0.376, 1),
                heyoka("VanDerPol", Code.GENERATED, 0.215, 1),
                heyoka("Lorenz", Code.GENERATED, 0.206, 1),
                heyoka(OUTER_PLANETS, Code.GENERATED, 6.93, 1),
                heyoka(OUTER_PLANETS, Code.GENERATED_VECTORS, 6.93, 1.8),
                heyoka("NBody", Code.GENERATED, 156, 1),
                heyoka("NBody", Code.GENERATED_VECTORS, 156, 1.8),
                heyoka("NeuralNet", Code.GENERATED, 14.6, 1),
                heyoka("NeuralNet", Code.GENERATED_VECTORS, 14.6, 2),
                heyoka("Pendulum", Code.GENERATED_BATCH, 0.064, 1),
                heyoka(OUTER_PLANETS, Code.GENERATED_BATCH, 3.0, 1),
                heyokaAtTwelve("Pendulum", 0.145),
                heyokaAtTwelve("Kepler", 0.201),
                heyokaAtTwelve("VanDerPol", 0.130),
                heyokaAtTwelve("Lorenz", 0.126));
    }

    private static Target heyoka(String problem, Code code, double micros, double times) {
        return new Target(Kind.HEYOKA, Key.of(Quantity.STEP, problem, code), new Elsewhere(micros), times, need(code));
    }

    private static Target heyokaAtTwelve(String problem, double micros) {
        Key ours = Key.of(Quantity.STEP, problem, Code.GENERATED, ORDER_TWELVE);
        return new Target(Kind.HEYOKA, ours, new Elsewhere(micros), 1, Need.NOTHING);
    }

    private static Stream<Target> compilations() {
        return Stream.of(
                compilation("Pendulum", 30),
                compilation(OUTER_PLANETS, 100),
                compilation("NeuralNet h=64", 150),
                compilation("NBody N=400", 300),
                compilation("Heat N=10000", 300));
    }

    private static Target compilation(String model, double millis) {
        return new Target(Kind.COMPILE, total(Quantity.COMPILE, model), new Nothing(), millis, Need.NOTHING);
    }

    private static Stream<Target> growth() {
        return Stream.of(
                growth(Kind.GROWTH, Quantity.COMPILE, "NBody N=400", "NBody N=40"),
                growth(Kind.GROWTH, Quantity.COMPILE, "Heat N=10000", "Heat N=1000"),
                growth(Kind.CODE, Quantity.CODE, "NBody N=400", "NBody N=40"),
                growth(Kind.CODE, Quantity.CODE, "Heat N=10000", "Heat N=1000"));
    }

    private static Target growth(Kind kind, Quantity quantity, String large, String small) {
        Than than = new Measured(total(quantity, small));
        double most = kind == Kind.CODE ? NO_MORE_CODE : NO_GROWTH;
        return new Target(kind, total(quantity, large), than, most, Need.NOTHING);
    }

    private static Key total(Quantity quantity, String model) {
        return new Key(quantity, model, CompileCost.TOTAL);
    }

    private static Stream<Target> process() {
        Key run = new Key(Quantity.PROCESS, SMALL_MODEL, ColdStart.VARIANT);
        return Stream.of(new Target(Kind.PROCESS, run, new Nothing(), 1.5, Need.NOTHING));
    }

    /** PyTorch 1.13 with OpenBLAS, one thread of the machine of {@link #heyoka()}, milliseconds of CPU. */
    private static Stream<Target> training() {
        Stream<Target> byHand = Stream.of(SMALL_NET_FEW, SMALL_NET, PICTURES)
                .flatMap(net -> Stream.of(Code.GENERATED, Code.GENERATED_VECTORS)
                        .map(code -> training(Kind.TRAINING, net, code, new Measured(byHand(net)), 1.5)));
        Stream<Target> elsewhere = Stream.of(
                training(Kind.PYTORCH, SMALL_NET, Code.GENERATED, new Elsewhere(58.9), 2),
                training(Kind.PYTORCH, SMALL_NET, Code.GENERATED_VECTORS, new Elsewhere(58.9), 2),
                training(Kind.PYTORCH, PICTURES, Code.GENERATED_VECTORS, new Elsewhere(405), 1 / 1.5));
        return Stream.concat(byHand, elsewhere);
    }

    private static Key byHand(String net) {
        return Key.of(Quantity.TRAINING, net, Code.HAND_WRITTEN);
    }

    private static Target training(Kind kind, String net, Code code, Than than, double times) {
        return new Target(kind, Key.of(Quantity.TRAINING, net, code), than, times, need(code));
    }

    private static Stream<Target> memory() {
        Stream<Target> allocation = Stream.concat(Problem.NAMES.stream(), Stream.of(Problem.MANY_BODIES))
                .map(problem -> allocation(problem, Code.GENERATED));
        Stream<Target> ofVectors = WITH_VECTORS.stream().map(problem -> allocation(problem, Code.GENERATED_VECTORS));
        Stream<Target> kept = KEPT.stream()
                .map(problem -> new Target(
                        Kind.TRAJECTORY,
                        new Key(Quantity.TRAJECTORY, problem, "KEPT"),
                        new Measured(new Key(Quantity.TRAJECTORY, problem, "COEFFICIENTS")),
                        1,
                        Need.NOTHING));
        return Stream.of(allocation, ofVectors, kept).flatMap(targets -> targets);
    }

    private static Target allocation(String problem, Code code) {
        return new Target(Kind.ALLOCATION, Key.of(Quantity.ALLOCATION, problem, code), new Nothing(), 0, need(code));
    }
}
