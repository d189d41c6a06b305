package brook.cli.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.OdeCompiler;
import brook.compiler.hot.HotCompiler;
import brook.compiler.source.SourceFile;
import brook.runtime.ModelDescription;
import brook.runtime.data.DataTable;
import brook.runtime.train.ModelColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingDataTest {

    private static final String MODEL = """
            trainable k = 1
            input image[2, 2], label
            state z[2], q = 1, n
            z' = -k*z*label + sum(image)
            q'' = -q
            q'(0) = 0
            n' = 0
            loss end = sqnorm(z)
            """;

    @TempDir
    private Path folder;

    private String write(String name, int... bytes) throws IOException {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            all[i] = (byte) bytes[i];
        }
        return Files.write(folder.resolve(name), all).toString();
    }

    private static ModelDescription model() {
        Compilation.Stages stages = OdeCompiler.compile(new SourceFile("m.ode", MODEL), CompilerOptions.STANDARD)
                .stages()
                .orElseThrow();
        return HotCompiler.standard().load(stages.models()).description();
    }

    @Test
    void imagesAndLabels() throws IOException {
        String images = write("images", 0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8);
        String labels = write("labels", 0, 0, 8, 1, 0, 0, 0, 2, 9, 3);
        DataTable table = TrainingData.read("image=" + images + ", label=" + labels, "id");
        ModelColumns columns = ModelColumns.of(model(), table);
        double[] parameters = new double[6];
        double[] state = {-1, -1, 7, 8, -1};
        columns.fill(table, 1, parameters, state);
        assertThat(parameters).containsExactly(0, 5, 6, 7, 8, 3);
        assertThat(state).containsExactly(-1, -1, 7, 8, -1);
    }

    @Test
    void inputsAndInitialValues() throws IOException {
        Path file = Files.writeString(folder.resolve("d.csv"), """
                q',z[1](0),z[2](0),label,"image[1,1]","image[1,2]","image[2,1]","image[2,2]",other,n
                5,1,2,9,1,2,3,4,text,6
                """);
        DataTable table = TrainingData.read(file.toString(), "id");
        ModelColumns columns = ModelColumns.of(model(), table);
        double[] parameters = new double[6];
        double[] state = new double[5];
        columns.fill(table, 0, parameters, state);
        assertThat(parameters).containsExactly(0, 1, 2, 3, 4, 9);
        assertThat(state).containsExactly(1, 2, 0, 5, 6);
        assertThat(columns.initialColumn(2)).isEqualTo(-1);
        assertThat(columns.inputCount()).isEqualTo(5);
        assertThat(columns.inputColumn(4)).isEqualTo(3);
    }

    @Test
    void mistakesAreMessages() throws IOException {
        Path text = Files.writeString(folder.resolve("d.csv"), "a,b\n1,x\n");
        assertThatThrownBy(() -> TrainingData.read(folder.resolve("none.csv").toString(), "id"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("cannot read `");
        assertThatThrownBy(() -> TrainingData.read("image=" + text, "id"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is no IDX file");
        DataTable table = TrainingData.read(text.toString(), "id");
        assertThatThrownBy(() -> ModelColumns.of(model(), table))
                .hasMessageEndingWith("d.csv:1: there is no column `image[1,1]`");
        DataTable half = DataTable.of(
                "half", List.of("image[1]", "image[2]", "image[3]", "image[4]", "label", "z[1]"), new double[6]);
        assertThatThrownBy(() -> ModelColumns.of(model(), half)).hasMessage("half:1: there is no column `z[2]`");
    }
}
