package brook.compiler.files;

import brook.compiler.source.ImportPath;
import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Model files on a class path below one package-like folder, {@code com/acme/models}, and their imports; for any number of threads. */
public final class ModelResources implements SourceResolver {

    private final ClassLoader loader;
    private final String base;

    private ModelResources(ClassLoader loader, String base) {
        this.loader = loader;
        this.base = base;
    }

    /**
     * Resources below a folder; nothing outside of it is read.
     *
     * @param base folders separated by {@code /}, empty for all resources of the loader
     */
    public static ModelResources of(ClassLoader loader, String base) {
        String folder = ImportPath.plain(base).replaceFirst("^/+", "");
        return new ModelResources(loader, folder.isEmpty() ? "" : folder + "/");
    }

    /** A model file by its path from the base. */
    public Answer read(String name) {
        Optional<String> fault = ImportPath.fault(name);
        if (fault.isPresent()) {
            return new Refused(Reason.NOT_FOUND, fault.get(), List.of());
        }
        String plain = ImportPath.plain(name);
        if (plain.startsWith("../")) {
            return new Refused(Reason.OUTSIDE, "", List.of());
        }
        try (InputStream in = loader.getResourceAsStream(base + plain)) {
            return in == null
                    ? new Refused(Reason.NOT_FOUND, "there is no such resource", List.of())
                    : Bytes.read(plain, in);
        } catch (IOException failed) {
            return new Refused(Reason.UNREADABLE, IoReason.of(failed), List.of());
        }
    }

    /** A file by its path from the folder of the importer. */
    @Override
    public Answer resolve(SourceFile importer, String path) {
        Optional<String> fault = ImportPath.fault(path);
        return fault.isPresent()
                ? new Refused(Reason.NOT_FOUND, fault.get(), List.of())
                : read(ImportPath.beside(importer.name(), path));
    }
}
