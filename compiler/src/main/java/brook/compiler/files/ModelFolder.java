package brook.compiler.files;

import brook.compiler.source.ImportPath;
import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Model files on disk, read by name, and their imports; immutable, for any number of threads.
 *
 * <p>A name is a path, absolute or relative to the base folder. {@link #confinedTo} reads nothing outside of its root: the
 * path without {@code ..} and the real path behind all symbolic links must both lie in it, and the file must be a regular
 * one of at most 32 MB. (Whoever can change the folder itself while it is read is not guarded against.)
 */
public final class ModelFolder implements SourceResolver {

    /** More files than this are not looked through for a similar name. */
    private static final int LISTED = 1_000;

    private final Path base;
    private final Optional<Path> root;

    private ModelFolder(Path base, Optional<Path> root) {
        this.base = base;
        this.root = root;
    }

    /** Files of this folder and those below it; names are relative to it. It may come into being later. */
    public static ModelFolder confinedTo(Path root) {
        return new ModelFolder(root, Optional.of(root));
    }

    /** The user's own files, wherever they lie: for a command line or a build, where names are relative to a base folder. */
    public static ModelFolder anywhere(Path base) {
        return new ModelFolder(base, Optional.empty());
    }

    /** The same names, with nothing read outside of a root: {@code anywhere(project).within(models)}. */
    public ModelFolder within(Path folder) {
        return new ModelFolder(base, Optional.of(folder));
    }

    /** A model file by its name, which is the name that messages show. Unless confined, a pipe or a device may be read. */
    public Answer read(String name) {
        return read(name, name, root.isPresent());
    }

    /** A file by its path from the folder of the importer; its letters must be those of the file, great and small. */
    @Override
    public Answer resolve(SourceFile importer, String path) {
        Optional<String> fault = ImportPath.fault(path);
        if (fault.isPresent()) {
            return new Refused(Reason.NOT_FOUND, fault.get(), List.of());
        }
        String name = ImportPath.beside(importer.name(), path);
        Answer answer = read(name, path, true);
        boolean suggest = answer instanceof Refused refused && refused.reason() == Reason.NOT_FOUND;
        return suggest ? new Refused(Reason.NOT_FOUND, "", nearby(name, path)) : answer;
    }

    private Answer read(String name, String written, boolean regular) {
        try {
            Path path = regular ? base.resolve(name).toAbsolutePath().normalize() : base.resolve(name);
            if (leaves(path)) {
                return new Refused(Reason.OUTSIDE, "", List.of());
            }
            if (Files.isDirectory(path)) {
                return unreadable("it is a folder");
            }
            Path real = regular ? path.toRealPath() : path;
            if (regular && !hasTheLetters(path, written)) {
                return new Refused(Reason.NOT_FOUND, "", List.of());
            }
            if (regular && !Files.isRegularFile(real)) {
                return unreadable("it is no file");
            }
            try (InputStream in = Files.newInputStream(real)) {
                return Bytes.read(name, in);
            }
        } catch (NoSuchFileException | InvalidPathException missing) {
            return new Refused(Reason.NOT_FOUND, "it does not exist", List.of());
        } catch (IOException failed) {
            return unreadable(IoReason.of(failed));
        }
    }

    private static Refused unreadable(String why) {
        return new Refused(Reason.UNREADABLE, why, List.of());
    }

    /** Whether a path lies outside of the root as written, or in truth: itself, or else the first folder above that exists. */
    private boolean leaves(Path path) throws IOException {
        if (root.isEmpty()) {
            return false;
        }
        Path within = root.get().toAbsolutePath().normalize();
        if (!path.startsWith(within)) {
            return true;
        }
        Path there = path;
        while (!Files.exists(there) && there.startsWith(within) && !there.equals(within)) {
            there = there.resolve("..").normalize();
        }
        return Files.exists(there) && !there.toRealPath().startsWith(within.toRealPath());
    }

    /** Some file systems find {@code Layers.ode} as {@code layers.ode}; a model must not depend on which one it lies on. */
    private static boolean hasTheLetters(Path path, String written) throws IOException {
        String real = path.toRealPath(LinkOption.NOFOLLOW_LINKS).toString().replace('\\', '/');
        String wanted = ImportPath.plain(written).replaceFirst("^(\\.\\./)+", "");
        return composed(real).endsWith(composed(wanted));
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The model files where one was looked for, as an import would write them. */
    private List<String> nearby(String name, String path) {
        List<String> found = new ArrayList<>();
        Path folder = base.resolve(name).toAbsolutePath().normalize().getParent();
        String lead = path.substring(0, path.lastIndexOf('/') + 1);
        if (folder == null || !Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ImportPath.ENDING)) {
            for (Path file : files) {
                if (found.size() < LISTED) {
                    found.add(lead + file.getFileName());
                }
            }
        } catch (IOException unlisted) {
            return List.of();
        }
        return found.stream().sorted().toList();
    }
}
