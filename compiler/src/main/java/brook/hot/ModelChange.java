package brook.hot;

import java.nio.file.Path;

/** What became of a {@link WatchedFolder}; names are paths from the folder, such as {@code planets/Kepler.ode}. */
public sealed interface ModelChange {

    /** A new model, or a new version of one: from now on the folder gives it. */
    record Loaded(String name, HotModel model) implements ModelChange {}

    /** A file has errors; the folder goes on giving the last version without, if there was one. */
    record Failed(String name, ModelResult result) implements ModelChange {}

    /** A file is gone, or no longer a model: the folder gives it no more. */
    record Removed(String name) implements ModelChange {}

    /** The folder cannot be read; what it gave it goes on giving, and tries again. */
    record Unreadable(Path folder, String why) implements ModelChange {}

    /** Brook itself failed on a file; the folder goes on giving the last version. */
    record Defect(String name, Throwable cause) implements ModelChange {}
}
