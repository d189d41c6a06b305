/**
 * Loops or straight-line code: what the compiler chooses beside what is faster.
 *
 * <p>Models of few states enter, a table leaves. Both forms of each run by turns in one JVM.
 */
package brook.jmh.plans;
