/**
 * A resolved system and the units that were written in it enter, messages leave: {@link brook.compiler.system.units.UnitCheck}.
 *
 * <p>Units are optional and change nothing in a model. Without any in a file nothing is checked; with some, a quantity without
 * one is a plain number.
 */
package brook.compiler.system.units;
