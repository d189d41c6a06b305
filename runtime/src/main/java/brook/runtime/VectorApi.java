package brook.runtime;

/** Whether this JVM computes with vectors of {@code jdk.incubator.vector} (JEP 508). */
public final class VectorApi {

    private static final String MODULE = "jdk.incubator.vector";

    /** On 17 vectors become objects when a method is compiled anew. */
    private static final int FIRST_RELEASE = 25;

    private VectorApi() {}

    /** True if the module was added, {@code --add-modules jdk.incubator.vector}, and the JVM is of a release on which it is fast. */
    public static boolean isFast() {
        return isPresent() && Runtime.version().feature() >= FIRST_RELEASE;
    }

    /** True if the module was added: classes that name it can be loaded. */
    public static boolean isPresent() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }
}
