/**
 * The front of all methods: a model and options enter; steps, trajectories and a {@code Solution} leave.
 */
package brook.runtime.integrator;
