/**
 * Tables of numbers that models are trained on.
 *
 * <p>Files enter (CSV and IDX, compressed or not), a {@link brook.runtime.data.DataTable} and its series leave. Nothing here knows models.
 */
package brook.runtime.data;
