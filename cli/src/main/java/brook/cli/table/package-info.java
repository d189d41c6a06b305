/**
 * Tables as text, and what may be drawn of them.
 *
 * <p>Rows of doubles with their labels enter, CSV leaves. Options, messages and libraries must not come in.
 */
package brook.cli.table;
