package brook.compiler.reference;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.OdeCompiler;
import brook.compiler.hot.HotCompiler;
import brook.compiler.source.SourceFile;
import brook.runtime.OdeModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A model of the tests, from its text to an instance in this JVM. */
public record ModelFile(String name, String text) {

    private static final Path RESOURCES = Path.of("src", "test", "resources");

    /** The model of this path below the test resources. */
    public static ModelFile of(String path) {
        return read(RESOURCES.resolve(path));
    }

    /** All models in a folder of the test resources and below, in the order of their names. */
    public static List<ModelFile> in(String folder) {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".ode"))
                    .sorted()
                    .map(ModelFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelFile read(Path file) {
        try {
            return new ModelFile(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Compilation compile(CompilerOptions options) {
        return OdeCompiler.compile(new SourceFile(name, text), options);
    }

    /** An instance with the parameters of the file. */
    public OdeModel load(CompilerOptions options) {
        Compilation compilation = compile(options);
        OdeModel model = HotCompiler.standard()
                .load(compilation
                        .stages()
                        .orElseThrow(() ->
                                new AssertionError(compilation.diagnostics().toString()))
                        .models());
        setDefaults(model);
        return model;
    }

    /** Gives a model the parameters of its file. */
    public static void setDefaults(OdeModel model) {
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        model.setParameters(parameters);
    }

    @Override
    public String toString() {
        return name;
    }
}
