/**
 * Steps by Taylor series.
 *
 * <p>Jets enter; how far their polynomials hold leaves. Other methods must not come in, nor events and jumps.
 */
package brook.runtime.taylor;
