/**
 * The course of a run: one step after the other, through jumps and events.
 *
 * <p>A model and a {@link brook.runtime.run.StepMethod} enter; steps leave. What a method computes must not come in.
 */
package brook.runtime.run;
