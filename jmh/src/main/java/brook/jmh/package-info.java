/** Benchmarks: generated code against hand-written integrators and other libraries. */
package brook.jmh;
