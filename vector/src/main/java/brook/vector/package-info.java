/**
 * What the runtime computes in loops, in vector registers: the only package that needs {@code jdk.incubator.vector}.
 *
 * <p>A block of a product enters, the same sums leave, bit for bit; models and integrators must not come in.
 */
package brook.vector;
