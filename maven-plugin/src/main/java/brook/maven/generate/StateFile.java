package brook.maven.generate;

import brook.maven.generate.BuildState.Entry;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link BuildState} as a text file.
 *
 * <pre>
 *   brook state 1
 *   model com/acme/Pendulum.ode OPTIONS
 *   in com/acme/Pendulum.ode HASH
 *   out com/acme/Pendulum.java HASH
 *   const N
 *   end 1
 * </pre>
 *
 * <p>Names are written as in URLs, so that they hold no space and no line end. A file that is not whole or of another
 * version counts as none: all is generated anew.
 */
final class StateFile {

    private static final String FIRST = "brook state 1";

    private StateFile() {}

    static BuildState read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return BuildState.NOTHING;
        }
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        try {
            return parse(lines);
        } catch (IllegalArgumentException garbled) {
            return BuildState.NOTHING;
        }
    }

    static void write(Path file, BuildState state) throws IOException {
        List<String> lines = new ArrayList<>(List.of(FIRST));
        for (Entry entry : state.entries()) {
            lines.add("model " + encoded(entry.model()) + " " + entry.options());
            entry.inputs().forEach((name, hash) -> lines.add("in " + encoded(name) + " " + hash));
            entry.outputs().forEach((name, hash) -> lines.add("out " + encoded(name) + " " + hash));
            entry.constants().forEach(name -> lines.add("const " + encoded(name)));
        }
        lines.add("end " + state.entries().size());
        Files.createDirectories(file.toAbsolutePath().getParent());
        // Moved into place, so that no run meets half a file.
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(beside, lines);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static BuildState parse(List<String> lines) {
        List<Entry> entries = new ArrayList<>();
        int end = lines.size() - 1;
        require(end >= 1 && lines.get(0).equals(FIRST));
        int at = 1;
        while (at < end) {
            int next = at + 1;
            while (next < end && !lines.get(next).startsWith("model ")) {
                next++;
            }
            entries.add(entry(lines.subList(at, next)));
            at = next;
        }
        require(lines.get(end).equals("end " + entries.size()));
        return new BuildState(entries);
    }

    private static Entry entry(List<String> lines) {
        Map<String, String> inputs = new LinkedHashMap<>();
        Map<String, String> outputs = new LinkedHashMap<>();
        List<String> constants = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = words(line);
            switch (words[0]) {
                case "in" -> inputs.put(decoded(words[1]), words[2]);
                case "out" -> outputs.put(decoded(words[1]), words[2]);
                case "const" -> constants.add(decoded(words[1]));
                default -> throw new IllegalArgumentException(line);
            }
        }
        String[] model = words(lines.get(0));
        require(model[0].equals("model"));
        return new Entry(decoded(model[1]), model[2], inputs, outputs, constants);
    }

    private static String[] words(String line) {
        String[] words = line.split(" ", -1);
        require(words.length == (words[0].equals("const") ? 2 : 3));
        return words;
    }

    private static void require(boolean whole) {
        if (!whole) {
            throw new IllegalArgumentException("not a whole state file");
        }
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    private static String decoded(String name) {
        return URLDecoder.decode(name, StandardCharsets.UTF_8);
    }
}
