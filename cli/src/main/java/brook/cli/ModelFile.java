package brook.cli;

import brook.compiler.files.ModelFolder;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Reads model files: the user's own, so that imports may lie anywhere. */
final class ModelFile {

    /** Names are as the user writes them, from the folder in which the command runs. */
    static final ModelFolder FOLDER = ModelFolder.anywhere(Path.of(""));

    private ModelFile() {}

    /** Refuses a file that cannot be read; shows the message about bytes that are not UTF-8. */
    static SourceFile read(String name, Messages messages) {
        path(name);
        SourceResolver.Answer answer = FOLDER.read(name);
        if (answer instanceof SourceResolver.Found found) {
            return found.file();
        }
        if (answer instanceof SourceResolver.Undecodable text) {
            messages.show(List.of(text.why()), 0);
            throw Refusal.silent(ExitCode.WRONG_MODEL);
        }
        if (answer instanceof SourceResolver.Refused refused) {
            throw refusal(name, refused);
        }
        throw new AssertionError(answer);
    }

    static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException notAName) {
            throw Refusal.usage("`" + name + "` is not the name of a file");
        }
    }

    private static Refusal refusal(String name, SourceResolver.Refused refused) {
        return switch (refused.reason()) {
            case TOO_LARGE ->
                Refusal.model(Diagnostic.error(
                                "E0199", "`" + name + "` " + refused.detail().replaceFirst("^it ", ""))
                        .help("a model this large should say with indices and sums what it says element by element"));
            case NOT_FOUND, UNREADABLE, OUTSIDE, NO_FILES ->
                Refusal.usage("cannot read `" + name + "`: " + refused.detail());
        };
    }
}
