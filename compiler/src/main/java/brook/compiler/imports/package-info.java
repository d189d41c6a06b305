/**
 * A model's syntax enters, the syntax of everything that it imports leaves with it: files are asked for through a
 * {@link brook.compiler.source.SourceResolver}, each is read once. What the names in them mean is found out in
 * {@code system.resolve}; no file system in here: the standard
 * library is a resource of the compiler's own.
 */
package brook.compiler.imports;
