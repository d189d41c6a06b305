package brook.runtime.train;

import java.io.IOException;

/** A file that holds no checkpoint, or not a whole one. */
public final class CheckpointException extends IOException {

    private static final long serialVersionUID = 1;

    CheckpointException(String message) {
        super(message);
    }
}
