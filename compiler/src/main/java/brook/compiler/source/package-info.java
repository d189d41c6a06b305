/** Text, positions and messages; what every stage may use and what uses no stage. */
package brook.compiler.source;
