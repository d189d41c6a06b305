/** All that a generated class needs to run; requires nothing beyond java.base. */
@SuppressWarnings("module") // brook.vector is built later
module brook.runtime {
    exports brook.runtime;
    exports brook.runtime.output;
    exports brook.runtime.solver;
    exports brook.runtime.gradient;
    exports brook.runtime.integrator;
    exports brook.runtime.ensemble;
    exports brook.runtime.parallel;
    exports brook.runtime.data;
    exports brook.runtime.train;
    // Faster forms of the products of a batch, of functions over arrays, and of the steps of runs in lanes.
    exports brook.runtime.lanes to
            brook.vector;
    exports brook.runtime.special to
            brook.vector;

    uses brook.runtime.lanes.Block;
    uses brook.runtime.lanes.LaneRows;
    uses brook.runtime.special.ElementLoops;
}
