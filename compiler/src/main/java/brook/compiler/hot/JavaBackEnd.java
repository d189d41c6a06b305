package brook.compiler.hot;

import java.util.SortedMap;

/** A Java compiler that lives in this JVM. */
public interface JavaBackEnd {

    /**
     * Compiles one source file against the runtime.
     *
     * @param className the binary name of the public class
     * @return the class files by binary name
     * @throws GeneratedCodeDefect if the source does not compile: only generated code comes in
     */
    SortedMap<String, byte[]> compile(String className, String source);
}
