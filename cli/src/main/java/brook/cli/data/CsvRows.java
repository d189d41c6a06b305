package brook.cli.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The rows of a CSV file in UTF-8, compressed if its name ends in {@code .gz}; empty lines are left out. */
final class CsvRows implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;

    /** Fails with an IOException where the file cannot be opened, with a DataException where it is not what its name says. */
    CsvRows(Path path) throws IOException {
        this.path = path;
        this.reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text());
        this.records = reader.iterator();
    }

    private Reader text() throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        if (path.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
            try {
                bytes = new GZIPInputStream(bytes, BUFFER);
            } catch (ZipException | EOFException broken) {
                bytes.close();
                throw unreadable(broken);
            }
        }
        return new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());
    }

    /** The next row, if there is one. */
    Optional<CsvRecord> next() {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (UncheckedIOException failed) {
            throw unreadable(Objects.requireNonNull(failed.getCause()));
        } catch (CsvParseException failed) {
            if (failed.getCause() instanceof IOException reason) {
                throw unreadable(reason);
            }
            throw new DataException("`" + path + "` is no CSV file: " + reason(failed));
        }
    }

    private DataException unreadable(IOException reason) {
        if (reason instanceof CharacterCodingException) {
            return new DataException("`" + path + "` is not encoded in UTF-8");
        }
        if (reason instanceof ZipException || reason instanceof EOFException) {
            return new DataException("`" + path + "` is no gzip file, or broken: " + reason(reason));
        }
        return new DataException("cannot read `" + path + "`: " + reason.getMessage());
    }

    /** Its message within a sentence. */
    private static String reason(Exception failed) {
        String sentence = String.valueOf(failed.getMessage());
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
