package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.source.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names by which a posted model might hide a class, overflow a class file, or take the place of another model. */
class HostileNamesTest {

    private static final String BODY = "\nstate x = 1\nx' = -x\nsolve { t = 0 .. 1 }\n";

    private final Models models = Models.forStrangers();

    static Stream<String> names() {
        return Stream.of(
                // What generated code itself names, or might.
                "Object",
                "String",
                "Math",
                "StrictMath",
                "Double",
                "System",
                "Override",
                "Arrays",
                "Runtime",
                "Class",
                "AssertionError",
                "IllegalArgumentException",
                "OdeModel",
                "ModelDescription",
                "ModelDescriptionBuilder",
                "Functions",
                "Series",
                "Tables",
                "Quantity",
                "Coefficients",
                "Constants",
                "Helper",
                "Parameters",
                "java",
                "brook",
                "DESCRIPTION",
                "PLANE",
                "Record",
                "Enum",
                "Deprecated",
                "StringBuilder",
                "Model",
                "_",
                "__",
                "con",
                "lang",
                "Void",
                // Letters of other scripts, four bytes each in a class file, and longer than a file name may be.
                "\u00c4\u00f6\u00fc",
                "\u4e2d\u6587",
                "a".repeat(10_000),
                "\u4e2d".repeat(30_000),
                "x_".repeat(300));
    }

    @ParameterizedTest
    @MethodSource("names")
    void modelOfAnyNameRunsOrIsRefused(String name) {
        ModelResult result = models.compile("model.ode", "model " + name + BODY);
        if (result.succeeded()) {
            HotModel model = result.orElseThrow();
            assertThat(model.name()).isEqualTo(name);
            assertThat(model.solver().build().solve().value("x", 1)).isBetween(0.36, 0.37);
            String className = model.newInstance().getClass().getName();
            assertThat(className).startsWith("brook.model.").hasSizeLessThan(200);
        } else {
            assertThat(result.diagnostics()).extracting(Diagnostic::code).allMatch(code -> code.startsWith("E"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.String",
                "brook.runtime.OdeModel",
                "../../Model",
                "Model/**/",
                "Model\n\n}",
                "[D",
                "a b",
                "\"M\"",
            })
    void whatIsNoNameIsAnError(String name) {
        ModelResult result = models.compile("model.ode", "model " + name + BODY);
        assertThat(result.text()).startsWith("error[E01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../etc/passwd",
                "java.lang.String",
                "",
                "\u0000",
                "*/ class X {}",
                "\\u002a/",
                "a\nb",
                "C:\\x.ode",
                "con"
            })
    void nameOfTheFileIsOnlyShown(String name) {
        HotModel model = models.compile(name, BODY).orElseThrow();
        assertThat(model.newInstance().getClass().getName()).startsWith("brook.model.");
        ModelResult wrong = models.compile(name, BODY + "y' = z\n");
        assertThat(wrong.text()).doesNotContain("\u0000");
        assertThat(wrong.text().lines().filter(line -> line.contains("-->"))).hasSize(2);
    }

    @Test
    void longNamesOfFilesAreNoProblem() {
        assertThat(models.compile("n".repeat(100_000), BODY).succeeded()).isTrue();
    }

    @Test
    void twoModelsOfOneNameAreTwo() {
        HotModel one = models.compile("model.ode", "model Twin" + BODY).orElseThrow();
        HotModel two = models.compile("model.ode", "model Twin" + BODY.replace("-x", "-2*x"))
                .orElseThrow();
        assertThat(one.newInstance().getClass()).isNotSameAs(two.newInstance().getClass());
        assertThat(one.newInstance().getClass().getName())
                .isEqualTo(two.newInstance().getClass().getName());
        assertThat(two.solver().build().solve().value("x", 1)).isBetween(0.135, 0.136);
        assertThat(one.solver().build().solve().value("x", 1)).isBetween(0.36, 0.37);
    }

    @Test
    void longestNamesAreKept() {
        String stem = "v".repeat(998);
        List<String> lines = new ArrayList<>(List.of("model M"));
        for (int i = 12; i < 14; i++) {
            lines.add("state " + stem + i + " = 1");
            lines.add(stem + i + "' = -" + stem + i);
        }
        HotModel model = models.compile("model.ode", String.join("\n", lines)).orElseThrow();
        assertThat(model.solver().build().solve(0, 1).value(stem + 13, 1)).isBetween(0.36, 0.37);
        assertThat(models.compile("model.ode", "state " + stem + "100 = 1").text())
                .startsWith("error[E0114]: a name of more than 1,000 letters\n --> model.ode:1:7\n");
    }
}
