package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoldenFileTest {

    @Test
    void onlyWhatDiffersIsShown() {
        assertThat(GoldenFile.difference(List.of("a", "b", "c", "d"), List.of("a", "x", "y", "d")))
                .isEqualTo("line 2:\n- b\n- c\n+ x\n+ y\n");
    }

    @Test
    void newTextMayBeLongerOrShorter() {
        assertThat(GoldenFile.difference(List.of("a", "a"), List.of("a"))).isEqualTo("line 2:\n- a\n");
        assertThat(GoldenFile.difference(List.of(), List.of("a"))).isEqualTo("line 1:\n+ a\n");
    }
}
