package brook.runtime.data;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The records of a CSV text (RFC 4180): fields between commas, perhaps in quotes, which may go over lines; empty lines are left out. */
final class CsvRecords {

    private static final int END = -1;
    private static final int MARK_OF_BYTE_ORDER = 0xFEFF;

    private final Reader text;
    private final String source;
    private final StringBuilder field = new StringBuilder();
    private int next;
    private long line = 1;
    private long startLine = 1;

    /** The reader should have a buffer; it is not closed. */
    CsvRecords(Reader text, String source) throws IOException {
        this.text = text;
        this.source = source;
        this.next = text.read();
        if (next == MARK_OF_BYTE_ORDER) {
            next = text.read();
        }
    }

    /** The line in which the last record began, from 1. */
    long startLine() {
        return startLine;
    }

    /** The next record, if there is one. */
    Optional<List<String>> next() throws IOException {
        while (next == '\n' || next == '\r') {
            endLine();
        }
        if (next == END) {
            return Optional.empty();
        }
        startLine = line;
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (next == ',') {
            next = text.read();
            fields.add(field());
        }
        if (next != END) {
            endLine();
        }
        return Optional.of(fields);
    }

    private void endLine() throws IOException {
        int ended = next;
        next = text.read();
        if (ended == '\r' && next == '\n') {
            next = text.read();
        }
        line++;
    }

    private String field() throws IOException {
        field.setLength(0);
        while (next == ' ') {
            field.append(' ');
            next = text.read();
        }
        if (next == '"') {
            field.setLength(0);
            return quoted();
        }
        while (next != ',' && next != '\n' && next != '\r' && next != END) {
            field.append((char) next);
            next = text.read();
        }
        return field.toString();
    }

    private String quoted() throws IOException {
        long opened = line;
        next = text.read();
        while (next != END) {
            if (next == '"') {
                next = text.read();
                if (next != '"') {
                    return afterQuote();
                }
            }
            line += next == '\n' ? 1 : 0;
            field.append((char) next);
            next = text.read();
        }
        throw new DataException(source + ":" + opened + ": a quote opens here and never closes", "");
    }

    private String afterQuote() throws IOException {
        while (next == ' ') {
            next = text.read();
        }
        if (next != ',' && next != '\n' && next != '\r' && next != END) {
            throw new DataException(
                    source + ":" + line + ": behind the closing quote of `" + DataException.shortened(field.toString())
                            + "` stands more text",
                    "write a quote within quotes twice");
        }
        return field.toString();
    }
}
