package brook.compiler.hot;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The constants of a class file: everything that its code can name; Java Virtual Machine Specification 17, section 4.4. */
final class ConstantPool {

    /** A method or field of a class, both as the class file writes them: {@code java/lang/Math}, {@code sin}. */
    record Member(String owner, String name) {}

    private final String[] texts;
    /** The texts, classes or pairs of name and type that a constant is made of. */
    private final int[] first;

    private final int[] second;
    private final List<Integer> classes = new ArrayList<>();
    private final List<Integer> members = new ArrayList<>();
    private boolean dynamic;

    private ConstantPool(int count) {
        texts = new String[count];
        first = new int[count];
        second = new int[count];
    }

    static ConstantPool read(DataInputStream in) throws IOException {
        ConstantPool pool = new ConstantPool(in.readUnsignedShort());
        for (int i = 1; i < pool.texts.length; i++) {
            i += pool.readConstant(i, in);
        }
        return pool;
    }

    /** Returns how many more places the constant takes. */
    private int readConstant(int i, DataInputStream in) throws IOException {
        int tag = in.readUnsignedByte();
        switch (tag) {
            // Utf8
            case 1 -> texts[i] = in.readUTF();
            // Class
            case 7 -> {
                first[i] = in.readUnsignedShort();
                classes.add(i);
            }
            // String, Module, Package
            case 8, 19, 20 -> in.skipNBytes(2);
            // Integer, Float
            case 3, 4 -> in.skipNBytes(4);
            // Field, Method, InterfaceMethod
            case 9, 10, 11 -> {
                readPair(i, in);
                members.add(i);
            }
            // NameAndType
            case 12 -> readPair(i, in);
            // Long and Double take two places.
            case 5, 6 -> in.skipNBytes(8);
            // MethodHandle
            case 15 -> readDynamic(3, in);
            // MethodType
            case 16 -> readDynamic(2, in);
            // Dynamic, InvokeDynamic
            case 17, 18 -> readDynamic(4, in);
            default -> throw new IOException("constant of kind " + tag);
        }
        return tag == 5 || tag == 6 ? 1 : 0;
    }

    private void readPair(int i, DataInputStream in) throws IOException {
        first[i] = in.readUnsignedShort();
        second[i] = in.readUnsignedShort();
    }

    private void readDynamic(int bytes, DataInputStream in) throws IOException {
        in.skipNBytes(bytes);
        dynamic = true;
    }

    String text(int i) {
        return texts[i];
    }

    /** The classes, among them arrays as {@code [D}. */
    List<String> classes() {
        return classes.stream().map(i -> texts[first[i]]).toList();
    }

    /** The methods and fields, those of the class itself too. */
    List<Member> members() {
        return members.stream()
                .map(i -> new Member(texts[first[first[i]]], texts[first[second[i]]]))
                .toList();
    }

    /** Whether there is anything by which code is found at run time: method handles, calls linked late. */
    boolean isDynamic() {
        return dynamic;
    }
}
