package brook.maven.generate;

import brook.compiler.files.ModelFolder;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceResolver.Found;
import brook.maven.generate.BuildState.Entry;
import brook.maven.generate.Options.Warnings;
import brook.maven.generate.Report.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One run: compiles the models that changed, writes their sources, removes what no model gives any more. */
public final class Generation {

    /** The code of messages that are about the build and not about what is written in a model. */
    static final String CODE = "build";

    private final Request request;
    private final OutputFolder output;
    private final BuildState last;
    private final ModelFolder folder;
    private final String fingerprint;
    /** Hashes of texts as they are now, by name; empty for files that cannot be read. */
    private final Map<String, Optional<String>> texts = new HashMap<>();

    private Generation(Request request, BuildState last) {
        this.request = request;
        this.output = new OutputFolder(request.output().toAbsolutePath());
        this.last = last;
        this.folder = ModelFolder.confinedTo(request.sources());
        this.fingerprint = request.options().fingerprint();
    }

    /** Does all that can be done whatever single models hold; an exception means that a file or folder cannot be used. */
    public static Report run(Request request) throws IOException {
        return new Generation(request, StateFile.read(request.state())).run();
    }

    private Report run() throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Outcome outcome : Conflicts.checked(compiled())) {
            outcomes.add(kept(outcome));
        }
        write(outcomes);
        return new Report(outcomes.stream().map(Outcome::report).toList(), unknownConstants(outcomes));
    }

    private List<Outcome> compiled() throws IOException {
        Map<String, Entry> entries = new HashMap<>();
        last.entries().forEach(entry -> entries.put(entry.model(), entry));
        ModelCompiler compiler = new ModelCompiler(folder, request.options());
        List<Outcome> outcomes = new ArrayList<>();
        for (String model : models()) {
            Optional<Entry> entry = Optional.ofNullable(entries.get(model));
            boolean unchanged = entry.isPresent() && isCurrent(entry.get());
            outcomes.add(unchanged ? Outcome.unchanged(entry.get()) : compiler.compile(model));
        }
        return outcomes;
    }

    /** The names of the models, sorted; a folder that does not exist holds none. */
    private List<String> models() throws IOException {
        Path root = request.sources();
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(request.selection()::selects)
                    .sorted()
                    .toList();
        }
    }

    private boolean isCurrent(Entry entry) throws IOException {
        if (!entry.options().equals(fingerprint)) {
            return false;
        }
        for (Map.Entry<String, String> input : entry.inputs().entrySet()) {
            if (!texts.computeIfAbsent(input.getKey(), this::hashOfText).equals(Optional.of(input.getValue()))) {
                return false;
            }
        }
        for (Map.Entry<String, String> source : entry.outputs().entrySet()) {
            if (!output.hash(source.getKey()).equals(Optional.of(source.getValue()))) {
                return false;
            }
        }
        return true;
    }

    private Optional<String> hashOfText(String name) {
        return folder.read(name) instanceof Found found
                ? Optional.of(ContentHash.of(found.file().text()))
                : Optional.empty();
    }

    /** A file that somebody wrote is not overwritten. */
    private Outcome kept(Outcome outcome) throws IOException {
        for (GeneratedFile file : outcome.files()) {
            if (output.holdsForeign(file.name())) {
                return outcome.failed(
                        Diagnostic.error(CODE, "`" + file.name() + "` in the output folder was not written by Brook")
                                .help("move it away, or configure an output folder for generated sources alone"));
            }
        }
        return outcome;
    }

    /** First what goes: on some file systems a new name may be an old one with other capitals. */
    private void write(List<Outcome> outcomes) throws IOException {
        BuildState now = new BuildState(outcomes.stream()
                .filter(outcome -> outcome.kind() != Kind.FAILED)
                .map(Outcome::entry)
                .toList());
        Set<String> stale = last.outputs();
        stale.removeAll(now.outputs());
        for (String name : stale) {
            output.delete(name);
        }
        for (Outcome outcome : outcomes) {
            for (GeneratedFile file : outcome.files()) {
                output.write(file.name(), file.bytes(request.options().encoding()));
            }
        }
        if (!now.equals(last)) {
            StateFile.write(request.state(), now);
        }
    }

    /** Most likely misspelt, which is seen only if every model could be read. */
    private List<Diagnostic> unknownConstants(List<Outcome> outcomes) {
        Set<String> unknown = new TreeSet<>(request.options().constants().keySet());
        boolean failed = outcomes.stream().anyMatch(outcome -> outcome.kind() == Kind.FAILED);
        if (failed || outcomes.isEmpty()) {
            return List.of();
        }
        Set<String> known = new TreeSet<>();
        outcomes.forEach(outcome -> known.addAll(outcome.entry().constants()));
        unknown.removeAll(known);
        String help = known.isEmpty() ? "they have none" : "constants are `" + String.join("`, `", known) + "`";
        return unknown.stream()
                .map(name -> "the value of `" + name + "` is not used: no model has such a constant")
                .map(
                        request.options().warnings() == Warnings.ERRORS
                                ? text -> Diagnostic.error(CODE, text)
                                : text -> Diagnostic.warning(CODE, text))
                .map(diagnostic -> diagnostic.help(help))
                .toList();
    }
}
