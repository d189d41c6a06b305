/**
 * The special functions behind {@code Functions} that need more than a line.
 *
 * <p>Doubles enter and leave; models and integrators must not come in.
 */
package brook.runtime.special;
