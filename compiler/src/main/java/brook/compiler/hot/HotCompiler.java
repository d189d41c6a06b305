package brook.compiler.hot;

import brook.compiler.CompilerOptions;
import brook.compiler.emit.EmitOptions.Arithmetic;
import brook.compiler.emit.JavaSource;
import brook.compiler.hot.MethodSizes.MethodSize;
import brook.runtime.OdeModel;
import brook.runtime.VectorApi;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the Java source of a model into an instance in this JVM. */
public final class HotCompiler {

    /** HotSpot never compiles a method above 8,000 bytes; this leaves a margin. */
    public static final int LARGEST_METHOD = 7_000;

    private final JavaBackEnd backEnd;

    /** With a Java compiler of the caller. */
    public HotCompiler(JavaBackEnd backEnd) {
        this.backEnd = backEnd;
    }

    /** The hot compiler as everybody should use it. */
    public static HotCompiler standard() {
        return new HotCompiler(new JaninoBackEnd());
    }

    /** Options for code that runs in this JVM: fused products and vectors where the machine and the JVM have them. */
    public static CompilerOptions fastest(CompilerOptions options) {
        Arithmetic arithmetic = VectorApi.isPresent() ? Arithmetic.FASTER : Arithmetic.NUMBERS;
        return options.withFma(FusedMultiplyAdd.isFast()).withArithmetic(arithmetic);
    }

    /**
     * Compiles, checks and loads the class of a model, in a class loader of its own, and makes an instance.
     *
     * @param className the binary name of the class
     * @throws GeneratedCodeDefect if the source does not compile, names anything but itself, the runtime and arithmetic, or
     *     compiles to methods that would stay slow
     */
    public OdeModel load(String className, String source) {
        return load(className, Map.of(className, source), OdeModel.class);
    }

    /**
     * As above, for a model of several source files: the first is that of the model, which may name the others.
     *
     * @throws GeneratedCodeDefect as above
     */
    public OdeModel load(List<JavaSource> sources) {
        return load(sources, OdeModel.class);
    }

    /**
     * As above, for classes of which the first is not a model itself.
     *
     * @throws GeneratedCodeDefect as above
     */
    public <T> T load(List<JavaSource> sources, Class<T> type) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = sources.size() - 1; i >= 0; i--) {
            texts.put(sources.get(i).qualifiedName(), sources.get(i).text());
        }
        return load(sources.get(0).qualifiedName(), texts, type);
    }

    private <T> T load(String className, Map<String, String> sources, Class<T> type) {
        Map<String, byte[]> classes = backEnd.compile(sources);
        requireOnlyComputes(classes);
        requireSmallMethods(classes);
        return instance(className, new ModelClassLoader(classes, OdeModel.class.getClassLoader()), type);
    }

    private static void requireOnlyComputes(Map<String, byte[]> classes) {
        OnlyComputes.violations(classes).forEach((className, name) -> {
            throw new GeneratedCodeDefect(
                    "the generated class " + className + " names " + name + ": generated code only computes");
        });
    }

    private static void requireSmallMethods(Map<String, byte[]> classes) {
        classes.forEach((className, bytes) -> {
            List<MethodSize> large = MethodSizes.of(bytes).stream()
                    .filter(method -> method.bytes() > LARGEST_METHOD)
                    .toList();
            if (!large.isEmpty()) {
                throw new GeneratedCodeDefect(
                        "the method " + className + "." + large.get(0).method() + " has "
                                + large.get(0).bytes() + " bytes of bytecode, more than " + LARGEST_METHOD);
            }
        });
    }

    private static <T> T instance(String className, ClassLoader loader, Class<T> type) {
        try {
            return loader.loadClass(className)
                    .asSubclass(type)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (InvocationTargetException failed) {
            throw new AssertionError("the constructor of " + className + " fails", failed.getCause());
        } catch (ReflectiveOperationException | LinkageError | ClassCastException noModel) {
            throw new AssertionError("the generated class " + className + " cannot be used", noModel);
        }
    }
}
