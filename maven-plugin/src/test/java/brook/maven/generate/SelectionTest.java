package brook.maven.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {

    @ParameterizedTest
    @CsvSource({
        "**/*.ode, Heat.ode, true",
        "**/*.ode, a/b/Heat.ode, true",
        "**/*.ode, a/Heat.ode.txt, false",
        "*.ode, a/Heat.ode, false",
        "a/, a/b/Heat.ode, true",
        "a/**, ab/Heat.ode, false",
        "**/b/*, a/b/Heat.ode, true",
        "H?at.ode, Heat.ode, true",
        "H?at.ode, H/at.ode, false",
        "a.b.ode, a.b.ode, true",
        "a.b.ode, aXb.ode, false",
        "a\\b\\*.ode, a/b/Heat.ode, true",
    })
    void patternsAreThoseOfAnt(String pattern, String name, boolean selected) {
        assertThat(new Selection(List.of(pattern), List.of()).selects(name)).isEqualTo(selected);
    }

    @Test
    void excludesWin() {
        Selection selection = new Selection(List.of("**/*.ode"), List.of("draft/**"));

        assertThat(selection.selects("Heat.ode")).isTrue();
        assertThat(selection.selects("draft/Heat.ode")).isFalse();
    }
}
