package brook.compiler.imports;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.ImportPath;
import brook.compiler.source.SourceResolver;
import brook.compiler.source.Span;
import brook.compiler.source.Suggestions;
import brook.compiler.syntax.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is said about imports that cannot be followed. */
final class ImportMessages {

    /** More names than this are not listed. */
    private static final int LISTED = 5;

    private ImportMessages() {}

    static Diagnostic noPath(Statement.Import request, String fault) {
        Diagnostic diagnostic = Diagnostic.error("E0903", "this is not the path of a model file")
                .at(request.path().span(), fault);
        String path = request.path().value();
        Optional<String> mended =
                mended(path).filter(text -> ImportPath.fault(text).isEmpty());
        return mended.map(text -> diagnostic.help("write `import \"" + text + "\"`"))
                .orElseGet(
                        () -> diagnostic.help(
                                "a path is relative to the folder of this file: `import \"layers.ode\"`, `import \"../shared/layers.ode\"`"));
    }

    /** What a path with one usual slip was to be. */
    private static Optional<String> mended(String path) {
        if (path.length() > 200 || path.indexOf(':') >= 0 || path.startsWith("/")) {
            return Optional.empty();
        }
        String text = path.replace('\\', '/');
        return Optional.of(text.matches(".*\\.\\w*$") ? text : text + ImportPath.ENDING);
    }

    static Diagnostic refused(Statement.Import request, SourceResolver.Refused refused) {
        String path = request.path().value();
        String file = request.span().file().shortName();
        Span span = request.path().span();
        return switch (refused.reason()) {
            case NO_FILES ->
                Diagnostic.error("E0906", "nothing can be imported here")
                        .at(span, "this model was given as a text, without other files")
                        .help("copy what is needed into the model")
                        .help("in Java: `OdeCompiler.compile(file, options, ModelFolder.confinedTo(folder))`");
            case NOT_FOUND -> notFound(path, refused, span, file);
            case OUTSIDE ->
                Diagnostic.error("E0904", "`" + path + "` is outside of the folder of the models")
                        .at(span, "nothing above it is read")
                        .help("put the file into the folder of the models, or below it");
            case UNREADABLE ->
                Diagnostic.error("E0905", "cannot read `" + path + "`").at(span, refused.detail());
            case TOO_LARGE ->
                Diagnostic.error("E0905", "cannot read `" + path + "`")
                        .at(span, refused.detail())
                        .help("functions and constants take little text: is this the right file?");
        };
    }

    private static Diagnostic notFound(String path, SourceResolver.Refused refused, Span span, String file) {
        int end = path.lastIndexOf('/') + 1;
        String folder = end == 0 ? "" : "`" + path.substring(0, end) + "` beside ";
        String looked = "looked in " + (end == 0 ? "the folder of " : folder) + file;
        Diagnostic diagnostic =
                Diagnostic.error("E0901", "cannot find `" + path + "`").at(span, looked);
        Optional<String> near = Suggestions.nearest(path, refused.nearby());
        if (near.isPresent()) {
            return diagnostic.help("there is a `" + near.get() + "`" + (end == 0 ? " in that folder" : ""));
        }
        if (refused.nearby().isEmpty()) {
            return diagnostic.help("a path is relative to the folder of the file that imports");
        }
        List<String> some = refused.nearby().stream().limit(LISTED).toList();
        String more = refused.nearby().size() > LISTED ? ", ..." : "";
        return diagnostic.help("there are: " + String.join(", ", some) + more);
    }

    static Diagnostic notStandard(Statement.Import request) {
        String path = request.path().value();
        Diagnostic diagnostic = Diagnostic.error("E0901", "cannot find `" + path + "`")
                .at(
                        request.path().span(),
                        "paths that begin with `" + ImportPath.STANDARD + "` are of the standard library");
        String known = Suggestions.nearest(path, StandardLibrary.PATHS)
                .map(near -> "there is a `" + near + "`")
                .orElse("there are: " + String.join(", ", StandardLibrary.PATHS));
        return diagnostic.help(known).help("a file of your own: `import \"./" + path + "\"`");
    }

    static Diagnostic itself(Statement.Import request) {
        return Diagnostic.error("E0908", "this file imports itself")
                .at(request.span())
                .help("remove the line: a file knows its own names");
    }

    static Diagnostic noLibrary(Statement.Import request, Statement foreigner) {
        String name = request.path().value();
        return imported(
                Diagnostic.error("E0907", "`" + name + "` is a model: only functions and constants can be imported")
                        .at(firstLine(foreigner.span()), "this is neither")
                        .help("move the functions and constants into a file of their own, and import that from both"),
                request);
    }

    /** A message about an imported file, with the line that imports it. */
    static Diagnostic imported(Diagnostic diagnostic, Statement.Import request) {
        return diagnostic.also(request.span(), "imported here");
    }

    static Diagnostic tooDeep(Statement.Import request, long most) {
        return Diagnostic.error("E0909", "imports are nested more than " + most + " deep")
                .at(request.span(), "not followed")
                .help("import the file that is needed from the model itself");
    }

    static Diagnostic tooMany(Statement.Import request, long most) {
        return Diagnostic.error("E0909", "a model and its imports are at most " + number(most) + " files")
                .at(request.span(), "not followed")
                .help("put functions that belong together into one file");
    }

    static Diagnostic tooLong(Statement.Import request, long most) {
        return Diagnostic.error(
                        "E0909", "a model and its imports have at most " + number(most) + " characters together")
                .at(request.span(), "not read")
                .help("import what is needed only");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static Span firstLine(Span span) {
        int end = span.start();
        String text = span.file().text();
        while (end < span.end() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return new Span(span.file(), span.start(), end);
    }
}
