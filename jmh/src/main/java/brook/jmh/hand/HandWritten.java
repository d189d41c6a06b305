package brook.jmh.hand;

import brook.jmh.problem.NetworkWeights;
import brook.jmh.problem.Problem;

/** The hand-written integrator of each problem. */
public final class HandWritten {

    private HandWritten() {}

    public static HandWrittenTaylor of(Problem problem, double tolerance) {
        int order = Math.max(2, (int) Math.ceil(1 - Math.log(tolerance) / 2));
        return new HandWrittenTaylor(jet(problem, order), problem.dimension(), tolerance);
    }

    public static HandWrittenJet jet(Problem problem, int order) {
        return switch (problem.name()) {
            case "Pendulum" -> new PendulumJet(order);
            case "Kepler" -> new KeplerJet(order);
            case "VanDerPol" -> new VanDerPolJet(order);
            case "Lorenz" -> new LorenzJet(order);
            case "NeuralNet" -> new NeuralNetJet(new NetworkWeights(), order);
            case "OuterSolarSystemYears", "NBody" ->
                new NBodyJet(problem.constants("gravity")[0], problem.constants("mass"), order);
            default -> throw new IllegalArgumentException(problem.name());
        };
    }
}
