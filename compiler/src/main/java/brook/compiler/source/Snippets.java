package brook.compiler.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The lines below the heading of a message: place, source lines with their marks, remarks. */
final class Snippets {

    private final Diagnostic diagnostic;
    private final Palette palette;
    private final int gutter;
    private final List<String> lines = new ArrayList<>();

    Snippets(Diagnostic diagnostic, Palette palette) {
        this.diagnostic = diagnostic;
        this.palette = palette;
        this.gutter = diagnostic.labels().stream()
                .mapToInt(label -> String.valueOf(label.span().line()).length())
                .max()
                .orElse(1);
    }

    List<String> lines() {
        Map<SourceFile, List<Diagnostic.Label>> files = byFile();
        diagnostic.place().ifPresent(place -> {
            addFile("-->", place, Objects.requireNonNull(files.get(place.file())));
            files.forEach((file, labels) -> {
                if (file != place.file()) {
                    addFile(":::", labels.get(0).span(), labels);
                }
            });
        });
        addRemarks();
        return lines;
    }

    private Map<SourceFile, List<Diagnostic.Label>> byFile() {
        Map<SourceFile, List<Diagnostic.Label>> files = new LinkedHashMap<>();
        for (Diagnostic.Label label : diagnostic.labels()) {
            files.computeIfAbsent(label.span().file(), file -> new ArrayList<>())
                    .add(label);
        }
        return files;
    }

    private void addFile(String arrow, Span place, List<Diagnostic.Label> labels) {
        lines.add(" ".repeat(gutter) + palette.gutter(arrow) + " " + Visible.text(place.toString()));
        addRow("", "");
        Map<Integer, List<Diagnostic.Label>> byLine = new TreeMap<>();
        for (Diagnostic.Label label : labels) {
            byLine.computeIfAbsent(label.span().line(), line -> new ArrayList<>())
                    .add(label);
        }
        int previous = 0;
        for (Map.Entry<Integer, List<Diagnostic.Label>> entry : byLine.entrySet()) {
            addGap(place.file(), previous, entry.getKey());
            addLine(place.file(), entry.getKey(), entry.getValue());
            previous = entry.getKey();
        }
    }

    /** A single line between two marked ones is shown, more are skipped. */
    private void addGap(SourceFile file, int previous, int line) {
        if (previous == 0 || line - previous < 2) {
            return;
        }
        if (line - previous == 2) {
            addRow(
                    String.valueOf(line - 1),
                    SourceRow.of(file, line - 1, List.of()).text());
        } else {
            lines.add(palette.gutter("..."));
        }
    }

    private void addLine(SourceFile file, int line, List<Diagnostic.Label> labels) {
        List<Diagnostic.Label> sorted = labels.stream()
                .sorted(Comparator.comparingInt(label -> label.span().start()))
                .toList();
        SourceRow row = SourceRow.of(file, line, sorted);
        addRow(String.valueOf(line), row.text());
        addMarks(row, sorted);
        addHangingTexts(row, sorted);
    }

    /** The words of the last mark stand beside it, all others hang below. */
    private void addMarks(SourceRow row, List<Diagnostic.Label> labels) {
        Strip strip = new Strip();
        for (Diagnostic.Label label : labels) {
            if (!label.primary()) {
                strip.put(row.start(label.span()), "-".repeat(row.width(label.span())), false);
            }
        }
        for (Diagnostic.Label label : labels) {
            if (label.primary()) {
                strip.put(row.start(label.span()), "^".repeat(row.width(label.span())), true);
            }
        }
        Diagnostic.Label last = labels.get(labels.size() - 1);
        strip.put(strip.length() + 1, Visible.text(last.text()), last.primary());
        addRow("", strip.paint(palette, diagnostic.severity()));
    }

    private void addHangingTexts(SourceRow row, List<Diagnostic.Label> labels) {
        List<Diagnostic.Label> hanging = labels.subList(0, labels.size() - 1).stream()
                .filter(label -> !label.text().isEmpty())
                .toList();
        for (int i = hanging.size() - 1; i >= 0; i--) {
            if (i == hanging.size() - 1) {
                addRow("", bars(row, hanging).paint(palette, diagnostic.severity()));
            }
            Strip strip = bars(row, hanging.subList(0, i));
            Diagnostic.Label label = hanging.get(i);
            strip.put(row.start(label.span()), Visible.text(label.text()), label.primary());
            addRow("", strip.paint(palette, diagnostic.severity()));
        }
    }

    private static Strip bars(SourceRow row, List<Diagnostic.Label> labels) {
        Strip strip = new Strip();
        labels.forEach(label -> strip.put(row.start(label.span()), "|", label.primary()));
        return strip;
    }

    private void addRow(String number, String text) {
        lines.add(palette.gutter(" ".repeat(gutter - number.length()) + number + " |") + " " + text);
    }

    private void addRemarks() {
        if (diagnostic.remarks().isEmpty()) {
            return;
        }
        if (!diagnostic.labels().isEmpty()) {
            addRow("", "");
        }
        for (Diagnostic.Remark remark : diagnostic.remarks()) {
            String kind = switch (remark.kind()) {
                case HELP -> "help";
                case NOTE -> "note";
            };
            String lead = " ".repeat(gutter + 1) + palette.gutter("=") + " " + palette.strong(kind + ":") + " ";
            for (String line : remark.text().split("\n", -1)) {
                lines.add(lead + Visible.text(line));
                lead = " ".repeat(gutter + 1 + 2 + kind.length() + 2);
            }
        }
    }
}
