package brook.runtime.run;

import brook.runtime.OdeModel;
import brook.runtime.Solution.NonFinite;
import java.util.Optional;

/** Finds what became infinite or undefined where a run ended. */
final class NonFiniteSearch {

    private final OdeModel model;
    private final StepMethod method;
    private final int size;

    NonFiniteSearch(OdeModel model, StepMethod method) {
        this.model = model;
        this.method = method;
        this.size = model.dimension() + model.integralCount();
    }

    /** The first coefficient that is not finite, lowest order first; a state that overflowed at the end of the step has order 0. */
    NonFinite find(double t, double[] planes, double[] end) {
        if (!method.isSeries()) {
            model.jet(t, planes, 1);
        }
        for (int k = 0; k <= (method.isSeries() ? method.degree() : 1); k++) {
            Optional<NonFinite> found = first(planes, k * model.planeSize(), k);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return first(end, 0, 0).orElseThrow(() -> new AssertionError("all coefficients are finite"));
    }

    private Optional<NonFinite> first(double[] values, int offset, int order) {
        for (int i = 0; i < size; i++) {
            if (!Double.isFinite(values[offset + i])) {
                return Optional.of(new NonFinite(i, order));
            }
        }
        return Optional.empty();
    }
}
