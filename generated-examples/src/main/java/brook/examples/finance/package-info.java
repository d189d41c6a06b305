/** Prices and yields by equations of Riccati. */
package brook.examples.finance;
