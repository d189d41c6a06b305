/**
 * Charts of lines and points as SVG and PNG.
 *
 * <p>Names and numbers enter, a drawing leaves. XChart is known here alone.
 */
package brook.cli.chart;
