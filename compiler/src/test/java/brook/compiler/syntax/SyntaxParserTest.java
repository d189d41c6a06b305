package brook.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.source.DiagnosticRenderer;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Good models are read without a message. */
class SyntaxParserTest {

    static List<Path> models() {
        return Corpus.models();
    }

    @ParameterizedTest
    @MethodSource("models")
    void noMessage(Path model) {
        Diagnostics diagnostics = new Diagnostics();
        ModelSyntax syntax =
                SyntaxParser.parse(new SourceFile(model.getFileName().toString(), Corpus.text(model)), diagnostics);
        assertThat(DiagnosticRenderer.plain().render(diagnostics)).isEmpty();
        assertThat(syntax.statements()).isNotEmpty();
    }
}
