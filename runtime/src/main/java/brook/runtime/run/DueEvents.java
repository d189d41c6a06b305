package brook.runtime.run;

/** Events on the step that is being taken: one at its end is due there, one before it changes nothing but the record. */
final class DueEvents implements HeldEvents.Due {

    private final EventRounds rounds;
    private final StepPlanes step;
    private final DoubleLengthTime time;
    /** A point within the step. */
    private final double[] within;

    private final double[] withinCarry;
    private double[] carry = {};
    private double reached;

    /** For points of so many doubles. */
    DueEvents(EventRounds rounds, StepPlanes step, DoubleLengthTime time, int size) {
        this.rounds = rounds;
        this.step = step;
        this.time = time;
        this.within = new double[size];
        this.withinCarry = new double[size];
    }

    /** How far the step goes, and what rounding took from its start. */
    void upTo(double h, double[] startCarry) {
        reached = h;
        carry = startCarry;
    }

    @Override
    public void event(int event, double offset) {
        if (offset == reached) {
            rounds.due(event);
        } else {
            step.evaluate(carry, offset, within, withinCarry);
            double head = time.plus(offset);
            rounds.watch(event, head, -time.distanceTo(head) + offset, within);
        }
    }
}
