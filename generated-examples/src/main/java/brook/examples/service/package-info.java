/**
 * A service that solves the models of strangers: text of a model enters over HTTP, a trajectory as JSON or CSV leaves.
 *
 * <p>An example of {@code brook.hot} within limits. It is the only package here that needs {@code brook-compiler}.
 */
package brook.examples.service;
