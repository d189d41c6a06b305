/**
 * The coefficients of explicit Runge-Kutta methods, with their sources.
 *
 * <p>Published numbers enter; tableaus leave. How steps are chosen must not come in.
 */
package brook.runtime.rungekutta.tableau;
