/**
 * Products of matrices in blocks that fit the cache and loops that become vector instructions, behind {@code LaneProducts}.
 *
 * <p>Places in arrays enter, sums in a fixed order leave; models and integrators must not come in.
 */
package brook.runtime.lanes;
