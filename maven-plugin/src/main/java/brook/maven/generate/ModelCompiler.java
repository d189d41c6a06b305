package brook.maven.generate;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.OdeCompiler;
import brook.compiler.emit.JavaSource;
import brook.compiler.files.ModelFolder;
import brook.compiler.source.DeepStack;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.ImportPath;
import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver.Answer;
import brook.compiler.source.SourceResolver.Found;
import brook.compiler.source.SourceResolver.Reason;
import brook.compiler.source.SourceResolver.Refused;
import brook.compiler.source.SourceResolver.Undecodable;
import brook.compiler.syntax.ModelSyntax;
import brook.compiler.syntax.Statement;
import brook.compiler.syntax.Statement.Declaration;
import brook.compiler.syntax.Statement.Import;
import brook.compiler.syntax.SyntaxParser;
import brook.maven.generate.BuildState.Entry;
import brook.maven.generate.Options.Sensitivities;
import brook.maven.generate.Options.Warnings;
import brook.maven.generate.Report.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compiles one model of a folder. */
final class ModelCompiler {

    private final ModelFolder folder;
    private final Options options;
    private final String fingerprint;

    ModelCompiler(ModelFolder folder, Options options) {
        this.folder = folder;
        this.options = options;
        this.fingerprint = options.fingerprint();
    }

    /** Never throws for what the user wrote; {@link ModelDefect} for what we did. */
    Outcome compile(String model) {
        Optional<Diagnostic> misplaced = PackageName.fault(model);
        if (misplaced.isPresent()) {
            return Outcome.failed(model, List.of(misplaced.get()), 0);
        }
        Answer answer = folder.read(model);
        if (answer instanceof Found found) {
            return compile(found.file());
        }
        if (answer instanceof Undecodable undecodable) {
            return Outcome.failed(model, List.of(undecodable.why()), 0);
        }
        if (answer instanceof Refused refused) {
            return Outcome.failed(model, List.of(unreadable(refused)), 0);
        }
        throw new AssertionError(answer);
    }

    private static Diagnostic unreadable(Refused refused) {
        String why = refused.reason() == Reason.OUTSIDE ? "it leads out of the source folder" : refused.detail();
        return Diagnostic.error(Generation.CODE, "this file cannot be read: " + why);
    }

    private Outcome compile(SourceFile file) {
        try {
            List<String> constants = options.constants().isEmpty() ? List.of() : DeepStack.call(() -> constants(file));
            Map<String, Double> given = new TreeMap<>(options.constants());
            given.keySet().retainAll(constants);
            CompilerOptions choices = CompilerOptions.STANDARD
                    .withPackageName(PackageName.of(options.rootPackage(), file.name()))
                    .withConstants(given)
                    .withJacobian(options.jacobian())
                    .withBatch(options.batch())
                    .withArithmetic(options.arithmetic());
            CompilerOptions all =
                    options.sensitivities() == Sensitivities.ALL ? choices.withSensitivities(List.of()) : choices;
            return outcome(OdeCompiler.compile(file, all, folder), constants);
        } catch (RuntimeException | AssertionError | StackOverflowError defect) {
            throw new ModelDefect(file.name(), defect);
        }
    }

    /** A constant is given to the models that know it, since a build is for models of many kinds: their own, then those imported. */
    private List<String> constants(SourceFile file) {
        ModelSyntax syntax = SyntaxParser.parse(file, new Diagnostics());
        List<String> names = new ArrayList<>(constants(syntax));
        for (Statement statement : syntax.statements()) {
            if (statement instanceof Import some
                    && !ImportPath.isStandard(some.path().value())
                    && folder.resolve(file, some.path().value()) instanceof Found library) {
                String lead = some.as().map(name -> name.text() + ".").orElse("");
                constants(SyntaxParser.parse(library.file(), new Diagnostics()))
                        .forEach(name -> names.add(lead + name));
            }
        }
        return names;
    }

    private static List<String> constants(ModelSyntax syntax) {
        return syntax.statements().stream()
                .filter(statement -> statement instanceof Declaration some && some.kind() == Declaration.Kind.CONST)
                .flatMap(statement -> ((Declaration) statement).items().stream())
                .map(item -> item.name().text())
                .toList();
    }

    private Outcome outcome(Compilation compilation, List<String> constants) {
        String model = compilation.file().name();
        boolean clean = compilation.diagnostics().isEmpty();
        if (!compilation.succeeded() || !clean && options.warnings() == Warnings.ERRORS) {
            return Outcome.failed(model, compilation.diagnostics(), compilation.omitted());
        }
        List<GeneratedFile> files = compilation.stages().map(Compilation.Stages::sources).orElse(List.of()).stream()
                .map(ModelCompiler::generated)
                .toList();
        Map<String, String> inputs = new LinkedHashMap<>();
        compilation.files().forEach(file -> inputs.put(file.name(), ContentHash.of(file.text())));
        Map<String, String> outputs = new LinkedHashMap<>();
        files.forEach(file -> outputs.put(file.name(), ContentHash.of(file.bytes(options.encoding()))));
        Entry entry = new Entry(model, clean ? fingerprint : "", inputs, outputs, constants);
        return new Outcome(entry, Kind.COMPILED, files, compilation.diagnostics(), compilation.omitted());
    }

    private static GeneratedFile generated(JavaSource source) {
        return new GeneratedFile(source.qualifiedName().replace('.', '/') + ".java", source.text());
    }
}
