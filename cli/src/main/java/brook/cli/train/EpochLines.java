package brook.cli.train;

import brook.runtime.train.EpochReport;
import brook.runtime.train.Measures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the terminal shows of each epoch, in columns: the value, the parts, those of the test where there is one, seconds. */
public final class EpochLines {

    private static final int WIDTH = 12;

    private final List<String> parts;
    private final List<String> ofTests;

    /**
     * Columns for these parts.
     *
     * @param ofTests those of the parts that tests alone find out
     */
    public EpochLines(List<String> parts, List<String> ofTests) {
        this.parts = List.copyOf(parts);
        this.ofTests = List.copyOf(ofTests);
    }

    /** The names of the columns. */
    public String header(boolean tested) {
        StringBuilder line = new StringBuilder("epoch");
        names(tested).forEach(name -> line.append(padded(name, name)));
        return line.toString();
    }

    private List<String> names(boolean tested) {
        List<String> names = new ArrayList<>(List.of("train"));
        parts.stream().filter(part -> !ofTests.contains(part)).forEach(names::add);
        if (tested) {
            names.add("test");
            parts.forEach(part -> names.add("test " + part));
        }
        names.add("seconds");
        return names;
    }

    /** Below a name, and two blanks behind the last column at least. */
    private static String padded(String name, String text) {
        return " ".repeat(Math.max(1, Math.max(WIDTH, name.length() + 2) - text.length())) + text;
    }

    /** An epoch. */
    public String line(EpochReport report, double seconds) {
        List<String> numbers = new ArrayList<>(List.of(short5(report.train().value())));
        for (int i = 0; i < parts.size(); i++) {
            if (!ofTests.contains(parts.get(i))) {
                numbers.add(short5(report.train().parts().get(i)));
            }
        }
        report.test().ifPresent(test -> numbers.addAll(numbers(test)));
        numbers.add(String.format(Locale.ROOT, "%.1f", seconds));
        List<String> names = names(report.test().isPresent());
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%5d", report.epoch()));
        for (int i = 0; i < names.size(); i++) {
            line.append(padded(names.get(i), numbers.get(i)));
        }
        return line.toString();
    }

    private static List<String> numbers(Measures measures) {
        return Stream.concat(Stream.of(measures.value()), measures.parts().stream())
                .map(EpochLines::short5)
                .toList();
    }

    /** The value and the parts in one line, for a progress bar. */
    public String brief(Measures soFar) {
        StringBuilder text = new StringBuilder(short5(soFar.value()));
        for (int i = 0; i < parts.size(); i++) {
            if (!Double.isNaN(soFar.parts().get(i))) {
                text.append(", ")
                        .append(parts.get(i))
                        .append(' ')
                        .append(short5(soFar.parts().get(i)));
            }
        }
        return text.toString();
    }

    private static String short5(double value) {
        return Double.isNaN(value) ? "-" : HtmlPage.number(value);
    }
}
