package brook.compiler.hot;

import java.util.List;
import java.util.Map;

/**
 * Defines the classes of one model, so that they can be unloaded when nobody uses the model any more.
 *
 * <p>Its own classes come first: a class of the same name on the class path must not answer for a model just compiled.
 * Of all others, those of the runtime, of Java and of its vectors are seen and no more: not the program's own, nor the compiler's.
 */
final class ModelClassLoader extends ClassLoader {

    /** The last is the package of what vectors extend, which Janino looks at; its module opens it to nobody. */
    private static final List<String> VISIBLE =
            List.of("brook.runtime.", "java.", "jdk.incubator.vector.", "jdk.internal.vm.vector.");

    private final Map<String, byte[]> classes;

    ModelClassLoader(Map<String, byte[]> classes, ClassLoader parent) {
        super("brook-model", parent);
        this.classes = Map.copyOf(classes);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!classes.containsKey(name)) {
            return loadOther(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? findClass(name) : known;
        }
    }

    private Class<?> loadOther(String name, boolean resolve) throws ClassNotFoundException {
        for (String prefix : VISIBLE) {
            if (name.startsWith(prefix)) {
                return super.loadClass(name, resolve);
            }
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
