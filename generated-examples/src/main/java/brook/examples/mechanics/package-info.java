/** Things that swing. */
package brook.examples.mechanics;
