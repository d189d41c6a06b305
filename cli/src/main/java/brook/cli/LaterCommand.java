package brook.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** A command that later versions will have. */
@Command(description = "Comes with a later version.", sortOptions = false)
final class LaterCommand extends BrookCommand {

    private final String name;

    @Unmatched
    @SuppressWarnings("UnusedVariable") // whatever stands there is left alone
    private List<String> anything = new ArrayList<>();

    LaterCommand(Streams streams, String name) {
        super(streams);
        this.name = name;
    }

    @Override
    int run(Messages messages) {
        throw Refusal.usage("`brook " + name + "` is not supported yet");
    }
}
