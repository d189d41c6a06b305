/**
 * Implicit steps for stiff systems, and the choice between them and Taylor steps.
 *
 * <p>Rates, Jacobians and solutions of linear systems enter; steps leave. Events and jumps must not come in, nor how matrices are stored.
 */
package brook.runtime.stiff;
