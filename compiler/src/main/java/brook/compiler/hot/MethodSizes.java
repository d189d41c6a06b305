package brook.compiler.hot;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads from a class file how many bytes of bytecode each method has; Java Virtual Machine Specification 17, chapter 4. */
public final class MethodSizes {

    /** A method, named as {@code jet(D[DI)V}, and the length of its code; 0 without code. */
    public record MethodSize(String method, int bytes) {}

    private static final int MAGIC = 0xCAFEBABE;

    private final DataInputStream in;
    private final String[] texts;

    private MethodSizes(byte[] classFile) throws IOException {
        in = new DataInputStream(new ByteArrayInputStream(classFile));
        if (in.readInt() != MAGIC) {
            throw new IOException("not a class file");
        }
        in.skipNBytes(4);
        texts = new String[in.readUnsignedShort()];
    }

    /** The methods in the order of the class file. */
    public static List<MethodSize> of(byte[] classFile) {
        try {
            MethodSizes reader = new MethodSizes(classFile);
            reader.readConstants();
            return reader.readMembers();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void readConstants() throws IOException {
        for (int i = 1; i < texts.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                // Utf8
                case 1 -> texts[i] = in.readUTF();
                // Class, String, MethodType, Module, Package
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                // MethodHandle
                case 15 -> in.skipNBytes(3);
                // Integer, Float, references, NameAndType, Dynamic, InvokeDynamic
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                // Long and Double take two places.
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++;
                }
                default -> throw new IOException("constant of kind " + tag);
            }
        }
    }

    private List<MethodSize> readMembers() throws IOException {
        // Access flags, this class, super class.
        in.skipNBytes(6);
        in.skipNBytes(2L * in.readUnsignedShort());
        int fields = in.readUnsignedShort();
        for (int i = 0; i < fields; i++) {
            readMember();
        }
        List<MethodSize> methods = new ArrayList<>();
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            methods.add(readMember());
        }
        return methods;
    }

    private MethodSize readMember() throws IOException {
        in.skipNBytes(2);
        String name = texts[in.readUnsignedShort()] + texts[in.readUnsignedShort()];
        int bytes = 0;
        int attributes = in.readUnsignedShort();
        for (int i = 0; i < attributes; i++) {
            String attribute = texts[in.readUnsignedShort()];
            int length = in.readInt();
            if (attribute.equals("Code")) {
                // Greatest stack, number of locals, then the length of the code.
                in.skipNBytes(4);
                bytes = in.readInt();
                length -= 8;
            }
            in.skipNBytes(Integer.toUnsignedLong(length));
        }
        return new MethodSize(name, bytes);
    }
}
