package brook.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file beside its place and puts it there when it is closed: nobody finds a part of it. */
final class FreshFile extends FilterOutputStream {

    private final Path fresh;
    private final Path place;
    private boolean closed;

    private FreshFile(Path fresh, Path place) throws IOException {
        super(Files.newOutputStream(fresh));
        this.fresh = fresh;
        this.place = place;
    }

    /** A link stays a link; what is no file, as a terminal, or stands in a folder that is read-only, is written to directly. */
    static OutputStream open(Path path) throws IOException {
        Path place = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        boolean direct = Files.exists(place) && !Files.isRegularFile(place)
                || !Files.isWritable(place.resolve("..").normalize());
        return direct
                ? Files.newOutputStream(place)
                : new FreshFile(place.resolveSibling("." + place.getFileName() + ".part"), place);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            super.close();
            move(fresh, place);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Puts a finished file in the place of another, at once where the file system can. */
    static void move(Path fresh, Path place) throws IOException {
        try {
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException simple) {
            Files.move(fresh, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
