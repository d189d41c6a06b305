package brook.runtime.ensemble;

/** Takes the results of an ensemble in the order of its members; one call at a time, from changing threads, each sees what the calls before it did. */
@FunctionalInterface
public interface MemberSink<R> {

    /** The result of one member, counted from 0; the next one is given when this returns. */
    void accept(int member, R result);
}
