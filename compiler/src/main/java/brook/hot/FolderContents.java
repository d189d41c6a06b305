package brook.hot;

import brook.compiler.files.ModelFolder;
import brook.compiler.source.ImportPath;
import brook.compiler.source.SourceResolver.Answer;
import brook.compiler.source.SourceResolver.Found;
import brook.compiler.source.SourceResolver.Undecodable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The model files of a folder and of those below it, as they were at one look: by their path from the folder, separated by
 * {@code /}. What is hidden ({@code .git}, {@code .x.ode.swp}) is left out; links to folders are not followed.
 */
record FolderContents(SortedMap<String, Seen> files) {

    static final FolderContents NOTHING = new FolderContents(Collections.emptySortedMap());

    /** A file may change again within one tick of a coarse clock without another time or size. */
    private static final Duration COARSEST_CLOCK = Duration.ofSeconds(2);

    /**
     * A file as it was read.
     *
     * @param fresh whether it was changed just before: then its stamp alone does not tell the next change
     */
    record Seen(Stamp stamp, Answer answer, boolean fresh) {

        /** Whether two looks found the same; times do not count. */
        boolean sameAs(Seen other) {
            return answer.equals(other.answer) || text(answer).equals(text(other.answer));
        }

        private static String text(Answer answer) {
            if (answer instanceof Found found) {
                return "found " + found.file().text();
            }
            if (answer instanceof Undecodable undecodable) {
                return "undecodable " + undecodable.file().text();
            }
            return answer.toString();
        }
    }

    /** What changes when a file does. */
    record Stamp(long size, FileTime modified, String key) {

        static Stamp of(BasicFileAttributes attributes) {
            return new Stamp(attributes.size(), attributes.lastModifiedTime(), String.valueOf(attributes.fileKey()));
        }

        boolean isFresh() {
            Duration age = Duration.between(modified.toInstant(), Instant.now()).abs();
            return age.compareTo(COARSEST_CLOCK) < 0;
        }
    }

    FolderContents {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Looks again; files that cannot have changed are not read. */
    FolderContents again(Path folder) throws IOException {
        SortedMap<String, Seen> now = new TreeMap<>();
        ModelFolder reader = ModelFolder.confinedTo(folder);
        stamps(folder).forEach((name, stamp) -> {
            Seen before = files.get(name);
            boolean known = before != null && !before.fresh() && before.stamp().equals(stamp);
            now.put(name, known ? before : new Seen(stamp, reader.read(name), stamp.isFresh()));
        });
        return new FolderContents(now);
    }

    /** Whether the same files hold the same. */
    boolean sameAs(FolderContents other) {
        return files.keySet().equals(other.files.keySet())
                && files.keySet().stream().noneMatch(name -> differs(name, other));
    }

    /** Where two looks agree what both saw, elsewhere what was known before. */
    FolderContents whereSameAs(FolderContents other, FolderContents before) {
        SortedMap<String, Seen> agreed = new TreeMap<>(before.files);
        agreed.keySet().removeIf(name -> !files.containsKey(name) && !other.files.containsKey(name));
        files.forEach((name, seen) -> {
            if (!differs(name, other)) {
                agreed.put(name, seen);
            }
        });
        return new FolderContents(agreed);
    }

    private boolean differs(String name, FolderContents other) {
        Seen here = files.get(name);
        Seen there = other.files.get(name);
        return here == null || there == null || !here.sameAs(there);
    }

    private static SortedMap<String, Stamp> stamps(Path folder) throws IOException {
        SortedMap<String, Stamp> stamps = new TreeMap<>();
        FileVisitor<Path> visitor = new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                return isHidden(path) && !path.equals(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                if (path.toString().endsWith(ImportPath.ENDING) && !isHidden(path)) {
                    BasicFileAttributes real = Files.readAttributes(path, BasicFileAttributes.class);
                    if (real.isRegularFile()) {
                        stamps.put(folder.relativize(path).toString().replace('\\', '/'), Stamp.of(real));
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            /** A file may go while we look. */
            @Override
            public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException && !path.equals(folder)) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        };
        Files.walkFileTree(folder, visitor);
        return stamps;
    }

    private static boolean isHidden(Path path) {
        return path.getFileName() != null && path.getFileName().toString().startsWith(".");
    }
}
