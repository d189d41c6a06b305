package brook.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where a report was made.
 *
 * @param java the feature release, such as 17
 * @param jvm name and version of the virtual machine, and what it says of the machine
 * @param processor the model, empty if the system does not say it
 */
record Host(int java, String jvm, String processor) {

    /** The first release on which kernels may use the Vector API. */
    private static final int WITH_VECTORS = 25;

    static Host here() {
        String jvm = System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version") + ", "
                + System.getProperty("os.arch") + ", " + Runtime.getRuntime().availableProcessors() + " processors";
        return new Host(Runtime.version().feature(), jvm, processorHere());
    }

    boolean hasVectors() {
        return java >= WITH_VECTORS;
    }

    /** Linux has it in a file. */
    private static String processorHere() {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException unreadable) {
            return "";
        }
    }
}
