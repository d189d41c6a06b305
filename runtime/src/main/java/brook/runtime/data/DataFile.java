package brook.runtime.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens files of data; those whose names end in {@code .gz} are compressed. */
final class DataFile {

    private static final int BUFFER = 1 << 16;

    private DataFile() {}

    static InputStream open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        if (!isCompressed(file)) {
            return bytes;
        }
        try {
            return new BufferedInputStream(new GZIPInputStream(bytes, BUFFER), BUFFER);
        } catch (IOException broken) {
            bytes.close();
            throw broken;
        }
    }

    private static boolean isCompressed(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /** A broken gzip file is a mistake in the data; anything else goes on as it is. */
    static DataException explained(Path file, IOException failed) throws IOException {
        if (failed instanceof ZipException || failed instanceof EOFException && isCompressed(file)) {
            return new DataException("`" + file + "` is no gzip file, or broken: " + failed.getMessage(), "");
        }
        throw failed;
    }
}
