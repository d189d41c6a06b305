/** All that a generated class needs to run; requires nothing beyond java.base. */
module brook.runtime {
    exports brook.runtime;
    exports brook.runtime.output;
    exports brook.runtime.solver;
    exports brook.runtime.gradient;
    exports brook.runtime.integrator;
    exports brook.runtime.ensemble;
}
