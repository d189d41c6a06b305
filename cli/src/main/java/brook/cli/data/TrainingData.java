package brook.cli.data;

import brook.compiler.files.IoReason;
import brook.runtime.data.CsvTable;
import brook.runtime.data.DataTable;
import brook.runtime.data.IdxTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Data to train on, as the command line names it: a CSV file, or {@code image=IMAGES,label=LABELS} for files of the IDX format. */
public final class TrainingData {

    private static final Pattern NAMED = Pattern.compile("\\s*([\\p{L}_][\\p{L}\\p{N}_]*)\\s*=\\s*(.+)");

    private TrainingData() {}

    /**
     * The whole table.
     *
     * @param id what the column is called, if there is one, that says which rows belong together
     * @throws DataException if a file cannot be read, or something is wrong in it
     */
    public static DataTable read(String given, String id) {
        try {
            boolean named = !isFile(given)
                    && Stream.of(given.split(","))
                            .allMatch(part -> NAMED.matcher(part).matches());
            return named ? arrays(List.of(given.split(","))) : table(given, id);
        } catch (brook.runtime.data.DataException wrong) {
            throw explained(wrong);
        }
    }

    /** The same mistake as messages of the command line show it. */
    public static DataException explained(brook.runtime.data.DataException wrong) {
        DataException plain = new DataException(String.valueOf(wrong.getMessage()));
        return wrong.help().isEmpty() ? plain : plain.help(wrong.help());
    }

    private static boolean isFile(String given) {
        return path(given).filter(Files::exists).isPresent();
    }

    private static Optional<Path> path(String given) {
        try {
            return Optional.of(Path.of(given));
        } catch (InvalidPathException notAName) {
            return Optional.empty();
        }
    }

    private static DataTable table(String given, String id) {
        Path file = existing(given);
        try {
            return CsvTable.read(file, id);
        } catch (IOException failed) {
            throw unreadable(given, IoReason.of(failed));
        }
    }

    private static Path existing(String given) {
        return path(given).orElseThrow(() -> unreadable(given, "it is not the name of a file"));
    }

    private static DataException unreadable(String file, String reason) {
        return new DataException("cannot read `" + file + "`: " + reason);
    }

    private static DataTable arrays(List<String> parts) {
        return parts.stream()
                .map(TrainingData::array)
                .reduce(DataTable::beside)
                .orElseThrow(() -> new AssertionError("no part"));
    }

    private static DataTable array(String part) {
        Matcher named = NAMED.matcher(part);
        if (!named.matches()) {
            throw new AssertionError(part);
        }
        String file = named.group(2).strip();
        try {
            return IdxTable.read(existing(file), named.group(1));
        } catch (IOException failed) {
            throw unreadable(file, IoReason.of(failed));
        }
    }
}
