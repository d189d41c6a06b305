package brook.runtime.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/**
 * Reads arrays of the IDX format, in which the digits of MNIST come (Y. LeCun, C. Cortes, C. Burges, The MNIST database, 1998): two bytes 0, the type,
 * the number of axes, their lengths, the numbers, the highest byte first; compressed if the name ends in {@code .gz}.
 *
 * <p>The first axis is that of the rows. What has no other is one column, {@code label}; else the other axes become one, the last the
 * fastest: an image of 28 x 28 is {@code image[1]} to {@code image[784]}.
 */
public final class IdxTable {

    private static final int LARGEST = 1 << 28;

    private final DataInputStream in;
    private final String source;
    private final int type;
    private final int rows;
    private final int columns;

    private IdxTable(DataInputStream in, String source) throws IOException {
        this.in = in;
        this.source = source;
        int first = in.readUnsignedShort();
        this.type = in.readUnsignedByte();
        int axes = in.readUnsignedByte();
        if (first != 0 || axes == 0 || !isType(type)) {
            throw new DataException(
                    "`" + source + "` is no IDX file: it does not begin with two zeros, a type, and axes", "");
        }
        this.rows = in.readInt();
        long product = 1;
        for (int axis = 1; axis < axes; axis++) {
            product = Math.min(LARGEST, product * Math.max(0, in.readInt()));
        }
        if (rows <= 0 || product == 0 || product * rows > LARGEST) {
            throw new DataException(
                    "`" + source + "` says that it has " + rows + " rows of " + product + " numbers", "");
        }
        this.columns = (int) product;
    }

    private static boolean isType(int type) {
        return type == 0x08 || type == 0x09 || type >= 0x0B && type <= 0x0E;
    }

    /**
     * The whole array as a table.
     *
     * @param name what its columns are called
     * @throws IOException if the file cannot be read
     * @throws DataException if something is wrong in it
     */
    public static DataTable read(Path file, String name) throws IOException {
        try (DataInputStream in = new DataInputStream(DataFile.open(file))) {
            return new IdxTable(in, file.toString()).read(name);
        } catch (ZipException broken) {
            throw DataFile.explained(file, broken);
        } catch (EOFException early) {
            throw new DataException("`" + file + "` ends before its last number", "");
        }
    }

    private DataTable read(String name) throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            names.add(columns == 1 ? name : name + "[" + i + "]");
        }
        TableBuilder table = new TableBuilder(new TableColumns(source, names, ""));
        double[] row = new double[columns];
        for (int i = 0; i < rows; i++) {
            for (int column = 0; column < columns; column++) {
                row[column] = number();
            }
            table.add("", i + 1L, row);
        }
        if (in.read() >= 0) {
            throw new DataException("`" + source + "` goes on after its last number", "");
        }
        return table.build();
    }

    private double number() throws IOException {
        return switch (type) {
            case 0x08 -> in.readUnsignedByte();
            case 0x09 -> in.readByte();
            case 0x0B -> in.readShort();
            case 0x0C -> in.readInt();
            case 0x0D -> in.readFloat();
            case 0x0E -> in.readDouble();
            default -> throw new AssertionError(type);
        };
    }
}
