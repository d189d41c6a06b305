package brook.compiler.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver.Answer;
import brook.compiler.source.SourceResolver.Found;
import brook.compiler.source.SourceResolver.Reason;
import brook.compiler.source.SourceResolver.Refused;
import brook.compiler.source.SourceResolver.Undecodable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read, under which name, and what is not: beside the root lies a file that nobody may read. */
class ModelFolderTest {

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void files() throws IOException {
        root = Files.createDirectories(folder.resolve("models"));
        Files.createDirectories(root.resolve("shared/deep"));
        Files.writeString(root.resolve("net.ode"), "x' = -x\n");
        Files.writeString(root.resolve("shared/layers.ode"), "f(x) = x\n");
        Files.writeString(root.resolve("shared/deep/gate.ode"), "g(x) = x\n");
        Files.writeString(root.resolve("secret.txt"), "not a model\n");
        Files.writeString(folder.resolve("secret.ode"), "s(x) = x\n");
    }

    @ParameterizedTest
    @CsvSource({
        "net.ode, shared/layers.ode, shared/layers.ode",
        "net.ode, ./shared//deep/../layers.ode, shared/layers.ode",
        "shared/layers.ode, deep/gate.ode, shared/deep/gate.ode",
        "shared/deep/gate.ode, ../layers.ode, shared/layers.ode",
        "shared/deep/gate.ode, ../../net.ode, net.ode",
    })
    void pathsAreRelativeToTheImporter(String importer, String path, String name) {
        assertThat(resolve(importer, path))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.file().name()).isEqualTo(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.ode", "shared/../../secret.ode", "../models/../secret.ode", "../nothing.ode"})
    void nothingAboveTheRootIsRead(String path) {
        assertThat(resolve("net.ode", path)).isEqualTo(refused(Reason.OUTSIDE));
        assertThat(ModelFolder.confinedTo(root).read(path)).isEqualTo(refused(Reason.OUTSIDE));
    }

    @Test
    void anAbsoluteNameIsReadInsideOnly() {
        ModelFolder models = ModelFolder.confinedTo(root);
        assertThat(models.read(root.resolve("net.ode").toString())).isInstanceOf(Found.class);
        assertThat(models.read(folder.resolve("secret.ode").toString())).isEqualTo(refused(Reason.OUTSIDE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/etc/passwd", "secret.txt", "shared\\layers.ode", "file:///etc/x.ode", "a\0.ode", "", ".ode"})
    void whatIsNoPathIsNotLookedFor(String path) {
        assertThat(reason(resolve("net.ode", path))).contains(Reason.NOT_FOUND);
    }

    @Test
    void linksOutOfTheRootAreNotFollowed() throws IOException {
        link(root.resolve("link.ode"), folder.resolve("secret.ode"));
        link(root.resolve("up"), folder);
        link(root.resolve("within.ode"), root.resolve("net.ode"));
        assertThat(resolve("net.ode", "link.ode")).isEqualTo(refused(Reason.OUTSIDE));
        assertThat(resolve("net.ode", "up/secret.ode")).isEqualTo(refused(Reason.OUTSIDE));
        assertThat(resolve("net.ode", "up/nothing.ode")).isEqualTo(refused(Reason.OUTSIDE));
        assertThat(resolve("net.ode", "within.ode")).isInstanceOf(Found.class);
    }

    private static void link(Path link, Path target) throws IOException {
        try {
            Files.createSymbolicLink(link, target);
        } catch (UnsupportedOperationException none) {
            assumeThat(false).as("no symbolic links here").isTrue();
        }
    }

    @Test
    void similarNamesAreOffered() {
        assertThat(resolve("net.ode", "shared/layer.ode"))
                .isEqualTo(new Refused(Reason.NOT_FOUND, "", List.of("shared/layers.ode")));
        assertThat(reason(resolve("net.ode", "shared/Layers.ode"))).contains(Reason.NOT_FOUND);
    }

    @Test
    void aFolderALargeFileAndWrongBytesAreRefused() throws IOException {
        Files.createDirectories(root.resolve("folder.ode"));
        Files.write(root.resolve("latin.ode"), "f(x) = x # für\n".getBytes(StandardCharsets.ISO_8859_1));
        try (RandomAccessFile large =
                new RandomAccessFile(root.resolve("large.ode").toFile(), "rw")) {
            large.setLength(Bytes.LARGEST + 1L);
        }
        assertThat(reason(resolve("net.ode", "folder.ode"))).contains(Reason.UNREADABLE);
        assertThat(reason(resolve("net.ode", "large.ode"))).contains(Reason.TOO_LARGE);
        assertThat(resolve("net.ode", "latin.ode"))
                .isInstanceOfSatisfying(
                        Undecodable.class,
                        wrong -> assertThat(wrong.why().code()).isEqualTo("E0122"));
    }

    @Test
    void onesOwnFilesLieAnywhere() {
        ModelFolder own = ModelFolder.anywhere(root);
        assertThat(own.resolve(new SourceFile("net.ode", ""), "../secret.ode"))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.file().name()).isEqualTo("../secret.ode"));
        assertThat(own.within(root).resolve(new SourceFile("net.ode", ""), "../secret.ode"))
                .isEqualTo(refused(Reason.OUTSIDE));
    }

    @Test
    void resourcesAreConfinedToo() {
        ModelResources golden = ModelResources.of(ModelFolderTest.class.getClassLoader(), "/corpus/../golden/");
        assertThat(golden.read("sin.ode")).isInstanceOf(Found.class);
        assertThat(reason(golden.read("../errors/E0101.ode"))).contains(Reason.OUTSIDE);
        assertThat(reason(golden.resolve(new SourceFile("sin.ode", ""), "../errors/E0101.ode")))
                .contains(Reason.OUTSIDE);
        assertThat(reason(golden.resolve(new SourceFile("sin.ode", ""), "nothing.ode")))
                .contains(Reason.NOT_FOUND);
        assertThat(golden.resolve(new SourceFile("sin.ode", ""), "cos.ode")).isInstanceOf(Found.class);
    }

    private Answer resolve(String importer, String path) {
        return ModelFolder.confinedTo(root).resolve(new SourceFile(importer, ""), path);
    }

    private static Optional<Reason> reason(Answer answer) {
        return answer instanceof Refused refused ? Optional.of(refused.reason()) : Optional.empty();
    }

    private static Refused refused(Reason reason) {
        return new Refused(reason, "", List.of());
    }
}
