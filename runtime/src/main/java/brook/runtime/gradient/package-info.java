/**
 * Exact gradients of what a run gives: each step that was taken is differentiated, from the last to the first.
 *
 * <p>A model with its {@link brook.runtime.AdjointModel} enters, values and their gradients leave.
 */
package brook.runtime.gradient;
