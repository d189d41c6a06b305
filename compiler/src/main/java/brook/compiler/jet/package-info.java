/** A graph enters, its Taylor recurrences leave; the only place where the recurrences are written. */
package brook.compiler.jet;
