package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.emit.EmitOptions.Plan;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.HotCompiler;
import brook.compiler.hot.JaninoBackEnd;
import brook.compiler.hot.JavacBackEnd;
import brook.compiler.source.SourceFile;
import brook.runtime.OdeModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Models whose names and strings would end a comment or a literal, or hide what generated code calls: they stay text. */
class HostileTest {

    private static final Path FOLDER = Path.of("src/test/resources/hostile");

    static Stream<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void userTextIsNeverCode(Path model) throws IOException {
        for (Plan plan : List.of(Plan.LOOPS, Plan.STRAIGHT)) {
            List<JavaSource> sources = compile("hostile.ode", Files.readString(model), plan);
            JavaSource java = sources.get(0);
            double[] janino = jet(new HotCompiler(new JaninoBackEnd()).load(java.qualifiedName(), java.text()));
            double[] javac = jet(new HotCompiler(new JavacBackEnd()).load(java.qualifiedName(), java.text()));
            assertThat(janino).isEqualTo(javac);
            assertThat(janino).doesNotContain(Double.NaN);
            for (JavaSource source : sources) {
                assertThat(code(source.text())).doesNotContain("evil", "exit", "getRuntime", "class X", "int x;");
            }
        }
    }

    /** Escapes that javac reads before anything else, and characters that make text look other than it is, do not reach the source. */
    @ParameterizedTest
    @EnumSource(Ending.class)
    void whatEndsCommentsIsReplaced(Ending ending) {
        String text = "model M \"" + ending.text + "evil();\"\nparam k = 1 \"" + ending.text + "\"\nstate x = 1 \""
                + ending.text + "\" # " + ending.text + "\nx' = -k*x # " + ending.text + "evil();\noutput y = x \""
                + ending.text + "evil();\"\ndiscrete n = 0 \"" + ending.text + "evil();\"\nevent when x falls k # "
                + ending.text + "evil();\n{ n := n + 1 # " + ending.text + "evil();\n}\n";
        List<JavaSource> sources = compile("a" + ending.text + "evil();.ode", text, Plan.AUTO);
        JavaSource java = sources.get(0);
        jet(new HotCompiler(new JavacBackEnd()).load(java.qualifiedName(), java.text()));
        for (JavaSource source : sources) {
            assertThat(code(source.text())).doesNotContain("evil");
            assertThat(source.text().replace("\\u", "")).matches("[\\x20-\\x7e\\n]*");
        }
    }

    /** What might end a comment, a literal, or a template. */
    enum Ending {
        ESCAPED_COMMENT_END("\\u002a\\u002f"),
        ESCAPED_LINE_END("\\u000a"),
        ESCAPED_QUOTE("\\u0022);"),
        MANY_ESCAPES("\\uuuu002a\\uuuu002f"),
        COMMENT_END("*/"),
        TEMPLATE("$L$S$T$$$"),
        TAGS("{@code}@see<script>&lt;"),
        LINE_SEPARATORS("\u2028\u2029\u0085\f\u000b"),
        BIDIRECTIONAL("\u202e\u2066\u200f"),
        CONTROLS("\u0000\u001b[31m\u007f"),
        BACKSLASH("\\");

        private final String text;

        Ending(String text) {
            this.text = text;
        }
    }

    private static List<JavaSource> compile(String file, String text, Plan plan) {
        Compilation compilation =
                OdeCompiler.compile(new SourceFile(file, text), CompilerOptions.STANDARD.withPlan(plan));
        assertThat(compilation.diagnostics().stream().map(d -> d.code() + " " + d.message()))
                .allMatch(message -> message.startsWith("W"));
        return compilation.stages().orElseThrow().sources();
    }

    private static double[] jet(OdeModel model) {
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        model.setParameters(parameters);
        double[] state = new double[model.dimension()];
        model.initialState(0, state);
        int order = Math.max(8, model.specialisedOrder());
        double[] discretes = new double[model.discreteCount()];
        model.initialDiscretes(0, state, discretes);
        model.setDiscretes(discretes);
        for (int event = 0; event < model.description().events().size(); event++) {
            model.act(event, 0, state, state.clone(), discretes.clone());
            model.guard(event, 0, state);
        }
        double[] jet = new double[(order + 1) * model.planeSize()];
        System.arraycopy(state, 0, jet, 0, state.length);
        model.chooseModes(0, state);
        model.jet(0, jet, order);
        return jet;
    }

    /** Java without comments and string literals, read in one pass: each may hold what begins the other. */
    private static String code(String java) {
        return java.replaceAll("(?s)\"(?:\\\\.|[^\"\\\\])*+\"|/\\*.*?\\*/|//[^\n]*", " ");
    }
}
