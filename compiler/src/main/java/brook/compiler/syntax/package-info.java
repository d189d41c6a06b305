/**
 * Text enters, what the user wrote leaves: {@link brook.compiler.syntax.SyntaxParser} makes a
 * {@link brook.compiler.syntax.ModelSyntax} of a source file. ANTLR types stay in here; names are not resolved.
 *
 * <p>The way of a text: words ({@code Words}), statements ({@code StatementSplitter}), brackets and nesting
 * ({@code BracketCheck}, {@code NestingCheck}), one parse per statement ({@code SliceParser}), tree
 * ({@code StatementBuilder}, {@code TermBuilder}). What cannot be read is explained by {@code Explainer} and kept as far
 * as it can be by {@code Salvage}.
 */
package brook.compiler.syntax;
