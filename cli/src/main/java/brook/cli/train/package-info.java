/**
 * What a person reads of training.
 *
 * <p>Reports of epochs enter, a log as CSV, a page with curves and lines for the terminal leave; settings of a model become options. Nothing is trained
 * here, and options of the command line must not come in.
 */
package brook.cli.train;
