/** The table of contents of the compiler: source files enter, diagnostics and Java sources leave; no IO. */
package brook.compiler;
