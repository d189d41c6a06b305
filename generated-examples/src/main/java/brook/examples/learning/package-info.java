/** Networks whose weights are parameters, or learnt. */
package brook.examples.learning;
