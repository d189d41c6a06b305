/** A system enters, a shared graph of array operations leaves; no Taylor series, no Java. */
package brook.compiler.graph;
