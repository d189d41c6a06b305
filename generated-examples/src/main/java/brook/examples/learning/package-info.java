/** Networks whose weights are parameters. */
package brook.examples.learning;
