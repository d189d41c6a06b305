/**
 * What can be made of the accepted steps of a run: rows at chosen times, a trajectory that answers at any time.
 *
 * <p>Steps enter, states leave. Files, formats and methods of integration must not come in.
 */
package brook.runtime.output;
