/** All that a generated class needs to run; requires nothing beyond java.base. */
@SuppressWarnings("module") // brook.vector is built later
module brook.runtime {
    exports brook.runtime;
    exports brook.runtime.output;
    exports brook.runtime.solver;
    exports brook.runtime.gradient;
    exports brook.runtime.integrator;
    exports brook.runtime.ensemble;
    exports brook.runtime.data;
    exports brook.runtime.train;
    // A faster form of the products of a batch.
    exports brook.runtime.lanes to
            brook.vector;

    uses brook.runtime.lanes.Block;
}
