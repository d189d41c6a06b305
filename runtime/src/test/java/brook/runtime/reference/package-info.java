/** Problems with known solutions, and a model that interprets their equations: the tests' own way to a jet. */
package brook.runtime.reference;
