package brook.cli;

import brook.compiler.source.Suggestions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of the messages, from docs/errors.md, which the build puts beside this class. */
final class CodePages {

    private static final Pattern HEADING = Pattern.compile("### ([EWR]\\d{4}) (.+)");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");
    private static final String INDENT = "    ";

    private CodePages() {}

    /** What a code means, with a wrong and a right model where a small one shows it. */
    static String page(String code) {
        Map<String, List<String>> entries = entries();
        List<String> entry = entries.get(code);
        if (entry == null) {
            throw Refusal.usage(unknown(code, List.copyOf(entries.keySet())));
        }
        return rendered(entry);
    }

    private static String unknown(String code, List<String> codes) {
        Optional<String> near = Suggestions.nearest(code, codes);
        String help = near.map(other -> "did you mean `" + other + "`?").orElse("see `brook help`");
        return "there is no command and no message `" + Arguments.shortened(code) + "`: " + help;
    }

    /** The lines of each entry, by its code. */
    private static Map<String, List<String>> entries() {
        Map<String, List<String>> entries = new LinkedHashMap<>();
        List<String> entry = new ArrayList<>();
        boolean inBlock = false;
        for (String line : text().lines().toList()) {
            Matcher heading = HEADING.matcher(line);
            inBlock ^= line.startsWith("```");
            if (!inBlock && line.startsWith("#")) {
                entry = new ArrayList<>();
                if (heading.matches()) {
                    entries.put(heading.group(1), entry);
                }
            }
            entry.add(line);
        }
        return entries;
    }

    private static String text() {
        try (InputStream page = CodePages.class.getResourceAsStream("errors.md")) {
            if (page == null) {
                throw new AssertionError("the build did not put docs/errors.md beside " + CodePages.class);
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("a resource of this program cannot be read", e);
        }
    }

    /** Without the marks of a page: models and messages are indented. */
    private static String rendered(List<String> entry) {
        StringBuilder page = new StringBuilder();
        boolean inBlock = false;
        for (String line : entry) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches() && !inBlock) {
                page.append(heading.group(1))
                        .append(": ")
                        .append(heading.group(2))
                        .append('\n');
            } else if (line.startsWith("```")) {
                page.append(inBlock ? "" : title(line));
                inBlock = !inBlock;
            } else {
                String words = inBlock ? INDENT + line : LINK.matcher(line).replaceAll("$1");
                page.append(words.stripTrailing()).append('\n');
            }
        }
        return page.toString().replaceAll("\\n{3,}", "\n\n").stripTrailing() + "\n";
    }

    private static String title(String fence) {
        if (fence.equals("```ode wrong")) {
            return "Wrong:\n\n";
        }
        return fence.startsWith("```ode file ") ? "The file " + fence.substring("```ode file ".length()) + ":\n\n" : "";
    }
}
