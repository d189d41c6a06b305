package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.system.OdeSystem.SolveSettings;
import brook.runtime.Method;
import brook.runtime.Method.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The compiler knows the methods of the runtime by name alone, so the names are held together here. */
class OptionsOfMethodsTest {

    @Test
    void bothKnowTheSameMethods() {
        assertThat(SolveSettings.METHODS).containsExactlyInAnyOrderElementsOf(Method.names());
        assertThat(SolveSettings.ON_A_GRID).isEqualTo(names(Kind.FIXED_GRID));
        assertThat(SolveSettings.RUNGE_KUTTA).isEqualTo(names(Kind.RUNGE_KUTTA));
        assertThat(SolveSettings.WITH_JACOBIAN)
                .containsExactlyElementsOf(Arrays.stream(Method.values())
                        .filter(Method::needsJacobian)
                        .map(Method::text)
                        .toList());
    }

    private static List<String> names(Kind kind) {
        return Arrays.stream(Method.values())
                .filter(method -> method.kind() == kind)
                .map(Method::text)
                .toList();
    }
}
