package brook.compiler.hot;

import java.util.Map;
import java.util.SortedMap;

/** A Java compiler that lives in this JVM. */
public interface JavaBackEnd {

    /**
     * Compiles source files against the runtime.
     *
     * @param sources by the binary name of their public class; each names itself and those before it
     * @return the class files by binary name
     * @throws GeneratedCodeDefect if a source does not compile: only generated code comes in
     */
    SortedMap<String, byte[]> compile(Map<String, String> sources);

    /** Compiles one source file against the runtime, as above. */
    default SortedMap<String, byte[]> compile(String className, String source) {
        return compile(Map.of(className, source));
    }
}
