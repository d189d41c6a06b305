/**
 * Equations that were written out one by one, and are alike, become arrays again: a graph whose products are in normal form enters, an equal one
 * leaves, in which a loop takes the place of what was repeated.
 *
 * <p>In the order in which data flow: {@code StateRuns} joins the scalar states, {@code ScalarNodes} says what may be grouped, {@code Classes} which
 * of it is alike, {@code Frame} along which axes that lies, {@code Arrays} builds it. No Taylor series, no Java.
 */
package brook.compiler.graph.roll;
