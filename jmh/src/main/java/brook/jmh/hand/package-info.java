/**
 * Taylor integrators as a good programmer writes them by hand: textbook recurrences, one loop over the orders for each
 * operation. They are the baseline of the benchmarks and must not be slowed down.
 *
 * <p>A state and a tolerance enter, steps leave; generated code and the runtime must not come in.
 */
package brook.jmh.hand;
