package brook.cli;

import brook.compiler.Compilation;
import brook.compiler.graph.GraphPrinter;
import brook.compiler.jet.JetPrinter;
import brook.compiler.syntax.SyntaxPrinter;
import brook.compiler.system.SystemPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brook explain}: what the compiler makes of a model, stage by stage. */
@Command(
        name = "explain",
        description = "Show what the compiler makes of a model, stage by stage.",
        sortOptions = false)
final class ExplainCommand extends BrookCommand {

    /** The stages, named as on the command line. */
    enum Stage {
        syntax,
        system,
        graph,
        jet,
        java
    }

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(names = "--stage", required = true, paramLabel = "STAGE", description = "One of ${COMPLETION-CANDIDATES}.")
    private Stage stage = Stage.graph;

    @Option(names = "--raw", description = "The graph before the passes.")
    private boolean raw;

    ExplainCommand(Streams streams) {
        super(streams);
    }

    @Override
    int run(Messages messages) {
        if (raw && stage != Stage.graph) {
            throw Refusal.usage("`--raw` goes with `--stage graph`");
        }
        print(text(model.compile(messages)));
        return ExitCode.DONE;
    }

    /** The same text as the golden files. */
    private String text(Compilation compilation) {
        Compilation.Stages stages = compilation.stages().orElseThrow();
        return switch (stage) {
            case syntax -> SyntaxPrinter.print(compilation.syntax());
            case system -> SystemPrinter.print(stages.system());
            case graph -> GraphPrinter.print(raw ? stages.lowered() : stages.graph());
            case jet -> JetPrinter.print(stages.jet());
            case java -> stages.java().text();
        };
    }
}
