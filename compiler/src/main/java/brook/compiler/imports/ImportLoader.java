package brook.compiler.imports;

import brook.compiler.source.Budget;
import brook.compiler.source.Budget.Amount;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.ImportPath;
import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver;
import brook.compiler.syntax.ModelSyntax;
import brook.compiler.syntax.Statement;
import brook.compiler.syntax.SyntaxParser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads what a model imports, file by file, the nearest first. */
public final class ImportLoader {

    /** Import statements for each file that may be read: the others name files that are known already. */
    private static final int STATEMENTS_PER_FILE = 20;

    private final SourceResolver resolver;
    private final Diagnostics diagnostics;
    private final Consumer<SourceFile> reads;
    private final Map<String, SourceFile> files = new LinkedHashMap<>();
    /** Those that come with the compiler: their names are not those of files. */
    private final Map<String, SourceFile> standard = new LinkedHashMap<>();

    private final Map<Statement.Import, SourceFile> targets = new LinkedHashMap<>();
    private final List<ModelSyntax> imported = new ArrayList<>();
    private final Deque<Importer> waiting = new ArrayDeque<>();
    private final Budget budget = Budget.here();
    private long characters;
    private int statements;
    private boolean full;

    private ImportLoader(SourceResolver resolver, Diagnostics diagnostics, Consumer<SourceFile> reads) {
        this.resolver = resolver;
        this.diagnostics = diagnostics;
        this.reads = reads;
    }

    /** A file whose imports are still to be read. */
    private record Importer(ModelSyntax syntax, int depth) {}

    /**
     * The model with everything it imports; an import that cannot be followed is reported and left out.
     *
     * @param reads is told of each file that is read, also of those that are no text; not of those that come with the compiler
     */
    public static ModelSources load(
            ModelSyntax model, SourceResolver resolver, Diagnostics diagnostics, Consumer<SourceFile> reads) {
        return new ImportLoader(resolver, diagnostics, reads).load(model);
    }

    private ModelSources load(ModelSyntax model) {
        files.put(ImportPath.plain(model.file().name()), model.file());
        characters = model.file().text().length();
        waiting.add(new Importer(model, 0));
        while (!waiting.isEmpty()) {
            Importer importer = waiting.remove();
            for (Statement statement : importer.syntax().statements()) {
                if (statement instanceof Statement.Import request && !full) {
                    follow(request, importer.depth() + 1);
                }
            }
        }
        return new ModelSources(model, imported, targets);
    }

    private void follow(Statement.Import request, int depth) {
        budget.look();
        Optional<String> fault = ImportPath.fault(request.path().value());
        if (fault.isPresent()) {
            diagnostics.report(ImportMessages.noPath(request, fault.get()));
            return;
        }
        String importer = ImportPath.plain(request.span().file().name());
        if (ImportPath.beside(importer, request.path().value()).equals(importer)) {
            diagnostics.report(ImportMessages.itself(request));
            return;
        }
        statements++;
        if (statements > STATEMENTS_PER_FILE * budget.most(Amount.FILES)) {
            refuseMore(request);
            return;
        }
        if (ImportPath.isStandard(request.path().value())) {
            followStandard(request, depth);
            return;
        }
        SourceResolver.Answer answer =
                resolver.resolve(request.span().file(), request.path().value());
        budget.look();
        if (answer instanceof SourceResolver.Found found) {
            take(request, found.file(), depth);
        } else if (answer instanceof SourceResolver.Undecodable text) {
            diagnostics.read(text.file());
            reads.accept(text.file());
            diagnostics.report(ImportMessages.imported(text.why(), request));
        } else if (answer instanceof SourceResolver.Refused refused) {
            diagnostics.report(ImportMessages.refused(request, refused));
        } else {
            throw new AssertionError(answer);
        }
    }

    /** A file of our own is known by its path; who reads the model's files is not told of it: it is part of the compiler. */
    private void followStandard(Statement.Import request, int depth) {
        String path = ImportPath.plain(request.path().value());
        Optional<SourceFile> known = Optional.ofNullable(standard.get(path));
        Optional<SourceFile> file = known.or(() -> StandardLibrary.file(path));
        if (known.isPresent()) {
            targets.put(request, known.get());
        } else if (file.isPresent()) {
            standard.put(path, file.get());
            parse(request, file.get(), depth);
        } else {
            diagnostics.report(ImportMessages.notStandard(request));
        }
    }

    private void take(Statement.Import request, SourceFile found, int depth) {
        SourceFile known = files.get(ImportPath.plain(found.name()));
        if (known != null) {
            targets.put(request, known);
        } else if (depth > budget.most(Amount.IMPORT_DEPTH)) {
            diagnostics.report(ImportMessages.tooDeep(request, budget.most(Amount.IMPORT_DEPTH)));
        } else if (files.size() >= budget.most(Amount.FILES)) {
            refuseMore(request);
        } else {
            read(request, found, depth);
        }
    }

    private void refuseMore(Statement.Import request) {
        full = true;
        diagnostics.report(ImportMessages.tooMany(request, budget.most(Amount.FILES)));
    }

    private void read(Statement.Import request, SourceFile file, int depth) {
        characters += file.text().length();
        if (characters > budget.most(Amount.CHARACTERS)) {
            full = true;
            diagnostics.report(ImportMessages.tooLong(request, budget.most(Amount.CHARACTERS)));
            return;
        }
        files.put(ImportPath.plain(file.name()), file);
        reads.accept(file);
        parse(request, file, depth);
    }

    private void parse(Statement.Import request, SourceFile file, int depth) {
        targets.put(request, file);
        ModelSyntax syntax = SyntaxParser.parse(file, diagnostics);
        imported.add(syntax);
        waiting.add(new Importer(syntax, depth));
        ModelSources.foreigner(syntax)
                .ifPresent(statement -> diagnostics.report(ImportMessages.noLibrary(request, statement)));
    }
}
