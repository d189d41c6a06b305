package brook.compiler.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/regularizers.md} shows what is generated: its excerpts are lines of the golden files, its model is theirs. */
class RegularizersPageTest {

    private static final Path PAGE = Path.of("../docs/regularizers.md");
    private static final Path GOLDEN = Path.of("src/test/resources/gradients");
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

    private static Set<String> generated() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String name : new String[] {"Batch", "BatchAdjoint", "Regularizer"}) {
            text.append(Files.readString(GOLDEN.resolve("EasyNode" + name + ".java")));
        }
        return text.toString().lines().map(String::strip).collect(Collectors.toSet());
    }

    /** All but the loop, which a user writes. */
    @Test
    void excerptsAreLinesOfTheClasses() throws IOException {
        String page = Files.readString(PAGE);
        Stream<String> lines = JAVA.matcher(page)
                .results()
                .map((MatchResult block) -> block.group(1))
                .filter(block -> !block.contains("new EasyNodeRegularizer"))
                .flatMap(String::lines)
                .map(String::strip);
        assertThat(lines).hasSizeGreaterThan(10).isSubsetOf(generated());
    }

    @Test
    void theModelIsThatOfTheClasses() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains("```ode\n"
                        + Files.readString(GOLDEN.resolve("easy_node.ode")).strip() + "\n```");
    }
}
