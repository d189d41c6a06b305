package brook.hot;

import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver;
import java.util.ArrayList;
import java.util.List;

/** Remembers what was asked and answered, so that one can ask again; written by one thread, and read by others afterwards. */
final class RecordedImports implements SourceResolver {

    private final SourceResolver resolver;
    private final List<Request> requests = new ArrayList<>();

    private record Request(SourceFile importer, String path, Answer answer) {}

    RecordedImports(SourceResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public Answer resolve(SourceFile importer, String path) {
        Answer answer = resolver.resolve(importer, path);
        requests.add(new Request(importer, path, answer));
        return answer;
    }

    /** Answers what was answered before, and nothing else. */
    SourceResolver again() {
        return (importer, path) -> requests.stream()
                .filter(request ->
                        request.importer().equals(importer) && request.path().equals(path))
                .map(Request::answer)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody asked for " + path));
    }

    /** Whether the resolver still gives the same files: then the model is still the same. */
    boolean stillHold() {
        return requests.stream()
                .allMatch(request -> same(request.answer(), resolver.resolve(request.importer(), request.path())));
    }

    private static boolean same(Answer before, Answer now) {
        return before instanceof Found old
                && now instanceof Found young
                && old.file().name().equals(young.file().name())
                && old.file().text().equals(young.file().text());
    }
}
