/** Many trajectories of one model: how many a second, in how much memory, and whether their bits depend on the threads. */
package brook.jmh.ensemble;
