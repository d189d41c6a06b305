/**
 * What accuracy costs: work against true errors, ours and other libraries', on smooth and on stiff problems.
 *
 * <p>Problems with references enter, tables and drawings leave; what is measured is a whole run as a user would make it.
 */
package brook.jmh.precision;
