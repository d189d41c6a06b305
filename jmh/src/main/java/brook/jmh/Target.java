package brook.jmh;

import java.util.List;
import java.util.Optional;

/** How many times faster than somebody the generated code must be on a problem. */
record Target(String problem, Code than, double ratio) {

    /** Against hand-written loops per step, against Hipparchus for a whole run at 1e-15. */
    static final List<Target> ALL = List.of(
            new Target("Pendulum", Code.HAND_WRITTEN, 1.5),
            new Target("Kepler", Code.HAND_WRITTEN, 1.5),
            new Target("VanDerPol", Code.HAND_WRITTEN, 1.5),
            new Target("Lorenz", Code.HAND_WRITTEN, 1.5),
            new Target("OuterSolarSystemYears", Code.HAND_WRITTEN, 1.5),
            new Target("Pendulum", Code.DORMAND_PRINCE_853, 15),
            new Target("Kepler", Code.DORMAND_PRINCE_853, 9),
            new Target("VanDerPol", Code.DORMAND_PRINCE_853, 15),
            new Target("Lorenz", Code.DORMAND_PRINCE_853, 15),
            new Target("OuterSolarSystemYears", Code.DORMAND_PRINCE_853, 5));

    static Optional<Target> of(String problem, Code than) {
        return ALL.stream()
                .filter(target -> target.problem.equals(problem) && target.than == than)
                .findFirst();
    }
}
