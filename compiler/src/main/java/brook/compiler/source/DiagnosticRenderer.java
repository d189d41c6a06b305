package brook.compiler.source;

import java.util.List;

/** Writes a diagnostic as text for a person, plainly or with colours. */
public final class DiagnosticRenderer {

    private final Palette palette;

    private DiagnosticRenderer(Palette palette) {
        this.palette = palette;
    }

    /** Without colours. */
    public static DiagnosticRenderer plain() {
        return new DiagnosticRenderer(Palette.PLAIN);
    }

    /** With the colours of an ANSI terminal. */
    public static DiagnosticRenderer ansi() {
        return new DiagnosticRenderer(Palette.ANSI);
    }

    /** All that is shown of a compilation. */
    public String render(Diagnostics diagnostics) {
        return render(diagnostics.list(), diagnostics.omitted());
    }

    /** Messages separated by blank lines, and how many more there would be. */
    public String render(List<Diagnostic> diagnostics, int omitted) {
        String text = String.join("\n", diagnostics.stream().map(this::render).toList());
        return omitted == 0 ? text : text + "\n... and " + omitted + " more\n";
    }

    /** One message; ends with a line end. */
    public String render(Diagnostic diagnostic) {
        List<String> lines = new Snippets(diagnostic, palette).lines();
        StringBuilder text = new StringBuilder();
        text.append(palette.severity(diagnostic.severity(), heading(diagnostic)))
                .append(palette.strong(": " + Visible.text(diagnostic.message())))
                .append('\n');
        lines.forEach(line -> text.append(line.stripTrailing()).append('\n'));
        return text.toString();
    }

    private static String heading(Diagnostic diagnostic) {
        String severity = switch (diagnostic.severity()) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case STOPPED -> "stopped";
        };
        return severity + "[" + diagnostic.code() + "]";
    }
}
