/**
 * A training step as a good programmer writes it by hand: plain loops over rows of lanes, backward through Runge-Kutta steps and
 * Taylor recurrences. It is the baseline of the benchmarks and must not be slowed down.
 *
 * <p>Weights, initial states and targets enter, a loss, a regulariser and a gradient leave; generated code and the runtime must not
 * come in.
 */
package brook.jmh.hand.training;
