/** Orbits, and programs that look for one. */
package brook.examples.astrodynamics;
