package brook.maven.generate;

import brook.compiler.source.Diagnostic;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** The package of the classes of a model: the root package and the folder of the model below the source folder. */
public final class PackageName {

    private PackageName() {}

    /** Whether Java accepts it; the empty name is the package without a name. */
    public static boolean isLegal(String name) {
        return name.isEmpty() || SourceVersion.isName(name, SourceVersion.RELEASE_17);
    }

    static String of(String rootPackage, String model) {
        String folder = model.substring(0, Math.max(0, model.lastIndexOf('/')));
        return Stream.of(rootPackage, folder.replace('/', '.'))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("."));
    }

    /** What is wrong with the folder of a model. */
    static Optional<Diagnostic> fault(String model) {
        String[] names = model.split("/", -1);
        return Stream.of(names)
                .limit(names.length - 1)
                .filter(name -> name.contains(".") || !isLegal(name))
                .findFirst()
                .map(name -> Diagnostic.error(
                                Generation.CODE,
                                "the folder `" + name + "` cannot be part of the name of a Java package")
                        .help("the folders below the source folder are the package: rename it, or move the model"));
    }
}
