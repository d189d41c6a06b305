/** Products of a batch, functions over arrays and steps in lanes in vector registers; the runtime finds them by itself. */
module brook.vector {
    requires brook.runtime;
    requires jdk.incubator.vector;

    provides brook.runtime.lanes.Block with
            brook.vector.VectorBlock;
    provides brook.runtime.lanes.LaneRows with
            brook.vector.VectorRows;
    provides brook.runtime.special.ElementLoops with
            brook.vector.VectorElements;
}
