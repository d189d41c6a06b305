/**
 * The command line: arguments and files enter, tables, plots and messages leave; nothing is computed here.
 *
 * <p>Library types (picocli, XChart, the progress bar) must not come into {@code brook.cli.table}.
 */
package brook.cli;
