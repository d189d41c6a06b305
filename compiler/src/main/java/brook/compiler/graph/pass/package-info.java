/** Graph to graph, one law per class. */
package brook.compiler.graph.pass;
