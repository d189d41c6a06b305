/**
 * The grammar of the {@code .ode} language and what ANTLR makes of it.
 *
 * <p>The base class of the lexer is the only Java written by hand: which line ends count is no matter for a grammar.
 */
package brook.grammar;
