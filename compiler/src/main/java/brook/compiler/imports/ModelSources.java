package brook.compiler.imports;

import brook.compiler.source.SourceFile;
import brook.compiler.syntax.ModelSyntax;
import brook.compiler.syntax.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user wrote in a model and in the files that it imports, directly or through others.
 *
 * @param imported each file once, in the order in which they are first met
 * @param targets the file that an import means; none for one that was refused, which is reported
 */
public record ModelSources(ModelSyntax model, List<ModelSyntax> imported, Map<Statement.Import, SourceFile> targets) {

    public ModelSources {
        imported = List.copyOf(imported);
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    }

    /** A model whose imports, if it has some, are not looked at. */
    public static ModelSources alone(ModelSyntax model) {
        return new ModelSources(model, List.of(), Map.of());
    }

    /** The model and the imported files. */
    public List<ModelSyntax> all() {
        List<ModelSyntax> all = new ArrayList<>(List.of(model));
        all.addAll(imported);
        return all;
    }

    /** Whether a file can only be imported: it has functions, constants or imports and nothing else. */
    public static boolean isLibrary(ModelSyntax syntax) {
        return foreigner(syntax).isEmpty()
                && syntax.statements().stream().anyMatch(statement -> !(statement instanceof Statement.ModelHeader));
    }

    /** The first statement that is no function, constant, import or name: what makes a file a model. */
    public static Optional<Statement> foreigner(ModelSyntax syntax) {
        return syntax.statements().stream()
                .filter(statement -> !belongsToLibrary(statement))
                .findFirst();
    }

    private static boolean belongsToLibrary(Statement statement) {
        return statement instanceof Statement.FunctionDefinition
                || statement instanceof Statement.Import
                || statement instanceof Statement.ModelHeader
                || statement instanceof Statement.Declaration declaration
                        && declaration.kind() == Statement.Declaration.Kind.CONST;
    }
}
