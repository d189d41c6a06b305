package brook.cli;

import brook.compiler.source.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What all commands have in common: how they speak and how they end. */
abstract class BrookCommand implements Callable<Integer> {

    private final Streams streams;

    @Mixin
    private MessageOptions messageOptions;

    BrookCommand(Streams streams) {
        this.streams = streams;
        this.messageOptions = new MessageOptions();
    }

    /** Does the work and returns the exit code. */
    abstract int run(Messages messages);

    @Override
    public final Integer call() {
        Messages messages = new Messages(streams, messageOptions);
        try {
            return run(messages);
        } catch (Refusal refusal) {
            refusal.diagnostics().forEach(messages::show);
            return refusal.exitCode();
        } catch (OutOfMemoryError tooLarge) {
            messages.show(Diagnostic.error("memory", "this does not fit into the memory of the JVM")
                    .help("give it more, with BROOK_JAVA_OPTIONS=-Xmx8g"));
            return ExitCode.DEFECT;
        } catch (RuntimeException | Error defect) {
            messages.show(Defect.describe(defect));
            return ExitCode.DEFECT;
        } finally {
            messages.finish();
        }
    }

    /** Text on standard output. */
    final void print(String text) {
        try {
            streams.out().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw Refusal.stopped("writing failed: " + failed.getMessage());
        }
    }

    final Streams streams() {
        return streams;
    }

    final boolean isQuiet() {
        return messageOptions.quiet;
    }

    final boolean isJson() {
        return messageOptions.json;
    }
}
