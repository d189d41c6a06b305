package brook.compiler.system.resolve;

import brook.compiler.imports.ModelSources;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import brook.compiler.syntax.ModelSyntax;
import brook.compiler.syntax.Statement;
import brook.compiler.system.units.UnitNotes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names of the model and of each file that it imports. A name means what its own file says or imports: an imported
 * function never sees the names of the model, and what a file imports is not handed on.
 */
final class Namespaces {

    private final Globals model;
    private final Problems problems;
    private final Map<SourceFile, Globals> imported = new LinkedHashMap<>();

    Namespaces(Globals model, Problems problems) {
        this.model = model;
        this.problems = problems;
    }

    /** The names known at a place of the text. */
    Globals at(Span place) {
        return imported.getOrDefault(place.file(), model);
    }

    /** The names of the imported files, in the order of the files. */
    Iterable<Globals> imported() {
        return imported.values();
    }

    /** Collects the names of the imported files, then makes them known where they are imported. */
    void collect(ModelSources sources) {
        for (ModelSyntax syntax : sources.imported()) {
            Globals own = new Globals();
            imported.put(syntax.file(), own);
            new Declarations(own, problems, new UnitNotes()).collectLibrary(syntax);
            if (ModelSources.foreigner(syntax).isPresent()) {
                problems.namesMayBeLost(syntax.file());
            }
        }
        for (ModelSyntax syntax : sources.all()) {
            for (Statement statement : syntax.statements()) {
                if (statement instanceof Statement.Import request) {
                    follow(request, Optional.ofNullable(sources.targets().get(request)));
                }
            }
        }
    }

    private void follow(Statement.Import request, Optional<SourceFile> target) {
        if (target.isEmpty()) {
            problems.namesMayBeElsewhere();
            return;
        }
        Globals names = at(request.span());
        for (Entry entry : imported.getOrDefault(target.get(), model).all()) {
            if (isGiven(entry)) {
                String name = request.as().map(library -> library.text() + ".").orElse("") + entry.name();
                Optional<Entry> known = names.find(name);
                if (known.isEmpty()) {
                    names.addImported(name, entry);
                } else if (known.get() != entry) {
                    problems.report(clash(request, name, entry, known.get()));
                }
            }
        }
    }

    /** Names that begin with {@code _} stay in their file. */
    private static boolean isGiven(Entry entry) {
        boolean function = entry instanceof Entry.Function || entry instanceof Entry.Constant;
        return function && !entry.name().startsWith("_");
    }

    private static Diagnostic clash(Statement.Import request, String name, Entry entry, Entry known) {
        String file = request.path().value();
        String alias = request.as().map(other -> other.text() + "2").orElseGet(() -> alias(file));
        String help = "keep the names of `" + file + "` apart: `import \"" + file + "\" as " + alias + "`, then `"
                + alias + "." + entry.name() + "`";
        if (known instanceof Entry.Time) {
            return Diagnostic.error("E0206", "`" + name + "` is the time and cannot be imported")
                    .at(request.span())
                    .also(entry.place(), Words.withArticle(entry.kind()))
                    .help(help + ", or call the time something else: `time s`");
        }
        boolean own = known.place().file() == request.span().file();
        return own
                ? Diagnostic.error("E0204", "`" + name + "` is defined here and in `" + file + "`")
                        .at(known.place(), "defined here")
                        .also(request.span(), "imported here")
                        .also(entry.place(), "defined here too")
                        .help("rename one of them, or " + help)
                : Diagnostic.error("E0204", "`" + name + "` is imported twice, with two meanings")
                        .at(request.span(), "the second import")
                        .also(known.place(), "the first meaning")
                        .also(entry.place(), "the second one")
                        .help(help);
    }

    /** A name for a file: {@code layers} for {@code ../shared/layers.ode}. */
    private static String alias(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.ode$", "");
        String word = name.codePoints()
                .map(c -> Character.isJavaIdentifierPart(c) && c != '$' ? c : '_')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return word.isEmpty() || !Character.isLetter(word.codePointAt(0)) ? "other" : word;
    }

    /** What to say of a name that is unknown at its place but known to another file, or there under another name. */
    Optional<String> elsewhere(String name, Span place) {
        Globals here = at(place);
        int point = name.lastIndexOf('.');
        String plain = name.substring(point + 1);
        for (Map.Entry<String, Entry> visible : here.imported().entrySet()) {
            if (visible.getValue().name().equals(plain)) {
                return Optional.of("here it is called `" + visible.getKey() + "`");
            }
        }
        if (point > 0) {
            return qualified(name.substring(0, point), plain, here);
        }
        for (Map.Entry<SourceFile, Globals> file : imported.entrySet()) {
            if (file.getValue().all().stream().anyMatch(entry -> entry.name().equals(name))) {
                String other = file.getKey().name();
                return Optional.of(
                        name.startsWith("_")
                                ? "`" + name + "` stays in `" + other + "`: names that begin with `_` are not imported"
                                : "it is defined in `" + other + "`, which this file does not import itself");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> qualified(String library, String plain, Globals here) {
        if (here.find(library).filter(Entry.Library.class::isInstance).isPresent()) {
            return Optional.empty();
        }
        boolean known = Predefined.find(plain).isPresent()
                || here.find(plain).isPresent()
                || plain.equals("pi")
                || plain.equals("inf");
        return Optional.of(
                known
                        ? "write `" + plain + "`: nothing is imported as `" + library + "`"
                        : "nothing is imported as `" + library + "`; write `import \"" + library + ".ode\" as "
                                + library + "`");
    }
}
