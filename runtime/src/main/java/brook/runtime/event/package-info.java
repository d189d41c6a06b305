/**
 * Where on a step a polynomial crosses zero: events and jumps.
 *
 * <p>Coefficients enter, offsets from the start of the step leave. Models, states and what happens at a crossing must not
 * come in.
 */
package brook.runtime.event;
