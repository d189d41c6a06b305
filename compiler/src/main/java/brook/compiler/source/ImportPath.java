package brook.compiler.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text of an {@code import}: a relative path of a model file, its folders separated by {@code /}. */
public final class ImportPath {

    /** Longer ones no file system knows. */
    private static final int LONGEST = 1_000;

    /** What every model file's name ends with. */
    public static final String ENDING = ".ode";

    /** Paths that begin so are files that come with the compiler; with {@code ./} in front they are the user's own. */
    public static final String STANDARD = "brook/";

    private ImportPath() {}

    /** Why a text is no such path, in words; empty if it is one. Says nothing of whether the file exists. */
    public static Optional<String> fault(String path) {
        if (path.isEmpty()) {
            return Optional.of("the path is empty");
        }
        if (path.length() > LONGEST) {
            return Optional.of("a path has at most " + LONGEST + " characters");
        }
        if (path.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("a path has no control characters");
        }
        if (path.indexOf('\\') >= 0) {
            return Optional.of("folders are separated by `/`");
        }
        if (path.startsWith("/")) {
            return Optional.of("this path is absolute");
        }
        if (path.indexOf(':') >= 0) {
            return Optional.of("a path has no `:`: files are imported, not addresses or drives");
        }
        return path.endsWith(ENDING) && !path.endsWith("/" + ENDING) && !path.equals(ENDING)
                ? Optional.empty()
                : Optional.of("the name of a model file ends with `" + ENDING + "`");
    }

    /** Whether a path means a file that comes with the compiler, which is asked of nobody. */
    public static boolean isStandard(String path) {
        return path.startsWith(STANDARD);
    }

    /**
     * The name of the file that a path means beside an importer: {@code models/net.ode} and {@code ../shared/layers.ode}
     * make {@code shared/layers.ode}. Steps above the first folder of the importer's name stay at the front.
     */
    public static String beside(String importer, String path) {
        int end = Math.max(importer.lastIndexOf('/'), importer.lastIndexOf('\\')) + 1;
        return plain(importer.substring(0, end).replace('\\', '/') + path);
    }

    /** A path without {@code .}, empty folders, and {@code ..} that takes back a folder before it. */
    public static String plain(String path) {
        List<String> folders = new ArrayList<>();
        for (String folder : path.split("/", -1)) {
            boolean back = folder.equals("..")
                    && !folders.isEmpty()
                    && !folders.get(folders.size() - 1).equals("..");
            if (back) {
                folders.remove(folders.size() - 1);
            } else if (!folder.isEmpty() && !folder.equals(".")) {
                folders.add(folder);
            }
        }
        String start = path.startsWith("//") ? "//" : path.startsWith("/") ? "/" : "";
        return start + String.join("/", folders);
    }
}
