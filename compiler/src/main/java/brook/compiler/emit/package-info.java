/** Recurrences enter, readable Java source leaves; JavaPoet types stay in here. */
package brook.compiler.emit;
