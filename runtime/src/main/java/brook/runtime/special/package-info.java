/**
 * The functions behind {@code Functions} and {@code ElementFunctions} that need more than a line.
 *
 * <p>Doubles enter and leave, alone or in arrays; models and integrators must not come in.
 */
package brook.runtime.special;
