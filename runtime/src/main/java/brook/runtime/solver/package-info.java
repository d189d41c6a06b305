/**
 * One model, solved again and again: parameters and initial values by name, tolerances, rows, callbacks, and exceptions
 * that say what went wrong.
 *
 * <p>An {@link brook.runtime.OdeModel} enters, trajectories leave. Generated solvers are the typed faces of this package;
 * where a model is known only at run time it is used directly. How steps are taken is not known here.
 */
package brook.runtime.solver;
