package brook.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

    @TempDir
    private Path folder;

    private static Checkpoint checkpoint(int epochs) {
        Trainer trainer = KilledTraining.trainer(epochs);
        return trainer.run(KilledTraining.FIRST, TrainListener.SILENT).checkpoint();
    }

    @Test
    void everyDamageIsNoticed() throws IOException {
        Path file = folder.resolve("c");
        new Trainer(Line.ofTwelve(0), Split.none(12), TrainOptions.STANDARD.epochs(2))
                .run(new double[2], TrainListener.SILENT)
                .checkpoint()
                .write(file);
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i++) {
            byte[] other = bytes.clone();
            other[i] ^= 1;
            Files.write(file, other);
            assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(CheckpointException.class);
        }
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(CheckpointException.class);
        }
    }

    @Test
    void messagesNameTheFile() throws IOException {
        Path file = folder.resolve("c");
        Files.writeString(file, "epoch,train\n1,2\n");
        assertThatThrownBy(() -> Checkpoint.read(file)).hasMessage("`" + file + "` is no checkpoint");
        checkpoint(1).write(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[11] = 2;
        Files.write(file, bytes);
        assertThatThrownBy(() -> Checkpoint.read(file))
                .hasMessage("`" + file + "` is a checkpoint of version 2, not of version 1");
    }

    @Test
    void aFolderThatIsNotThere() {
        assertThatThrownBy(() -> checkpoint(1).write(folder.resolve("none/c"))).isInstanceOf(IOException.class);
    }

    @Test
    void aFolderWhereNothingCanBeWritten() throws IOException {
        Path file = folder.resolve("c");
        checkpoint(1).write(file);
        byte[] before = Files.readAllBytes(file);
        // What is written beside the file first cannot be: a folder has its name.
        Files.createDirectories(folder.resolve(".c.part/x"));
        assertThatThrownBy(() -> checkpoint(2).write(file)).isInstanceOf(IOException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path real = folder.resolve("real");
        Path link = folder.resolve("link");
        checkpoint(1).write(real);
        Files.createSymbolicLink(link, real);
        checkpoint(2).write(link);
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Checkpoint.read(real).epoch()).isEqualTo(2);
    }

    /** A process may write files of one kilobyte only, less than a checkpoint of 650 weights: to it the disk is full. */
    @Test
    void aFullDiskLosesNothing() throws Exception {
        assumeThat(Path.of("/bin/bash")).exists();
        Path file = folder.resolve("c");
        checkpoint(1).write(file);
        byte[] before = Files.readAllBytes(file);
        Process limited = start(List.of("/bin/bash", "-c", "ulimit -f 1; exec \"$@\"", "bash"), file, "3");
        String said = new String(limited.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(limited.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("File too large");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    /** Killed four times at any moment, also while it writes, and resumed: the same final weights to the bit. */
    @Test
    void killedAndResumed() throws Exception {
        Path file = folder.resolve("c");
        int epochs = 4;
        for (int kill = 1; kill <= 4; kill++) {
            Process child = start(List.of(), file, Integer.toString(epochs));
            child.getOutputStream().write(new byte[9]);
            child.getOutputStream().flush();
            assertThat(child.getInputStream().readNBytes(10)).containsOnly('.');
            child.getOutputStream().write(new byte[1]);
            child.getOutputStream().flush();
            TimeUnit.MICROSECONDS.sleep(300L * kill);
            child.destroyForcibly();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Checkpoint.read(file).steps()).isBetween(10L * kill, 11L * kill);
        }
        Process last = start(List.of(), file, Integer.toString(epochs));
        last.getOutputStream().close();
        last.getInputStream().readAllBytes();
        assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).isZero();
        Checkpoint resumed = Checkpoint.read(file);
        Checkpoint whole = checkpoint(epochs);
        assertThat(resumed.steps()).isEqualTo(whole.steps());
        assertThat(resumed.weights()).isEqualTo(whole.weights());
        assertThat(resumed.bestWeights()).isEqualTo(whole.bestWeights());
        assertThat(resumed.memory()).isDeepEqualTo(whole.memory());
    }

    private static Process start(List<String> before, Path file, String... arguments) throws IOException {
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")
                        + System.getProperty("path.separator")
                        + System.getProperty("jdk.module.path", ""),
                KilledTraining.class.getName(),
                file.toString());
        return new ProcessBuilder(Stream.of(before.stream(), java, Arrays.stream(arguments))
                        .flatMap(part -> part)
                        .toList())
                .redirectErrorStream(true)
                .start();
    }
}
