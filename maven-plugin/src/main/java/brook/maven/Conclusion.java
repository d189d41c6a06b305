package brook.maven;

import brook.compiler.files.IoReason;
import brook.compiler.source.Diagnostic;
import brook.maven.generate.ModelDefect;
import brook.maven.generate.Report;
import brook.maven.generate.Report.Kind;
import brook.maven.generate.Report.ModelReport;
import brook.maven.generate.Request;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** The end of a goal: all messages, and one sentence about the whole. */
final class Conclusion {

    private static final String ISSUES = "https://github.com/brook-ode/brook/issues";

    /** More names than these nobody reads in one sentence. */
    private static final int NAMED = 5;

    private final Log log;
    private final Request request;

    Conclusion(Log log, Request request) {
        this.log = log;
        this.request = request;
    }

    /** Says what there is to say; throws if there is an error in it. */
    void of(Report report) throws MojoFailureException {
        show(report);
        List<ModelReport> failed = report.models(Kind.FAILED);
        if (!failed.isEmpty()) {
            throw new MojoFailureException(summary(failed));
        }
        List<Diagnostic> errors =
                report.general().stream().filter(Report::isError).toList();
        if (!errors.isEmpty()) {
            throw new MojoFailureException(errors.get(0).message());
        }
        log.info(success(report));
    }

    /** What several models get from the file that they import is said once. */
    private void show(Report report) {
        MavenMessages messages = new MavenMessages(request.sources().toAbsolutePath());
        Map<String, Boolean> texts = new LinkedHashMap<>();
        for (ModelReport model : report.models()) {
            model.diagnostics()
                    .forEach(diagnostic -> texts.put(messages.of(model, diagnostic), Report.isError(diagnostic)));
            messages.omitted(model).ifPresent(text -> texts.put(text, model.hasErrors()));
        }
        report.general().forEach(diagnostic -> texts.put(MavenMessages.of(diagnostic), Report.isError(diagnostic)));
        texts.forEach((text, error) -> {
            if (error) {
                log.error(text);
            } else {
                log.warn(text);
            }
        });
    }

    private static String summary(List<ModelReport> failed) {
        List<ModelReport> wrong = failed.stream().filter(ModelReport::hasErrors).toList();
        return wrong.isEmpty() ? sentence(failed, "warnings, and failOnWarning is set") : sentence(wrong, "errors");
    }

    private static String sentence(List<ModelReport> models, String what) {
        List<String> names = new ArrayList<>(
                models.stream().map(ModelReport::model).limit(NAMED).toList());
        if (models.size() > NAMED) {
            names.add("and " + (models.size() - NAMED) + " more");
        }
        String have = models.size() == 1 ? "1 model has " : models.size() + " models have ";
        return have + what + ": " + names.stream().collect(Collectors.joining(", "));
    }

    private String success(Report report) {
        int compiled = report.models(Kind.COMPILED).size();
        int unchanged = report.models(Kind.UNCHANGED).size();
        if (report.models().isEmpty()) {
            return "No models in " + request.sources();
        }
        if (compiled == 0) {
            return "Nothing to generate: " + (unchanged == 1 ? "1 model is" : "all " + unchanged + " models are")
                    + " up to date";
        }
        String others = unchanged == 0 ? "" : " (" + unchanged + " unchanged)";
        return "Compiled " + compiled + (compiled == 1 ? " model" : " models") + others + " to " + request.output();
    }

    /** For a defect of ours. */
    static String sentence(ModelDefect defect, Request request) {
        return "this is a defect of Brook, not of your model "
                + request.sources().resolve(defect.model()) + "; please report it at " + ISSUES
                + " with the model and the output of `mvn -e`: " + defect.getCause();
    }

    /** For a file or folder that cannot be used. */
    static String sentence(IOException unusable) {
        String file = unusable instanceof FileSystemException named ? "`" + named.getFile() + "`" : "a file";
        return "cannot read or write " + file + ": " + IoReason.of(unusable);
    }
}
