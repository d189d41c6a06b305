/**
 * The benchmark problems: initial data, end, reference and step count, each a small text file of the resources.
 *
 * <p>Data leave; integrators and models must not come in.
 */
package brook.jmh.problem;
