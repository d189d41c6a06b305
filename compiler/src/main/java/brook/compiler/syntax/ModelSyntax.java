package brook.compiler.syntax;

import brook.compiler.source.SourceFile;
import java.util.List;

/** What the user wrote: the statements of one file in their order; nothing is resolved yet. */
public record ModelSyntax(SourceFile file, List<Statement> statements) {

    public ModelSyntax {
        statements = List.copyOf(statements);
    }
}
