/**
 * The text of a model enters, the same model in the standard layout leaves: {@link brook.compiler.format.Formatter}.
 *
 * <p>Words are moved, never made anew from a syntax tree, so that nothing that was written is lost: {@code Manuscript}
 * (words on rows), {@code Parts} (what each word is there), {@code Spacing} (the space in front of it), {@code Columns}
 * (which words stand below each other), {@code SameModel} (that nothing but the layout has changed). No files, no names,
 * no meaning.
 */
package brook.compiler.format;
