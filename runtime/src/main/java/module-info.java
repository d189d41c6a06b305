/** All that a generated class needs to run: integrators, dense output, results. It requires nothing beyond java.base. */
module brook.runtime {
    exports brook.runtime;
}
