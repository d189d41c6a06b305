package brook.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WatchedFolderTest {

    /** Longer than a test: only {@link WatchedFolder#refresh} looks. */
    private static final Duration NEVER = Duration.ofHours(1);

    private static final Duration OFTEN = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private WatchedFolder watched;

    @BeforeEach
    void twoModels() throws IOException {
        write("decay.ode", decay(1));
        Files.createDirectory(folder.resolve("more"));
        write("more/growth.ode", decay(-1));
        watched = Models.standard().watch(folder, NEVER, this::tell);
    }

    @AfterEach
    void noThreadIsLeft() {
        watched.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("brook-watch-" + folder.getFileName()));
    }

    @Test
    void modelsOfAllFoldersAreThere() throws IOException {
        Files.createDirectory(folder.resolve(".hidden"));
        write(".hidden/x.ode", decay(1));
        write(".x.ode.swp", decay(1));
        write(".y.ode", decay(1));
        write("notes.txt", "no model");
        watched.refresh();
        assertThat(watched.models().keySet()).containsExactly("decay.ode", "more/growth.ode");
        assertThat(told).containsExactly("loaded decay.ode", "loaded more/growth.ode");
        assertThat(end("more/growth.ode")).isBetween(2.718, 2.719);
        assertThat(watched.model("none.ode")).isEmpty();
    }

    @Test
    void newVersionTakesThePlaceOfTheOldOneWhichStaysUsable() throws IOException {
        HotModel old = watched.model("decay.ode").orElseThrow();
        HotModel other = watched.model("more/growth.ode").orElseThrow();
        write("decay.ode", decay(2));
        watched.refresh();
        assertThat(told.subList(2, told.size())).containsExactly("loaded decay.ode");
        assertThat(end("decay.ode")).isBetween(0.135, 0.136);
        assertThat(old.solver().build().run(0, 1).state(0)).isBetween(0.367, 0.368);
        assertThat(watched.model("more/growth.ode")).containsSame(other);
    }

    @Test
    void errorsLeaveTheLastGoodVersion() throws IOException {
        write("decay.ode", "x' = -y\nx(0) = 1\n");
        watched.refresh();
        assertThat(told).endsWith("failed decay.ode E0201");
        assertThat(end("decay.ode")).isBetween(0.367, 0.368);
        assertThat(watched.failures().keySet()).containsExactly("decay.ode");
        write("other.ode", decay(3));
        watched.refresh();
        assertThat(told).as("not told again").endsWith("failed decay.ode E0201", "loaded other.ode");
        write("decay.ode", decay(2));
        watched.refresh();
        assertThat(end("decay.ode")).isBetween(0.135, 0.136);
        assertThat(watched.failures()).isEmpty();
    }

    @Test
    void changedImportCompilesItsUsersAgain() throws IOException {
        write("rates.ode", "const rate = 1\n");
        write("more/user.ode", "import \"../rates.ode\"\nx' = -rate*x\nx(0) = 1\n");
        watched.refresh();
        assertThat(watched.models()).containsKey("more/user.ode").doesNotContainKey("rates.ode");
        assertThat(watched.failures()).isEmpty();
        told.clear();
        write("rates.ode", "const rate = 2\n");
        watched.refresh();
        assertThat(told).containsExactly("loaded more/user.ode");
        assertThat(end("more/user.ode")).isBetween(0.135, 0.136);
        Files.delete(folder.resolve("rates.ode"));
        watched.refresh();
        assertThat(told).hasSize(2).last().asString().startsWith("failed more/user.ode E0");
        assertThat(end("more/user.ode")).isBetween(0.135, 0.136);
        write("rates.ode", "const rate = 3\n");
        watched.refresh();
        assertThat(told).hasSize(3).endsWith("loaded more/user.ode");
        assertThat(end("more/user.ode")).isBetween(0.049, 0.05);
    }

    @Test
    void modelThatBecomesALibraryIsNone() throws IOException {
        write("decay.ode", "const rate = 1\n");
        watched.refresh();
        assertThat(told).endsWith("removed decay.ode");
        assertThat(watched.failures()).isEmpty();
    }

    @Test
    void deletedFileIsNoModel() throws IOException {
        Files.delete(folder.resolve("decay.ode"));
        watched.refresh();
        assertThat(told).endsWith("removed decay.ode");
        assertThat(watched.models().keySet()).containsExactly("more/growth.ode");
    }

    @Test
    void changeWithoutAnotherTimeOrSizeIsSeen() throws IOException {
        FileTime time = Files.getLastModifiedTime(folder.resolve("decay.ode"));
        write("decay.ode", decay(2));
        Files.setLastModifiedTime(folder.resolve("decay.ode"), time);
        watched.refresh();
        assertThat(end("decay.ode")).isBetween(0.135, 0.136);
    }

    @Test
    void halfWrittenFilesAreNotTaken() throws Exception {
        watched.close();
        told.clear();
        watched = Models.standard().watch(folder, OFTEN, this::tell);
        told.clear();
        byte[] text = ("x' = -2*x\nx(0) = 1\n" + "# long\n".repeat(20)).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(folder.resolve("decay.ode"))) {
            for (byte one : text) {
                out.write(one);
                Thread.sleep(2);
            }
        }
        await(() -> !told.isEmpty());
        assertThat(told).containsExactly("loaded decay.ode");
        assertThat(end("decay.ode")).isBetween(0.135, 0.136);
    }

    @Test
    void burstIsOneChange() throws Exception {
        watched.close();
        watched = Models.standard().watch(folder, OFTEN, this::tell);
        told.clear();
        for (int i = 1; i <= 50; i++) {
            write("new.ode", decay(i));
            Files.move(folder.resolve("new.ode"), folder.resolve("decay.ode"), StandardCopyOption.REPLACE_EXISTING);
            Thread.sleep(5);
        }
        await(() -> watched.model("decay.ode").orElseThrow().javaSource().contains("50"));
        assertThat(told).allMatch("loaded decay.ode"::equals).hasSizeLessThan(10);
    }

    @Test
    void listenerThatThrowsDoesNotEndTheWatching() throws Exception {
        watched.close();
        watched = Models.standard().watch(folder, OFTEN, change -> {
            tell(change);
            if (told.size() > 4) {
                throw new IllegalStateException("as planned");
            }
        });
        Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> thrown.add(failure));
        try {
            write("a.ode", decay(2));
            write("b.ode", decay(2));
            await(() -> told.size() == 6 && thrown.size() == 1);
            Files.delete(folder.resolve("a.ode"));
            await(() -> told.size() == 7 && thrown.size() == 2);
            assertThat(thrown).allSatisfy(failure -> assertThat(failure).hasMessage("as planned"));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(handler);
        }
    }

    @Test
    void unreadableFolderKeepsItsModels() throws IOException {
        Path away = folder.resolveSibling(folder.getFileName() + "-away");
        Files.move(folder, away);
        watched.refresh();
        watched.refresh();
        assertThat(told.subList(2, told.size())).containsExactly("unreadable it does not exist");
        assertThat(end("decay.ode")).isBetween(0.367, 0.368);
        Files.move(away, folder);
        write("decay.ode", decay(2));
        watched.refresh();
        assertThat(end("decay.ode")).isBetween(0.135, 0.136);
    }

    @Test
    void linkOutOfTheFolderIsRefused(@TempDir Path outside) throws IOException {
        Path secret = Files.writeString(outside.resolve("secret.ode"), decay(1));
        Files.createSymbolicLink(folder.resolve("link.ode"), secret);
        watched.refresh();
        assertThat(told).endsWith("failed link.ode E0199");
    }

    @Test
    void closedFolderLooksNoMore() {
        watched.close();
        watched.close();
        assertThatThrownBy(watched::refresh)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not watched");
        assertThat(end("decay.ode")).isBetween(0.367, 0.368);
        assertThatThrownBy(() -> Models.standard().watch(folder.resolve("none"), change -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no folder to watch is at ");
    }

    private void tell(ModelChange change) {
        if (change instanceof ModelChange.Loaded loaded) {
            told.add("loaded " + loaded.name());
        } else if (change instanceof ModelChange.Failed failed) {
            told.add("failed " + failed.name() + " "
                    + failed.result().diagnostics().get(0).code());
        } else if (change instanceof ModelChange.Removed removed) {
            told.add("removed " + removed.name());
        } else if (change instanceof ModelChange.Unreadable unreadable) {
            told.add("unreadable " + unreadable.why());
        } else {
            throw new AssertionError(change);
        }
    }

    private double end(String name) {
        return watched.model(name).orElseThrow().solver().build().run(0, 1).state(0);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String decay(int rate) {
        return "param k = " + rate + "\nx' = -k*x\nx(0) = 1\n";
    }

    private static void await(BooleanSupplier done) throws InterruptedException {
        while (!done.getAsBoolean()) {
            Thread.sleep(10);
        }
    }
}
