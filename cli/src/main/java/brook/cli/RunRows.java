package brook.cli;

import brook.runtime.Solution;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** What one of many runs leaves: the lines of its tables, and how it ended, unless it could not begin. */
final class RunRows {

    private final byte[] rows;
    private final byte[] events;
    private final double[] discretes;
    private final Optional<Solution> solution;

    RunRows(byte[] rows, byte[] events, double[] discretes, Optional<Solution> solution) {
        this.rows = rows.clone();
        this.events = events.clone();
        this.discretes = discretes.clone();
        this.solution = solution;
    }

    void write(OutputStream table, OutputStream happened) throws IOException {
        table.write(rows);
        happened.write(events);
    }

    /** The discrete variables where the run ended. */
    double[] discretes() {
        return discretes.clone();
    }

    Optional<Solution> solution() {
        return solution;
    }
}
