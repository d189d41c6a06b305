package brook.maven.generate;

import java.nio.file.Path;

/**
 * What one run is asked to do.
 *
 * @param sources the folder of the models, to which their imports are confined; it need not exist
 * @param output the folder for the Java sources
 * @param state the file that remembers the last run
 */
public record Request(Path sources, Path output, Path state, Selection selection, Options options) {}
