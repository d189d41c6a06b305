/** Reactions. */
package brook.examples.chemistry;
