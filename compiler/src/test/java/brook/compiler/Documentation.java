package brook.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages that users read, and the models in them. */
final class Documentation {

    /** Tests run in the folder of their own module. */
    private static final Path ROOT = Path.of("..");

    private Documentation() {}

    /**
     * A model in a page.
     *
     * @param line where it starts, counted from 1
     * @param wrong whether it is there to show a message
     * @param heading the heading above it
     * @param files what the blocks marked {@code ode file NAME} of the same section hold, by name
     * @param message the text block below it, before any other block
     */
    record Example(
            Path page,
            int line,
            boolean wrong,
            String heading,
            String text,
            Map<String, String> files,
            Optional<String> message) {
        @Override
        public String toString() {
            return page.getFileName() + ":" + line;
        }
    }

    static List<Path> pages() {
        try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
            Stream<Path> docs = files.filter(file -> file.toString().endsWith(".md"));
            return Stream.concat(Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md")), docs)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The models of the experiments, whole files. */
    static List<Path> experiments() {
        try (Stream<Path> files = Files.list(ROOT.resolve("docs").resolve("experiments"))) {
            return files.filter(file -> file.toString().endsWith(".ode"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Example> examples() {
        return pages().stream().flatMap(page -> examples(page).stream()).toList();
    }

    private static List<Example> examples(Path page) {
        List<String> lines = lines(page);
        List<Example> examples = new ArrayList<>();
        String heading = "";
        Map<String, String> files = Map.of();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#")) {
                heading = line.replaceFirst("#+ ", "");
                files = Map.of();
            } else if (line.startsWith("```")) {
                int end = end(lines, i);
                if (line.startsWith("```ode file ")) {
                    files = new LinkedHashMap<>(files);
                    files.put(line.substring("```ode file ".length()), text(lines, i, end));
                }
                if (line.equals("```ode") || line.equals("```ode wrong")) {
                    String text = text(lines, i, end);
                    boolean wrong = line.endsWith("wrong");
                    examples.add(new Example(page, i + 1, wrong, heading, text, files, message(lines, end + 1)));
                }
                i = end;
            }
        }
        return examples;
    }

    /**
     * What a page says that a stage makes of a model of the examples.
     *
     * @param text whole, or in parts with {@code ...} between them
     */
    record Explained(Path page, int line, String stage, String model, String text) {
        boolean whole() {
            return text.lines().noneMatch("..."::equals);
        }

        @Override
        public String toString() {
            return page.getFileName() + ":" + line + " " + stage + " " + model;
        }
    }

    static List<Explained> explained() {
        List<Explained> all = new ArrayList<>();
        for (Path page : pages()) {
            List<String> lines = lines(page);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).startsWith("```text explain ")) {
                    String[] words = lines.get(i).split(" ");
                    all.add(new Explained(page, i + 1, words[2], words[3], text(lines, i, end(lines, i))));
                }
            }
        }
        return all;
    }

    /** Puts today's output into a page. */
    static void replace(Explained explained, String output) {
        List<String> lines = new ArrayList<>(lines(explained.page()));
        int start = lines.indexOf("```text explain " + explained.stage() + " " + explained.model());
        replace(explained.page(), lines, start, output);
    }

    /** The Java program of the README. */
    static String program() {
        List<String> lines = lines(ROOT.resolve("README.md"));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals("```java") && lines.get(i + 1).startsWith("import ")) {
                return text(lines, i, end(lines, i));
            }
        }
        throw new AssertionError("README.md shows no program");
    }

    /** The text of the next block, if that is a text block and belongs to the same section. */
    private static Optional<String> message(List<String> lines, int from) {
        for (int i = from; i < lines.size() && !lines.get(i).startsWith("#"); i++) {
            if (lines.get(i).startsWith("```")) {
                return lines.get(i).equals("```text") ? Optional.of(text(lines, i, end(lines, i))) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Puts another text into the block that follows an example, which may have moved since it was read. */
    static void replaceMessage(Example example, String message) {
        List<String> lines = new ArrayList<>(lines(example.page()));
        Example today = examples(example.page()).stream()
                .filter(other -> other.heading().equals(example.heading())
                        && other.text().equals(example.text()))
                .findFirst()
                .orElseThrow();
        int start = end(lines, today.line() - 1) + 1;
        while (!lines.get(start).equals("```text")) {
            start++;
        }
        replace(example.page(), lines, start, message);
    }

    private static void replace(Path page, List<String> lines, int start, String text) {
        lines.subList(start + 1, end(lines, start)).clear();
        lines.addAll(start + 1, text.lines().toList());
        try {
            Files.writeString(page, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int end(List<String> lines, int start) {
        for (int i = start + 1; i < lines.size(); i++) {
            if (lines.get(i).equals("```")) {
                return i;
            }
        }
        throw new AssertionError("the block of line " + (start + 1) + " is never closed: " + lines.get(start));
    }

    private static String text(List<String> lines, int start, int end) {
        return String.join("\n", lines.subList(start + 1, end)) + "\n";
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The main sources of all modules. */
    static List<Path> sources() {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(Documentation::javaFiles)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
