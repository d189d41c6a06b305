/**
 * What a generated class implements and calls, and what its user meets first: the model and its description, options
 * and results, special functions, literal tables.
 *
 * <p>An {@link brook.runtime.OdeModel} enters, a {@link brook.runtime.Solution} leaves; {@code brook.runtime.integrator}
 * stands between. The compiler must not come in, nor anything outside {@code java.base}.
 */
package brook.runtime;
