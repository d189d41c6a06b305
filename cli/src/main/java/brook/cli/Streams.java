package brook.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a command writes.
 *
 * @param out standard output, unbuffered; it fails where a print stream would keep silent
 * @param err standard error
 * @param colours whether the user has nothing against colours
 * @param terminals which of the two are terminals
 */
record Streams(OutputStream out, PrintStream err, boolean colours, Set<Stream> terminals) {

    /** One of the two. */
    enum Stream {
        OUT,
        ERR
    }

    Streams {
        terminals = Set.copyOf(terminals);
    }

    /** Those of the process; the launcher tells which are terminals, since the JVM cannot. */
    static Streams ofProcess() {
        String terminals = System.getProperty("brook.terminals", "");
        return new Streams(
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM")),
                terminals(terminals));
    }

    private static Set<Stream> terminals(String words) {
        return Arrays.stream(Stream.values())
                .filter(stream -> words.contains(stream.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    boolean isTerminal(Stream stream) {
        return terminals.contains(stream);
    }

    PrintWriter errorWriter() {
        return new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
    }

    PrintWriter writer() {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }
}
