package brook.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.source.DiagnosticRenderer;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tree of a model is the text beside it. */
class SyntaxPrinterTest {

    static List<Path> models() {
        return Corpus.files("syntax");
    }

    @ParameterizedTest
    @MethodSource("models")
    void tree(Path model) {
        String name = model.getFileName().toString();
        Diagnostics diagnostics = new Diagnostics();
        ModelSyntax syntax = SyntaxParser.parse(new SourceFile(name, Corpus.text(model)), diagnostics);
        assertThat(DiagnosticRenderer.plain().render(diagnostics)).isEmpty();
        Path golden = model.resolveSibling(name.replace(".ode", ".txt"));
        assertThat(SyntaxPrinter.print(syntax)).isEqualTo(Corpus.text(golden));
    }
}
