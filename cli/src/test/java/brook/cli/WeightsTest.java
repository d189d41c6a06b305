package brook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import brook.cli.data.WeightsFile;
import brook.compiler.CompilerOptions;
import brook.compiler.OdeCompiler;
import brook.compiler.hot.HotCompiler;
import brook.compiler.source.SourceFile;
import brook.runtime.ModelDescription;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsTest {

    private static final String MODEL = """
            param c = 1
            trainable W[1, 2] = glorot(), k = 3
            state x = 1
            x' = c*0
            output w = W[1, 1] + 10*W[1, 2] + 100*k + 1000*c
            solve { t = 0 .. 1 }
            """;

    @TempDir
    private Path folder;

    private String run(String weights, String... more) {
        Shell shell = new Shell(folder);
        String[] args = new String[5 + more.length];
        args[0] = "run";
        args[1] = shell.file("m.ode", MODEL);
        args[2] = "--final";
        args[3] = "--weights";
        args[4] = shell.file("w.csv", weights);
        System.arraycopy(more, 0, args, 5, more.length);
        Shell.Result result = shell.run(args);
        return result.code() == 0 ? result.rows().get(1) : result.err().replace(folder + "/", "");
    }

    @Test
    void trainedValuesAreTaken() {
        assertThat(run("name,value\n\"W[1,1]\",1\n\"W[1,2]\",2\nk,4\n")).isEqualTo("1,1,1421");
        assertThat(run("name,value\n\"W[1,1]\",1\n\"W[1,2]\",2\nk,4\nc,2\n", "--set", "k=5"))
                .isEqualTo("1,1,2521");
        assertThat(run("value,name\n1,\"W[1, 1]\"\n2,\"W[1,2]\"\n")).isEqualTo("1,1,1321");
    }

    @Test
    void mistakes() {
        assertThat(run("name,value\nkk,1\n")).contains("w.csv:2: the model has no parameter `kk`", "did you mean `k`?");
        assertThat(run("name,value\nk,1\nk,2\n")).contains("w.csv:3: `k` stands there twice");
        assertThat(run("name,value\nk,\n")).contains("w.csv:2: column 2, `value`: nothing stands there");
        assertThat(run("name,value\nk,x\n")).contains("w.csv:2: column 2, `value`: `x` is no finite number");
        assertThat(run("a,b\nk,x\n")).contains("w.csv` has no weights", "its first line is `name,value`");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        ModelDescription model = HotCompiler.standard()
                .load(OdeCompiler.compile(new SourceFile("m.ode", MODEL), CompilerOptions.STANDARD)
                        .stages()
                        .orElseThrow()
                        .models())
                .description();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WeightsFile.write(bytes, model, new double[] {0.1, -1e-300, 1.0 / 3});
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("name,value\n\"W[1,1]\",0.1\n\"W[1,2]\",");
        Path file = Path.of(new Shell(folder).file("w.csv", text));
        assertThat(WeightsFile.read(file, model)).containsExactly(Double.NaN, 0.1, -1e-300, 1.0 / 3);
    }
}
