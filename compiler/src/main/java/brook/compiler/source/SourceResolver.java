package brook.compiler.source;

import java.util.List;

/**
 * Finds the file that an {@code import} names; given by whoever calls the compiler, which reads no files itself.
 *
 * <p>The same file must be answered with the same {@link SourceFile#name()} whatever the way to it: the compiler takes
 * in each name once. An answer is needed only while the compilation runs, on its thread. Implementations over folders
 * and class paths are in {@code brook.compiler.files}.
 */
@FunctionalInterface
public interface SourceResolver {

    /** For callers that give no other files: every import is refused with a message that says so. */
    SourceResolver NONE = (importer, path) -> new Refused(Reason.NO_FILES, "", List.of());

    /**
     * The file that {@code import "path"} in the importer means, or why there is none.
     *
     * @param path as written: relative to the importer, folders separated by {@code /}; the compiler has refused
     *     absolute paths, backslashes, schemes and control characters before it asks
     */
    Answer resolve(SourceFile importer, String path);

    /** What became of a request. */
    sealed interface Answer {}

    /** The file; its name is what messages show, as the user would write it. */
    record Found(SourceFile file) implements Answer {}

    /** A file that is no text: the first wrong byte is in the diagnostic. */
    record Undecodable(SourceFile file, Diagnostic why) implements Answer {}

    /**
     * No file.
     *
     * @param detail a few words about why, may be empty: {@code permission denied}
     * @param nearby names that would have been found from the same importer, for a suggestion
     */
    record Refused(Reason reason, String detail, List<String> nearby) implements Answer {

        public Refused {
            nearby = List.copyOf(nearby);
        }
    }

    /** Why a file is not given. */
    enum Reason {
        /** This caller gives no files at all. */
        NO_FILES,
        NOT_FOUND,
        /** The path, or a link on the way, leaves the folder to which imports are confined. */
        OUTSIDE,
        UNREADABLE,
        TOO_LARGE
    }
}
