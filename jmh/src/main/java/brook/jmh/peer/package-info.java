/**
 * The benchmark problems with the integrator of another library, Hipparchus.
 *
 * <p>A problem enters, its final state leaves; our own integrators must not come in.
 */
package brook.jmh.peer;
