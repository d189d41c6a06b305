package brook.runtime;

/**
 * What a run cost.
 *
 * @param order the order of the method
 * @param steps the accepted steps
 * @param rejected the steps that were computed and thrown away; a Taylor method has none
 * @param evaluations the evaluations of the right-hand side; for a Taylor method the jets
 * @param switches the steps that a jump in a right-hand side cut short
 * @param events the events that happened, time events and recorded ones among them
 * @param minStep the length of the shortest step, the last one only if it is the only one; NaN without steps
 * @param maxStep the length of the longest step
 */
public record Statistics(
        String method,
        int order,
        double rtol,
        double atol,
        long steps,
        long rejected,
        long evaluations,
        long switches,
        long events,
        double minStep,
        double maxStep) {}
