package brook.hot;

import brook.compiler.CompilerLimits;
import brook.compiler.CompilerOptions;
import brook.compiler.files.ModelFolder;
import brook.compiler.files.ModelResources;
import brook.compiler.hot.HotCompiler;
import brook.compiler.hot.JavacBackEnd;
import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver;
import brook.compiler.source.SourceResolver.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Compiles models in this JVM, and remembers them.
 *
 * <pre>{@code
 * Models models = Models.standard();
 * HotModel pendulum = models.compile(Path.of("Pendulum.ode")).orElseThrow();
 * ModelTrajectory run = pendulum.solver().set("L", 2).build().solve(0, 20);
 * }</pre>
 *
 * <p>Immutable and for any number of threads; every {@code with} method returns a changed copy, which shares the memory of
 * compiled models. A model is compiled once: whoever asks for the same text with the same imports and options, then or at
 * the same time, gets the same class. As many compilations run at once as there are processors.
 *
 * <p>What is wrong with a model is in the {@link ModelResult}, never an exception; a
 * {@link brook.compiler.hot.GeneratedCodeDefect} or an {@link AssertionError} is a defect of Brook.
 */
public final class Models {

    /** How many models are remembered, unless the caller says otherwise. */
    public static final int USUAL_CACHE = 256;

    /** No class of this name can hide another: nothing else is in the package. */
    private static final String PACKAGE = "brook.model";

    private final CompilerOptions options;
    private final HotCompiler hotCompiler;
    private final Optional<Path> root;
    private final SourceResolver imports;
    private final ModelCache cache;

    private Models(
            CompilerOptions options,
            HotCompiler hotCompiler,
            Optional<Path> root,
            SourceResolver imports,
            ModelCache cache) {
        this.options = options;
        this.hotCompiler = hotCompiler;
        this.root = root;
        this.imports = imports;
        this.cache = cache;
    }

    /** For one's own models: only what would end the JVM is refused. */
    public static Models standard() {
        return of(CompilerLimits.STANDARD);
    }

    /** For models of strangers, {@link CompilerLimits#SERVICE}: some seconds and some tens of megabytes each. */
    public static Models forStrangers() {
        return of(CompilerLimits.SERVICE);
    }

    private static Models of(CompilerLimits limits) {
        CompilerOptions options = HotCompiler.fastest(CompilerOptions.STANDARD).withLimits(limits);
        return new Models(
                options, HotCompiler.standard(), Optional.empty(), SourceResolver.NONE, new ModelCache(USUAL_CACHE));
    }

    /** Reads files, and imports also of models that are strings, from this folder and those below it, and nothing else. */
    public Models withRoot(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        return new Models(options, hotCompiler, Optional.of(path), ModelFolder.confinedTo(path), cache);
    }

    /** Asks this resolver for the imports of models that are strings; it must answer any number of threads. */
    public Models withImports(SourceResolver resolver) {
        return new Models(options, hotCompiler, root, resolver, cache);
    }

    /** Gives {@code const} names of the models other values; a name that a model does not have is an error in it. */
    public Models withConstants(Map<String, Double> values) {
        return withOptions(some -> some.withConstants(values));
    }

    /** How much one compilation may take. */
    public Models withLimits(CompilerLimits limits) {
        return withOptions(some -> some.withLimits(limits));
    }

    /** Changes what else can be chosen about a compilation; the names of the package and the class are ours. */
    public Models withOptions(UnaryOperator<CompilerOptions> choices) {
        return new Models(choices.apply(options), hotCompiler, root, imports, cache);
    }

    /**
     * Compiles with the compiler of the JDK instead of Janino: some ten times slower, the same bits.
     *
     * @throws UnsupportedOperationException when a model is compiled in a JVM without a compiler
     */
    public Models withJavac() {
        return new Models(options, new HotCompiler(new JavacBackEnd()), root, imports, cache);
    }

    /**
     * Remembers another number of models, in a memory of its own; the one not asked for longest is forgotten first.
     *
     * @param most 0 to remember none
     */
    public Models withCacheOf(int most) {
        return new Models(options, hotCompiler, root, imports, new ModelCache(most));
    }

    /** Compiles a file; imports are read from its folder and those below, or from the root, if there is one. */
    public ModelResult compile(Path file) {
        Path path = file.toAbsolutePath().normalize();
        Path folder = root.or(() -> Optional.ofNullable(path.getParent())).orElse(path);
        String name =
                (root.isPresent() && path.startsWith(folder) ? folder.relativize(path) : file.normalize()).toString();
        ModelFolder files = root.isPresent()
                ? ModelFolder.confinedTo(folder)
                : ModelFolder.anywhere(file.getFileSystem().getPath("")).within(folder);
        return compile(files.read(name), name, files, folder);
    }

    /**
     * Compiles a text. It imports nothing, unless a root or a resolver was given.
     *
     * @param name what messages call it, such as {@code model.ode}; imports are looked for beside it
     */
    public ModelResult compile(String name, String text) {
        return compile(new SourceFile(name, text), imports, imports);
    }

    /**
     * Compiles a resource beside a class, such as {@code Pendulum.ode}; imports are read from the folder of that class and
     * those below. A package of a named module must be open to be read.
     */
    public ModelResult compileResource(Class<?> beside, String name) {
        ClassLoader loader = Optional.ofNullable(beside.getClassLoader()).orElseGet(ClassLoader::getSystemClassLoader);
        String folder = beside.getPackageName().replace('.', '/');
        ModelResources resources = ModelResources.of(loader, folder);
        return compile(resources.read(name), name, resources, new ResourcePlace(loader, folder));
    }

    /** Forgets all models; those in use stay usable. */
    public void forgetAll() {
        cache.clear();
    }

    /** Watches a folder with the {@linkplain WatchedFolder#USUAL_INTERVAL usual interval}. */
    public WatchedFolder watch(Path folder, Consumer<ModelChange> listener) {
        return watch(folder, WatchedFolder.USUAL_INTERVAL, listener);
    }

    /**
     * Compiles all models of a folder and of those below it, and again whenever they change.
     *
     * @param interval how often to look
     * @param listener is told of every change: of those that are there now on this thread, later on that of the folder; what
     *     it throws there goes to that thread's handler of uncaught exceptions
     * @throws IllegalArgumentException if there is no such folder
     */
    public WatchedFolder watch(Path folder, Duration interval, Consumer<ModelChange> listener) {
        WatchedFolder watched = new WatchedFolder(this, folder.toAbsolutePath().normalize(), interval, listener);
        watched.start();
        return watched;
    }

    /** What was read, or why it could not be. */
    ModelResult compile(Answer answer, String name, SourceResolver resolver, Object place) {
        if (answer instanceof SourceResolver.Found found) {
            return compile(found.file(), resolver, place);
        }
        if (answer instanceof SourceResolver.Undecodable undecodable) {
            return ModelResult.unreadable(undecodable.why());
        }
        if (answer instanceof SourceResolver.Refused refused) {
            return ModelResult.unreadable(Unreadable.diagnostic(name, refused));
        }
        throw new AssertionError(answer);
    }

    private ModelResult compile(SourceFile file, SourceResolver resolver, Object place) {
        CompilerOptions named = options.withPackageName(PACKAGE).withClassName("");
        ModelCache.Key key = new ModelCache.Key(place, file.name(), file.text(), named, hotCompiler);
        return cache.get(key, () -> HotCompilation.of(file, named, resolver, hotCompiler));
    }

    /** What tells the resources of one class from those of another. */
    private record ResourcePlace(ClassLoader loader, String folder) {}
}
