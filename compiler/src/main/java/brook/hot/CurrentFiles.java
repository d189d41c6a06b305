package brook.hot;

import brook.compiler.files.ModelFolder;
import brook.compiler.source.ImportPath;
import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver;
import java.nio.file.Path;

/** Gives the imports of models what the last look found, so that all models of one look see the same files. */
final class CurrentFiles implements SourceResolver {

    private final ModelFolder folder;
    private volatile FolderContents contents = FolderContents.NOTHING;

    CurrentFiles(Path folder) {
        this.folder = ModelFolder.confinedTo(folder);
    }

    FolderContents contents() {
        return contents;
    }

    void take(FolderContents newer) {
        contents = newer;
    }

    /** A file of the last look. */
    Answer answer(String name) {
        FolderContents.Seen seen = contents.files().get(name);
        return seen == null ? folder.read(name) : seen.answer();
    }

    /** Whether the last look found a file as a model was made of it. */
    boolean holds(SourceFile file) {
        FolderContents.Seen seen = contents.files().get(file.name());
        return seen != null
                && seen.answer() instanceof Found found
                && found.file().text().equals(file.text());
    }

    /** What the look did not find the folder refuses, with names that are similar. */
    @Override
    public Answer resolve(SourceFile importer, String path) {
        boolean wrong = ImportPath.fault(path).isPresent();
        FolderContents.Seen seen = wrong ? null : contents.files().get(ImportPath.beside(importer.name(), path));
        return seen == null ? folder.resolve(importer, path) : seen.answer();
    }
}
