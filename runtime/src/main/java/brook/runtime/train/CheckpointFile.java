package brook.runtime.train;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A checkpoint as a file: the letters {@code brooktrn}, a version, texts and arrays each behind its length, numbers as their bits with the
 * highest byte first, and at the end a check sum (CRC-32C) of all before it.
 */
final class CheckpointFile {

    private static final byte[] LETTERS = "brooktrn".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int SUM = Long.BYTES;

    private CheckpointFile() {}

    /** Beside its place first, forced onto the disk, and then renamed. */
    static void write(Path file, Checkpoint checkpoint) throws IOException {
        byte[] bytes = bytes(checkpoint);
        Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path fresh = place.resolveSibling("." + place.getFileName() + ".part");
        try {
            force(fresh, bytes);
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        forceName(place);
    }

    private static void force(Path fresh, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /** The new name is on the disk when its folder is; some systems cannot open a folder, and have no need of it. */
    private static void forceName(Path place) {
        try (FileChannel folder = FileChannel.open(place.resolveSibling(""), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException noFolders) {
            // The file itself is complete.
        }
    }

    private static byte[] bytes(Checkpoint checkpoint) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(LETTERS);
        out.writeInt(VERSION);
        byte[] plan = checkpoint.plan().getBytes(StandardCharsets.UTF_8);
        out.writeInt(plan.length);
        out.write(plan);
        Checkpoint.Position position = checkpoint.position();
        out.writeInt(position.epoch());
        out.writeInt(position.batch());
        out.writeLong(position.steps());
        out.writeLong(position.random());
        out.writeInt(checkpoint.bestEpoch());
        out.writeDouble(checkpoint.bestValue());
        write(out, checkpoint.best().weights());
        write(out, checkpoint.weights());
        double[][] memory = checkpoint.memory();
        out.writeInt(memory.length);
        for (double[] part : memory) {
            write(out, part);
        }
        out.writeLong(sum(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, double[] numbers) throws IOException {
        ByteBuffer bits = ByteBuffer.allocate(Math.multiplyExact(Double.BYTES, numbers.length));
        bits.asDoubleBuffer().put(numbers);
        out.writeInt(numbers.length);
        out.write(bits.array());
    }

    private static long sum(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return sum.getValue();
    }

    static Checkpoint read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Optional<String> trouble = trouble(bytes);
        if (trouble.isPresent()) {
            throw new CheckpointException("`" + file + "` " + trouble.get());
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        in.skipNBytes(LETTERS.length + Integer.BYTES);
        String plan = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        Checkpoint.Position position =
                new Checkpoint.Position(in.readInt(), in.readInt(), in.readLong(), in.readLong());
        Checkpoint.Best best = new Checkpoint.Best(in.readInt(), in.readDouble(), numbers(in));
        double[] weights = numbers(in);
        double[][] memory = new double[in.readInt()][];
        for (int i = 0; i < memory.length; i++) {
            memory[i] = numbers(in);
        }
        return new Checkpoint(plan, position, best, weights, memory);
    }

    private static Optional<String> trouble(byte[] bytes) {
        int head = LETTERS.length + Integer.BYTES;
        if (bytes.length < LETTERS.length || !Arrays.equals(Arrays.copyOf(bytes, LETTERS.length), LETTERS)) {
            return Optional.of("is no checkpoint");
        }
        if (bytes.length < head + SUM) {
            return Optional.of("is damaged: it ends too early");
        }
        int version = ByteBuffer.wrap(bytes).getInt(LETTERS.length);
        if (version != VERSION) {
            return Optional.of("is a checkpoint of version " + version + ", not of version " + VERSION);
        }
        boolean whole = sum(Arrays.copyOf(bytes, bytes.length - SUM))
                == ByteBuffer.wrap(bytes).getLong(bytes.length - SUM);
        return whole ? Optional.empty() : Optional.of("is damaged: its check sum is wrong");
    }

    private static double[] numbers(DataInputStream in) throws IOException {
        double[] numbers = new double[in.readInt()];
        ByteBuffer.wrap(in.readNBytes(Double.BYTES * numbers.length))
                .asDoubleBuffer()
                .get(numbers);
        return numbers;
    }
}
