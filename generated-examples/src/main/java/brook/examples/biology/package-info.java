/** Nerves and epidemics. */
package brook.examples.biology;
