package brook.hot;

import brook.compiler.Compilation;
import brook.compiler.CompilerOptions;
import brook.compiler.OdeCompiler;
import brook.compiler.hot.HotCompiler;
import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver;
import brook.runtime.OdeModel;
import java.util.Optional;

/** What one compilation gave, and on which imports it stands. */
record HotCompilation(ModelResult result, RecordedImports imports) {

    static HotCompilation of(
            SourceFile file, CompilerOptions options, SourceResolver resolver, HotCompiler hotCompiler) {
        RecordedImports imports = new RecordedImports(resolver);
        Compilation compilation = OdeCompiler.compile(file, options, imports);
        Optional<HotModel> model = compilation.stages().map(stages -> {
            OdeModel prototype = hotCompiler.load(stages.models());
            return new HotModel(
                    prototype,
                    stages.java().text(),
                    compilation,
                    new Companions(file, options, imports.again(), hotCompiler));
        });
        return new HotCompilation(ModelResult.of(compilation, model), imports);
    }
}
