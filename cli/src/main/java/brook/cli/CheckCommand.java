package brook.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code brook check}: diagnostics only. */
@Command(name = "check", description = "Say what is wrong with models, and nothing if nothing is.", sortOptions = false)
final class CheckCommand extends BrookCommand {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Model files.")
    private List<String> files = new ArrayList<>();

    @Mixin
    private ConstantOptions constants = new ConstantOptions();

    CheckCommand(Streams streams) {
        super(streams);
    }

    @Override
    int run(Messages messages) {
        int worst = ExitCode.DONE;
        for (String file : files) {
            worst = Math.max(worst, check(file, messages));
        }
        return worst;
    }

    /** One file that cannot be read does not keep the others from being checked. */
    private int check(String file, Messages messages) {
        try {
            new Compilations(messages, constants).check(file, options -> options);
            return ExitCode.DONE;
        } catch (Refusal refusal) {
            refusal.diagnostics().forEach(messages::show);
            return refusal.exitCode();
        }
    }
}
