/** Programs that use compiled models as a user would. */
package brook.examples;
