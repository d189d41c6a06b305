package brook.runtime.train;

import brook.runtime.OdeModel;

/**
 * What goes over the rows of each series before its run: a recurrent encoder (Chen et al. 2018, section 5; Rubanova et al. 2019).
 *
 * @param map the model of the map, which the compiler makes of a {@code scan}
 * @param name of its value, an input of the model that is run
 */
public record SeriesScan(OdeModel map, String name, Direction direction) {

    /** Which row is the first. */
    public enum Direction {
        FORWARD,
        BACKWARD
    }
}
