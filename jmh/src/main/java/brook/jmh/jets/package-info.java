/**
 * What derivatives of a network's states along a solution cost: by one pass of recurrences, by repeated jets, by nested forward mode.
 *
 * <p>Graphs of the compiler enter, tables of operations and times leave; the models of the other benchmarks must not come in.
 */
package brook.jmh.jets;
