/** The command line: arguments and files enter, tables, plots and messages leave; nothing is computed here. */
package brook.cli;
