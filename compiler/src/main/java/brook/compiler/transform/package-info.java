/** Nodes of a graph enter, their partial derivatives leave, as nodes of the same graph: arrays stay arrays, nothing is written out. */
package brook.compiler.transform;
