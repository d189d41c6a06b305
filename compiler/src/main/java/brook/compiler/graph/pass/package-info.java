/**
 * A graph enters, an equal one leaves: same values of all roots for every state, parameter and time.
 *
 * <p>One file per pass, its name a sentence, its Javadoc the law. What is exact and always wanted is not here but in the normal form of {@link
 * brook.compiler.graph.Graph}.
 */
package brook.compiler.graph.pass;
