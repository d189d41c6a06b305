package brook.maven.generate;

import brook.compiler.source.Diagnostic;
import java.util.List;

/**
 * What a run did, and what there is to say to the user.
 *
 * @param models in the order of their names
 * @param general messages that belong to no single model
 */
public record Report(List<ModelReport> models, List<Diagnostic> general) {

    /**
     * One model.
     *
     * @param model its name relative to the source folder
     * @param omitted how many more messages there would be
     */
    public record ModelReport(String model, Kind kind, List<Diagnostic> diagnostics, int omitted) {

        public ModelReport {
            diagnostics = List.copyOf(diagnostics);
        }

        /** Whether it has errors, and not only warnings. */
        public boolean hasErrors() {
            return diagnostics.stream().anyMatch(Report::isError);
        }
    }

    /** What was done with a model. */
    public enum Kind {
        /** Nothing: neither the model nor what it imports changed. */
        UNCHANGED,
        /** Its sources are in the output folder; those that were there already, with the same bytes, were not touched. */
        COMPILED,
        /** It has errors, or warnings that count as such: nothing of it is in the output folder. */
        FAILED
    }

    public Report {
        models = List.copyOf(models);
        general = List.copyOf(general);
    }

    /** The models of a kind. */
    public List<ModelReport> models(Kind kind) {
        return models.stream().filter(model -> model.kind() == kind).toList();
    }

    /** Whether a message is an error. */
    public static boolean isError(Diagnostic diagnostic) {
        return diagnostic.severity() != Diagnostic.Severity.WARNING;
    }
}
