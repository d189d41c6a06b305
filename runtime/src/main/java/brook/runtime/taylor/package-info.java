/**
 * The Taylor integrator.
 *
 * <p>A model and options enter; accepted steps and a {@code Solution} leave. Other methods must not come in.
 */
package brook.runtime.taylor;
