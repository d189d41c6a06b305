/**
 * Steps by explicit Runge-Kutta methods: on a grid, or of a length that an embedded error estimate allows.
 *
 * <p>A model and tableaus enter; a {@link brook.runtime.run.StepMethod} leaves. Jumps and events must not come in.
 */
package brook.runtime.rungekutta;
