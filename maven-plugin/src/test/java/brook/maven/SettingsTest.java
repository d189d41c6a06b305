package brook.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void whatIsEmptyIsTheDefault() throws MojoFailureException {
        assertThat(Settings.packageName(null)).isEmpty();
        assertThat(Settings.encoding(null)).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void numbersMayHaveSpaceAround() throws MojoFailureException {
        assertThat(Settings.constants(Map.of("N", " 1.28e2\n"))).isEqualTo(Map.of("N", 128.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "NaN", "1f", "0x10", "1,5"})
    void whatIsNoNumberIsNamed(String text) {
        assertThatThrownBy(() -> Settings.constants(Map.of("N", text)))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("<constants>: the value of `N` is not a number: `" + text + "`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme-labs", "a..b", "int", "1a", "a.b."})
    void whatIsNoPackageIsNamed(String text) {
        assertThatThrownBy(() -> Settings.packageName(text))
                .hasMessage("<rootPackage>: `" + text + "` is not the name of a package");
    }

    @Test
    void jacobiansAreAsked() throws MojoFailureException {
        assertThat(Settings.jacobian(null).name()).isEqualTo("AS_ASKED");
        assertThat(Settings.jacobian(" always").name()).isEqualTo("ALWAYS");
        assertThatThrownBy(() -> Settings.jacobian("yes"))
                .hasMessage("<jacobian>: `never`, `as_asked` or `always`, not `yes`");
    }

    @Test
    void anUnknownEncodingIsNamed() {
        assertThatThrownBy(() -> Settings.encoding("UTF-0")).hasMessageContaining("`UTF-0`");
    }
}
