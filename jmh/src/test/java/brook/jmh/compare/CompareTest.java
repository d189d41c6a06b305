package brook.jmh.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two files, a table, and a status that a script can read. */
class CompareTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static String report(String jvm, String costs) {
        return "{\"schema\": \"brook-jmh-1\", \"jvm\": \"" + jvm + "\", \"costs\": [" + costs + "]}";
    }

    private static String cost(String problem, double min, double median) {
        return "{\"problem\": \"" + problem + "\", \"code\": \"GENERATED\", \"tolerance\": 2.220446049250313E-16, "
                + "\"microsPerStep\": {\"min\": " + min + ", \"median\": " + median + "}}";
    }

    private int compare(String old, String now) throws IOException {
        Path before = Files.writeString(folder.resolve("old.json"), old);
        Path after = Files.writeString(folder.resolve("new.json"), now);
        return run(before.toString(), after.toString());
    }

    private int run(String... args) {
        return Compare.run(List.of(args), new PrintStream(out, true), new PrintStream(err, true));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complaint() {
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    /** Minima and medians must both be beyond 1.2. */
    @ParameterizedTest
    @CsvSource({"1.0, 1.0, 0", "1.19, 1.5, 0", "1.5, 1.19, 0", "1.21, 1.21, 1", "0.5, 0.5, 0"})
    void theStatusSaysWhetherSomethingIsSlower(double min, double median, int status) throws IOException {
        assertThat(compare(report("a", cost("Lorenz", 1, 1)), report("a", cost("Lorenz", min, median))))
                .isEqualTo(status);
        assertThat(complaint()).isEmpty();
    }

    @Test
    void theTableMarksWhatChangedAndNamesWhatIsInOneFile() throws IOException {
        String old = String.join(",", cost("A", 1, 1), cost("B", 1, 2), cost("C", 3, 3), cost("Gone", 1, 1));
        String now = String.join(",", cost("A", 1.5, 1.6), cost("B", 0.5, 1), cost("C", 3.1, 3), cost("Come", 1, 1));

        assertThat(compare(report("a", old), report("a", now))).isEqualTo(1);
        assertThat(printed())
                .containsPattern("A generated, us/step +1.000 +1.500 +1.50 +1.600  SLOWER")
                .containsPattern("B generated, us/step +1.000 +0.500 +0.50 +0.500  faster")
                .containsPattern("(?m)C generated, us/step +3.000 +3.100 +1.03 +1.000$")
                .contains("only in the old file:\n  Gone generated, us/step\n")
                .contains("only in the new file:\n  Come generated, us/step\n")
                .contains("1 slower, 1 faster, 1 within the noise")
                .doesNotContain("another virtual machine");
    }

    @Test
    void anotherVirtualMachineIsNamed() throws IOException {
        compare(report("OpenJDK 17", cost("A", 1, 1)), report("OpenJDK 25", cost("A", 1, 1)));

        assertThat(printed())
                .contains("another virtual machine: OpenJDK 17, then OpenJDK 25")
                .contains("the processor is not named in both files");
    }

    /** Files of older runs have no medians of compilations, newer ones have more. */
    @Test
    void minimaDecideWhereThereAreNoMedians() throws IOException {
        String old = "{\"schema\": \"brook-jmh-1\", \"jvm\": \"a\", \"costs\": [], \"compilations\": "
                + "[{\"model\": \"Heat\", \"warmMillis\": {\"total\": 10.0, \"janino\": null}}]}";
        String now =
                "{\"schema\": \"brook-jmh-1\", \"jvm\": \"a\", \"more\": [true, {\"x\": \"\\u0041\\n\"}], \"compilations\": "
                        + "[{\"model\": \"Heat\", \"warmMillis\": {\"total\": 13.0}, \"warmMedianMillis\": {\"total\": 14.0}}]}";

        assertThat(compare(old, now)).isEqualTo(1);
        assertThat(printed()).containsPattern("Heat total, ms +10.000 +13.000 +1.30 +-  SLOWER");
    }

    @Test
    void whatWasNothingAndIsSomethingIsWorse() throws IOException {
        String reading =
                "{\"schema\": \"brook-jmh-1\", \"readings\": [{\"quantity\": \"ALLOCATION\", \"unit\": \"bytes/step\", "
                        + "\"subject\": \"Lorenz\", \"variant\": \"GENERATED\", \"value\": {\"min\": %s, \"median\": %s}}]}";

        assertThat(compare(reading.formatted(0, 0), reading.formatted(0, 0))).isZero();
        assertThat(compare(reading.formatted(0, 0), reading.formatted(24, 24))).isEqualTo(1);
    }

    @Test
    void aMissingFileIsNamed() {
        String missing = folder.resolve("none.json").toString();

        assertThat(run(missing, missing)).isEqualTo(2);
        assertThat(complaint()).isEqualTo("jmh/compare: " + missing + ": no such file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|not a report of jmh/run: it has no schema, not brook-jmh-1",
                "{\"schema\": \"other-2\"}|not a report of jmh/run: it has the schema other-2, not brook-jmh-1",
                "{\"schema\" \"x\"}|line 1: ':' expected, not '\"'",
                "{\"schema\": \"x\"|line 1: ',' expected, not the end of the file",
                "{\"schema\": }|line 1: a value expected, not '}'",
                "nonsense|line 1: null expected, not 'n'",
                "[1] 2|line 1: the end of the file expected, not '2'",
                "\"\\q\"|line 1: one of \"\\/bfnrtu after a backslash expected, not 'q'"
            })
    void aFileThatIsNoReportIsRefusedWithTheCause(String text, String cause) throws IOException {
        assertThat(compare(report("a", cost("A", 1, 1)), text)).isEqualTo(2);
        assertThat(complaint()).isEqualTo("jmh/compare: " + folder.resolve("new.json") + ": " + cause);
    }

    @Test
    void bracketsWithoutEndAreNoReport() throws IOException {
        assertThat(compare("[".repeat(100_000), "")).isEqualTo(2);
        assertThat(complaint()).endsWith("line 1: more than 50 brackets within one another");
    }

    @Test
    void reportsWithNothingInCommonCannotBeCompared() throws IOException {
        assertThat(compare(report("a", cost("A", 1, 1)), report("a", cost("B", 1, 1))))
                .isEqualTo(2);
        assertThat(complaint()).contains("no number that");
    }

    @Test
    void anythingButTwoFilesIsRefused() {
        assertThat(run("one.json")).isEqualTo(2);
        assertThat(complaint()).isEqualTo("usage: jmh/compare OLD.json NEW.json");
    }
}
