package brook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import brook.cli.Arguments.TimeSpan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @ParameterizedTest
    @CsvSource({
        "0..20, 0, 20",
        "0 .. 20, 0, 20",
        "-1..1, -1, 1",
        "5..-5, 5, -5",
        "0..1e3, 0, 1000",
        "1.5..2.5, 1.5, 2.5",
        ".5..1., 0.5, 1",
        "1e-3..+2, 0.001, 2",
    })
    void spansAreRead(String text, double start, double end) {
        assertThat(Arguments.span("--time", text)).isEqualTo(new TimeSpan(start, end));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0..",
                "..1",
                "0..1..2",
                "1...5",
                "a..b",
                "0..inf",
                "0..1e999",
                "0-1",
                "0..NaN",
                "0x1..2"
            })
    void otherSpansAreRefused(String text) {
        assertThatThrownBy(() -> Arguments.span("--time", text))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("as in `0..20`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d", "0x1p3", "1f", "NaN", "Infinity", "", " ", "1,5", "1e", "--1", "1e400", "١"})
    void whatOnlyJavaReadsIsNoNumber(String text) {
        assertThat(Arguments.isNumber(text)).isFalse();
    }

    @Test
    void veryLongTextsAreRefusedQuickly() {
        assertThat(Arguments.isNumber("1".repeat(1_000_000))).isFalse();
        assertThatThrownBy(() -> Arguments.number("--rtol", "1".repeat(1_000_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void commasInBracketsDoNotSeparate() {
        assertThat(Arguments.split("k=0.5,v=[1,2],W=w.csv")).containsExactly("k=0.5", "v=[1,2]", "W=w.csv");
        assertThat(Arguments.split("q'[2,3]=1, x = [1,2;3,4] ")).containsExactly("q'[2,3]=1", "x = [1,2;3,4]");
    }

    @Test
    void lastAssignmentCounts() {
        assertThat(Arguments.assignments("--set", List.of("a=1,b = 2", "a=3")))
                .containsExactly(entry("a", "3"), entry("b", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "=1", "a=1,", ",a=1"})
    void brokenAssignmentsAreRefused(String text) {
        assertThatThrownBy(() -> Arguments.assignments("--set", List.of(text)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("`--set` needs `name=value`");
    }
}
