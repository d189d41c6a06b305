/**
 * Linear systems with the iteration matrices of implicit methods, (shift I - J) x = b.
 *
 * <p>The pattern of J, its values and a real or complex shift enter, solutions leave. Models, steps and tolerances must not come in.
 */
package brook.runtime.linear;
