/**
 * Tables that the user gives.
 *
 * <p>A CSV file and the description of a model enter, values for trajectories leave, or a message that says what is wrong and
 * where. Options and the way messages are shown must not come in; the library that reads CSV stays here.
 */
package brook.cli.data;
