package brook.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTableTest {

    @TempDir
    private Path folder;

    private DataTable read(String text) throws IOException {
        return CsvTable.read(Files.writeString(folder.resolve("d.csv"), text));
    }

    @Test
    void numbersMissingOnesAndQuotes() throws IOException {
        DataTable table = read("\uFEFFa, \"W[1,2]\"\r\n1,-2.5e3\r\n\r\n,NaN\n\"4\", .5 ");
        assertThat(table.names()).containsExactly("a", "W[1,2]");
        assertThat(table.count()).isEqualTo(3);
        int w = table.column("W[1, 2]");
        assertThat(table.value(0, w)).isEqualTo(-2500);
        assertThat(table.value(1, 0)).isNaN();
        assertThat(table.value(1, w)).isNaN();
        assertThat(table.value(2, 0)).isEqualTo(4);
        assertThat(table.value(2, w)).isEqualTo(0.5);
        assertThat(table.line(2)).isEqualTo(5);
        assertThat(table.hasIds()).isFalse();
    }

    /** Everything that people put into such files, and what they are told. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|`d.csv` is empty",
                "a,b|`d.csv` has no row below the names of its columns",
                "a,b~1|d.csv:2: 1 field, but the first line names 2 columns",
                "a,b~1,2~1,2,3|d.csv:3: 3 fields, but the first line names 2 columns",
                "a,a~1,2|d.csv:1: columns 1 and 2 are both called `a`",
                "a,,b~1,2,3|d.csv:1: column 2 has no name",
                "a;b~1;2|d.csv:1: the only column is called `a;b`",
                "1,2~3,4|d.csv:1: the first line holds numbers, not the names of the columns",
                "a~\"1|d.csv:2: a quote opens here and never closes",
                "a~\"1\"2|d.csv:2: behind the closing quote of `1` stands more text",
                "id,x~ ,2|d.csv:2: the `id` is empty"
            })
    void mistakes(String text, String message) {
        assertThatThrownBy(() -> read(text.replace('~', '\n')))
                .isInstanceOf(DataException.class)
                .satisfies(mistake -> assertThat(plain(mistake)).isEqualTo(message));
    }

    private String plain(Throwable mistake) {
        return String.valueOf(mistake.getMessage()).replace(folder + "/", "");
    }

    @ParameterizedTest
    @CsvSource({"1d", "0x1p3", "1e999", "Infinity", "'1 2'", "--1", "1e", "yes", "NA"})
    void whatIsNoNumberMattersOnlyWhereItIsAskedFor(String text) throws IOException {
        DataTable table = read("a,b\n1,2\n3," + text + "\n5,bad\n");
        assertThat(table.value(1, table.column("a"))).isEqualTo(3);
        assertThatThrownBy(() -> table.column("b"))
                .satisfies(mistake -> assertThat(plain(mistake))
                        .isEqualTo("d.csv:3: column 2, `b`: `" + text + "` is no finite number"));
    }

    @Test
    void aMissingColumnIsNamedWithWhatThereIs() throws IOException {
        DataTable table = read("image[1],image[2],label\n1,2,3\n");
        assertThat(table.columns("image", List.of("image[1]", "image[2]"))).containsExactly(0, 1);
        assertThatThrownBy(() -> table.columns("image", List.of("image[1]", "image[2]", "image[3]")))
                .satisfies(mistake -> assertThat(plain(mistake)).isEqualTo("d.csv:1: there is no column `image[3]`"))
                .isInstanceOfSatisfying(
                        DataException.class,
                        mistake ->
                                assertThat(mistake.help()).isEqualTo("there are: `image[1]` to `image[2]`, `label`"));
    }

    @Test
    void matricesMayBeCountedThrough() throws IOException {
        DataTable table = read("w[1],w[2],w[3],w[4]\n1,2,3,4\n");
        assertThat(table.columns("w", List.of("w[1,1]", "w[1,2]", "w[2,1]", "w[2,2]")))
                .containsExactly(0, 1, 2, 3);
        assertThatThrownBy(() -> table.columns("w", List.of("w[1,1]", "w[1,2]", "w[2,1]")))
                .satisfies(mistake -> assertThat(plain(mistake))
                        .isEqualTo("d.csv:1: `w` has 3 elements, but there is a column `w[4]`"));
        assertThatThrownBy(() -> table.columns("w", List.of("w[1]", "w[2]", "w[3]")))
                .satisfies(mistake -> assertThat(plain(mistake))
                        .isEqualTo("d.csv:1: `w` has 3 elements, but there is a column `w[4]`"));
    }

    @Test
    void compressedFilesAndBrokenOnes() throws IOException {
        Path file = folder.resolve("d.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("a\n7\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(CsvTable.read(file).value(0, 0)).isEqualTo(7);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 9));
        assertThatThrownBy(() -> CsvTable.read(file)).hasMessageContaining("is no gzip file, or broken");
        Files.writeString(file, "a\n7\n");
        assertThatThrownBy(() -> CsvTable.read(file)).hasMessageContaining("is no gzip file, or broken");
        assertThatThrownBy(() -> CsvTable.read(folder.resolve("none.csv"))).isInstanceOf(IOException.class);
    }

    @Test
    void latinLettersAreNamed() throws IOException {
        Path file = folder.resolve("d.csv");
        Files.write(file, "a\u00E4\n1\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CsvTable.read(file)).hasMessage("`" + file + "` is not encoded in UTF-8");
    }

    @Test
    void anEmptyFieldThatMustNotBeEmpty() throws IOException {
        DataTable table = read("a,b\n1,\n");
        assertThatThrownBy(() -> table.present(0, 1))
                .satisfies(mistake ->
                        assertThat(plain(mistake)).isEqualTo("d.csv:2: column 2, `b`: nothing stands there"));
    }

    @Test
    void tablesAreJoined() throws IOException {
        DataTable one = read("a,b\n1,2\n3,4\n");
        DataTable two = DataTable.of("more", List.of("b", "c", "a"), new double[] {5, 6, 7});
        DataTable both = one.above(two);
        assertThat(both.count()).isEqualTo(3);
        assertThat(both.value(2, both.column("a"))).isEqualTo(7);
        assertThat(both.value(2, both.column("b"))).isEqualTo(5);
        DataTable labels = DataTable.of("labels", List.of("label"), new double[] {8}, new double[] {9});
        DataTable wide = one.beside(labels);
        assertThat(wide.names()).containsExactly("a", "b", "label");
        assertThat(wide.value(1, 2)).isEqualTo(9);
        assertThatThrownBy(() -> one.beside(two)).hasMessageEndingWith("d.csv` has 2 rows, `more` has 1");
        assertThatThrownBy(() -> both.beside(both)).hasMessageContaining("have `a`");
        assertThatThrownBy(() -> two.above(one)).hasMessageEndingWith("d.csv:1: there is no column `c`");
    }

    /** The digits of UCI: 1,797 rows of which 178 are zeros, as its documentation says. */
    @Test
    void digits() throws IOException {
        DataTable digits = CsvTable.read(Path.of("src/test/resources/data/optdigits-test.csv.gz"));
        assertThat(digits.count()).isEqualTo(1797);
        int label = digits.column("label");
        assertThat(java.util.stream.IntStream.range(0, 1797)
                        .filter(row -> digits.value(row, label) == 0)
                        .count())
                .isEqualTo(178);
    }
}
