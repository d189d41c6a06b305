/**
 * Model files where they lie: a folder or a class path enters, {@link brook.compiler.source.SourceFile}s leave; confined
 * to a root, so that a model of a stranger reads nothing else. The only package of the compiler, besides {@code hot}, that
 * touches the file system; nothing in the stages may need it.
 */
package brook.compiler.files;
