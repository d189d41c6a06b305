/**
 * What became slower or faster between two runs of the benchmarks.
 *
 * <p>Two files that {@code jmh/run --json} wrote enter, a table leaves; nothing is measured here.
 */
package brook.jmh.compare;
