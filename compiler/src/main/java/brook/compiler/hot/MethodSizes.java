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
    private final ConstantPool constants;

    private MethodSizes(byte[] classFile) throws IOException {
        in = new DataInputStream(new ByteArrayInputStream(classFile));
        if (in.readInt() != MAGIC) {
            throw new IOException("not a class file");
        }
        in.skipNBytes(4);
        constants = ConstantPool.read(in);
    }

    /** The methods in the order of the class file. */
    public static List<MethodSize> of(byte[] classFile) {
        try {
            return new MethodSizes(classFile).readMembers();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
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
        String name = constants.text(in.readUnsignedShort()) + constants.text(in.readUnsignedShort());
        int bytes = 0;
        int attributes = in.readUnsignedShort();
        for (int i = 0; i < attributes; i++) {
            String attribute = constants.text(in.readUnsignedShort());
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
