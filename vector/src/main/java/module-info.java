/** Products of a batch in vector registers; the runtime finds them by itself. */
module brook.vector {
    requires brook.runtime;
    requires jdk.incubator.vector;

    provides brook.runtime.lanes.Block with
            brook.vector.VectorBlock;
}
