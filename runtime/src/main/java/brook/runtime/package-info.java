/**
 * All that a generated class needs to run: integrators, trajectories, special functions, literal tables.
 *
 * <p>An {@link brook.runtime.OdeModel} enters, a {@code Solution} leaves. The compiler must not come in,
 * nor anything outside {@code java.base}.
 */
package brook.runtime;
