package brook.compiler.hot;

import brook.compiler.hot.ConstantPool.Member;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Checks that classes name nothing but themselves, the runtime, and what of the JDK computes: no files, no processes, no
 * reflection, no threads.
 *
 * <p>The second line of defence. The first is that text of a user never becomes code; if it ever did, the class would be
 * refused here before it is loaded.
 */
final class OnlyComputes {

    private static final String RUNTIME = "brook/runtime/";

    /** Vectors are arithmetic; what of them reaches memory are arrays, within their bounds. */
    private static final String VECTORS = "jdk/incubator/vector/";

    /** All methods of these. */
    private static final Set<String> PURE = Set.of(
            "java/lang/Math",
            "java/lang/StrictMath",
            "java/lang/Double",
            "java/lang/Object",
            "java/lang/String",
            "java/lang/StringBuilder",
            "java/lang/AssertionError",
            "java/lang/IllegalArgumentException",
            "java/util/Arrays");

    /** Single methods of others. */
    private static final Set<Member> ALLOWED =
            Set.of(new Member("java/lang/System", "arraycopy"), new Member("java/util/Optional", "of"));

    private static final Set<String> ALLOWED_OWNERS = Set.of("java/lang/System", "java/util/Optional");

    private OnlyComputes() {}

    /** The first name by class, {@code java/lang/Runtime.exec}, that generated code has no business to use. */
    static Map<String, String> violations(Map<String, byte[]> classes) {
        Map<String, String> violations = new TreeMap<>();
        classes.forEach((name, bytes) ->
                violation(constants(bytes), classes.keySet()).ifPresent(what -> violations.put(name, what)));
        return violations;
    }

    private static Optional<String> violation(ConstantPool constants, Set<String> own) {
        Stream<String> dynamic = constants.isDynamic() ? Stream.of("code found at run time") : Stream.empty();
        Stream<String> classes = constants.classes().stream()
                .filter(name -> !mayCallAll(name, own) && !ALLOWED_OWNERS.contains(element(name)));
        Stream<String> members = constants.members().stream()
                .filter(member -> !mayCallAll(member.owner(), own) && !ALLOWED.contains(member))
                .map(member -> member.owner() + "." + member.name());
        return Stream.of(members, classes, dynamic).flatMap(some -> some).findFirst();
    }

    private static boolean mayCallAll(String name, Set<String> own) {
        String element = element(name);
        return element.isEmpty()
                || element.startsWith(RUNTIME)
                || element.startsWith(VECTORS)
                || PURE.contains(element)
                || own.contains(element.replace('/', '.'));
    }

    /** The class of the elements of an array, {@code [[Ljava/lang/String;}; empty for {@code [D}, the class itself for none. */
    private static String element(String name) {
        if (!name.startsWith("[")) {
            return name;
        }
        String element = name.replaceFirst("^\\[+", "");
        return element.startsWith("L") ? element.substring(1, element.length() - 1) : "";
    }

    private static ConstantPool constants(byte[] classFile) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
            // Magic number, version.
            in.skipNBytes(8);
            return ConstantPool.read(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
