/**
 * A system enters, a shared graph of array operations leaves; no Taylor series, no Java.
 *
 * <p>{@link brook.compiler.graph.Graph} builds nodes in one exact normal form, {@link brook.compiler.graph.GraphEvaluator} computes them, {@link
 * brook.compiler.graph.GraphRewriter} is what the passes are made with, {@link brook.compiler.graph.GraphPrinter} shows them.
 */
package brook.compiler.graph;
