package brook.compiler.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.codehaus.janino.SimpleCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnlyComputesTest {

    private static final List<JavaBackEnd> BACK_ENDS = List.of(new JaninoBackEnd(), new JavacBackEnd());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Runtime.getRuntime().halt(0)             | java/lang/Runtime.getRuntime
            System.exit(0)                           | java/lang/System.exit
            System.getProperty("user.home")          | java/lang/System.getProperty
            new java.io.File("x").delete()           | java/io/File.<init>
            new Thread().start()                     | java/lang/Thread.<init>
            Object.class.getClassLoader()            | java/lang/Class.getClassLoader
            "".getClass().getClassLoader()           | java/lang/Class.getClassLoader
            new java.net.Socket[0].toString()        | java/net/Socket
            """)
    void everythingElseIsRefused(String statement, String name) {
        for (JavaBackEnd backEnd : BACK_ENDS) {
            assertThat(violations(backEnd, statement + ";")).containsValue(name);
        }
    }

    /** The back ends do not even see it; a class that someone else compiled does not pass either. */
    @Test
    void theCompilerIsRefused() throws Exception {
        String statement = "brook.compiler.hot.HotCompiler.standard();";
        for (JavaBackEnd backEnd : BACK_ENDS) {
            assertThatThrownBy(() -> violations(backEnd, statement))
                    .isInstanceOf(GeneratedCodeDefect.class)
                    .hasMessageContaining("brook.compiler.hot");
        }
        SimpleCompiler janino = new SimpleCompiler();
        janino.setParentClassLoader(getClass().getClassLoader());
        janino.cook(source(statement));
        assertThat(OnlyComputes.violations(new TreeMap<>(janino.getBytecodes())))
                .containsValue("brook/compiler/hot/HotCompiler.standard");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "double[][] a = new double[3][4]; a[0] = (double[]) a[1].clone();",
                "System.arraycopy(new double[1], 0, new double[1], 0, 1);",
                "int n = 3; throw new IllegalArgumentException(\"not \" + n + Math.sin(n));",
                "String[] s = new String[] {\"a\"}; Sample other = new Sample(); other.toString();",
                "new brook.runtime.Axis[0].toString();",
            })
    void arithmeticIsNot(String statement) {
        for (JavaBackEnd backEnd : BACK_ENDS) {
            assertThat(violations(backEnd, statement)).isEmpty();
        }
    }

    private static Map<String, String> violations(JavaBackEnd backEnd, String statement) {
        return OnlyComputes.violations(backEnd.compile("Sample", source(statement)));
    }

    private static String source(String statement) {
        return "public class Sample { public void run() { " + statement + " } }";
    }
}
