package brook.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long the command line takes for a small model, from the start of its process to its end; wall clock. */
final class ColdStart {

    /** How the reading of it is named. */
    static final String VARIANT = "brook run";

    private static final int STARTS = 7;

    private ColdStart() {}

    /** Nothing where the command line is not there: the property {@code brook.home} names the folder of it. */
    static List<Reading> measure() {
        Path home = Path.of(System.getProperty("brook.home", ""));
        Path brook = home.resolve("brook");
        Path model = home.resolve("generated-examples/src/main/ode/Pendulum.ode");
        if (!Files.isExecutable(brook) || !Files.exists(model)) {
            System.err.println("no " + brook + ": a run as a process is not measured");
            return List.of();
        }
        List<String> command = List.of(brook.toString(), "run", "--final", model.toString());
        // Builds what is missing, and fills the caches of the system.
        if (seconds(command).isNaN()) {
            System.err.println("brook run fails: a run as a process is not measured");
            return List.of();
        }
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            seconds.add(seconds(command));
        }
        return List.of(new Reading(new Key(Quantity.PROCESS, Targets.SMALL_MODEL, VARIANT), Spread.of(seconds)));
    }

    /** NaN for a run that fails. */
    private static Double seconds(List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        long start = System.nanoTime();
        try {
            int status = builder.start().waitFor();
            return status == 0 ? (System.nanoTime() - start) / 1e9 : Double.NaN;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        }
    }
}
