/**
 * Many runs of one model on several threads.
 *
 * <p>A solver and what differs from member to member enter; results leave in the order of the members, the same to the bit
 * on any number of threads. Whatever knows how one run goes must not come in.
 */
package brook.runtime.ensemble;
