/**
 * Steps by Adams methods of variable step and order.
 *
 * <p>A model enters; steps with their polynomials leave. Other methods must not come in, nor events and jumps.
 */
package brook.runtime.adams;
