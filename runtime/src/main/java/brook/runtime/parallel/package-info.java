/**
 * Threads that share the blocks of one loop.
 *
 * <p>A model whose loops are divided enters; when the call returns, the work is done. Methods, steps and runs must not come in.
 */
package brook.runtime.parallel;
