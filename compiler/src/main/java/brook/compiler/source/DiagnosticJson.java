package brook.compiler.source;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes diagnostics as JSON for editors and build tools: an array of objects, one per line.
 *
 * <p>Lines and columns count from 1, columns in code points; the end is exclusive.
 */
public final class DiagnosticJson {

    private DiagnosticJson() {}

    /** The messages as one JSON array. */
    public static String write(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(DiagnosticJson::object).collect(Collectors.joining(",\n ", "[", "]\n"));
    }

    private static String object(Diagnostic diagnostic) {
        StringBuilder json = new StringBuilder("{");
        json.append("\"severity\": ").append(string(diagnostic.severity().name().toLowerCase(Locale.ROOT)));
        json.append(", \"code\": ").append(string(diagnostic.code()));
        json.append(", \"message\": ").append(string(diagnostic.message()));
        diagnostic.place().ifPresent(place -> json.append(", ").append(place(place)));
        json.append(", \"labels\": ")
                .append(array(
                        diagnostic.labels().stream().map(DiagnosticJson::label).toList()));
        json.append(", \"help\": ").append(remarks(diagnostic, Diagnostic.Remark.Kind.HELP));
        json.append(", \"notes\": ").append(remarks(diagnostic, Diagnostic.Remark.Kind.NOTE));
        return json.append("}").toString();
    }

    private static String label(Diagnostic.Label label) {
        return "{\"primary\": " + label.primary() + ", \"text\": " + string(label.text()) + ", " + place(label.span())
                + "}";
    }

    private static String place(Span span) {
        SourceFile file = span.file();
        return "\"file\": " + string(file.name())
                + ", \"line\": " + span.line()
                + ", \"column\": " + span.column()
                + ", \"endLine\": " + file.line(span.end())
                + ", \"endColumn\": " + file.column(span.end());
    }

    private static String remarks(Diagnostic diagnostic, Diagnostic.Remark.Kind kind) {
        return array(diagnostic.remarks().stream()
                .filter(remark -> remark.kind() == kind)
                .map(remark -> string(remark.text()))
                .toList());
    }

    private static String array(List<String> elements) {
        return "[" + String.join(", ", elements) + "]";
    }

    /** A JSON string in plain ASCII: any reader in any encoding gets the same text. */
    private static String string(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c == '\n') {
                json.append("\\n");
            } else if (c >= ' ' && c < 0x7F) {
                json.append(c);
            } else {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return json.append('"').toString();
    }
}
