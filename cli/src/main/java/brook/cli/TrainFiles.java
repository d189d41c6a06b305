package brook.cli;

import brook.cli.train.TrainLog;
import brook.compiler.files.IoReason;
import brook.compiler.source.Diagnostic;
import brook.runtime.train.Checkpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The files that training writes as it goes. A full disk does not end training: it is said once, and what was written before stays. */
final class TrainFiles {

    private final Messages messages;
    private final Optional<Path> checkpoint;
    private final Optional<Path> log;
    private boolean complained;

    TrainFiles(Messages messages, Optional<Path> checkpoint, Optional<Path> log) {
        this.messages = messages;
        this.checkpoint = checkpoint;
        this.log = log;
    }

    /** The epochs of the log of a training that goes on, if there is one. */
    TrainLog earlier(TrainLog empty, int epochs) {
        if (epochs == 0 || log.filter(Files::exists).isEmpty()) {
            return empty;
        }
        try {
            return TrainLog.read(log.get(), empty, epochs);
        } catch (IOException unreadable) {
            throw Refusal.usage("cannot read `" + log.get() + "`: " + IoReason.of(unreadable));
        }
    }

    /** The log so far, as a whole. */
    void begin(TrainLog rows) {
        log.ifPresent(file -> attempt(file, () -> {
            try (OutputStream out = FreshFile.open(file)) {
                out.write(rows.csv().getBytes(StandardCharsets.UTF_8));
            }
        }));
    }

    /** One more row. */
    void append(TrainLog rows) {
        log.ifPresent(file -> attempt(file, () -> Files.writeString(file, rows.lastLine(), StandardOpenOption.APPEND)));
    }

    void write(Checkpoint now) {
        checkpoint.ifPresent(file -> attempt(file, () -> now.write(file)));
    }

    private void attempt(Path file, Writing writing) {
        try {
            writing.run();
        } catch (IOException failed) {
            if (!complained) {
                messages.show(Diagnostic.warning(
                        "output", "cannot write `" + file + "`: " + IoReason.of(failed) + "; training goes on"));
            }
            complained = true;
        }
    }

    /** Something that writes. */
    private interface Writing {
        void run() throws IOException;
    }
}
