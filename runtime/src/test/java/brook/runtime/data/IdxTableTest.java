package brook.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTableTest {

    @TempDir
    private Path folder;

    private Path write(int... bytes) throws IOException {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            all[i] = (byte) bytes[i];
        }
        return Files.write(folder.resolve("idx"), all);
    }

    /** Byte by byte as the page of MNIST describes the format. */
    @Test
    void imagesOfBytes() throws IOException {
        Path file = write(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 255, 4, 5, 6);
        DataTable table = IdxTable.read(file, "image");
        assertThat(table.names()).containsExactly("image[1]", "image[2]", "image[3]");
        assertThat(table.count()).isEqualTo(2);
        assertThat(table.value(0, 2)).isEqualTo(255);
        assertThat(table.value(1, 0)).isEqualTo(4);
    }

    @Test
    void labelsAreOneColumn() throws IOException {
        DataTable table = IdxTable.read(write(0, 0, 8, 1, 0, 0, 0, 2, 7, 9), "label");
        assertThat(table.names()).containsExactly("label");
        assertThat(table.value(1, 0)).isEqualTo(9);
    }

    @Test
    void otherTypes() throws IOException {
        assertThat(IdxTable.read(write(0, 0, 9, 1, 0, 0, 0, 1, 0xFF), "x").value(0, 0))
                .isEqualTo(-1);
        assertThat(IdxTable.read(write(0, 0, 0xB, 1, 0, 0, 0, 1, 0xFF, 0xFE), "x")
                        .value(0, 0))
                .isEqualTo(-2);
        assertThat(IdxTable.read(write(0, 0, 0xC, 1, 0, 0, 0, 1, 0, 1, 0, 0), "x")
                        .value(0, 0))
                .isEqualTo(65536);
        assertThat(IdxTable.read(write(0, 0, 0xD, 1, 0, 0, 0, 1, 0xBF, 0x80, 0, 0), "x")
                        .value(0, 0))
                .isEqualTo(-1);
        assertThat(IdxTable.read(write(0, 0, 0xE, 1, 0, 0, 0, 1, 0x40, 0, 0, 0, 0, 0, 0, 0), "x")
                        .value(0, 0))
                .isEqualTo(2);
    }

    @Test
    void mistakes() throws IOException {
        Path text = Files.writeString(folder.resolve("t"), "a,b\n1,2\n");
        assertThatThrownBy(() -> IdxTable.read(text, "x")).hasMessageContaining("is no IDX file");
        Path shorter = write(0, 0, 8, 1, 0, 0, 0, 3, 7, 9);
        assertThatThrownBy(() -> IdxTable.read(shorter, "x")).hasMessageContaining("ends before its last number");
        Path longer = write(0, 0, 8, 1, 0, 0, 0, 1, 7, 9);
        assertThatThrownBy(() -> IdxTable.read(longer, "x")).hasMessageContaining("goes on after its last number");
        Path huge = write(0, 0, 8, 3, 127, 0, 0, 1, 127, 0, 0, 1, 127, 0, 0, 1);
        assertThatThrownBy(() -> IdxTable.read(huge, "x")).hasMessageContaining("says that it has");
        Path header = write(0, 0);
        assertThatThrownBy(() -> IdxTable.read(header, "x")).hasMessageContaining("ends before its last number");
    }

    @Test
    void compressed() throws IOException {
        Path file = folder.resolve("labels-idx1-ubyte.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 7, 9});
        }
        assertThat(IdxTable.read(file, "label").count()).isEqualTo(2);
    }
}
