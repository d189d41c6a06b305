package brook.maven.generate;

import brook.compiler.source.Diagnostic;
import brook.maven.generate.BuildState.Entry;
import brook.maven.generate.Report.Kind;
import brook.maven.generate.Report.ModelReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What became of one model, before anything is written.
 *
 * @param files what is to be written; empty if the model is unchanged, has errors or is a library
 * @param omitted how many more messages there would be
 */
record Outcome(Entry entry, Kind kind, List<GeneratedFile> files, List<Diagnostic> diagnostics, int omitted) {

    Outcome {
        files = List.copyOf(files);
        diagnostics = List.copyOf(diagnostics);
    }

    static Outcome unchanged(Entry entry) {
        return new Outcome(entry, Kind.UNCHANGED, List.of(), List.of(), 0);
    }

    static Outcome failed(String model, List<Diagnostic> diagnostics, int omitted) {
        Entry nothing = new Entry(model, "", Map.of(), Map.of(), List.of());
        return new Outcome(nothing, Kind.FAILED, List.of(), diagnostics, omitted);
    }

    String model() {
        return entry.model();
    }

    ModelReport report() {
        return new ModelReport(model(), kind, diagnostics, omitted);
    }

    /** The same model, of which nothing is written. */
    Outcome failed(Diagnostic why) {
        List<Diagnostic> more = new ArrayList<>(diagnostics);
        more.add(why);
        return failed(model(), more, omitted);
    }
}
