package brook.compiler.study;

import brook.compiler.graph.Lowering;
import brook.compiler.imports.ImportLoader;
import brook.compiler.imports.ModelSources;
import brook.compiler.jet.TaylorCalculus;
import brook.compiler.source.DeepStack;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.compiler.source.SourceResolver;
import brook.compiler.source.Span;
import brook.compiler.syntax.ModelSyntax;
import brook.compiler.syntax.SyntaxParser;
import brook.compiler.system.resolve.Resolver;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Counts how often the first message about a model with one mistake points at the mistake.
 *
 * <p>It does if its primary place lies in a line of the mutated words, or is a name that the mutation concerns: a use of what
 * was removed or renamed. Models that stay valid are counted apart: nothing can be said about them. Arguments: the number of mutations
 * of each kind for each model (10), and a file for the cases that failed.
 */
final class MutationStudy {

    private static final long SEED = 4_2026;
    private static final int LONGEST = 20_000;

    /** What became of the mutations of one kind. */
    private static final class Count {
        private int made;
        private int valid;
        private int there;
        private int label;
    }

    private final Map<Mutation.Kind, Count> counts = new EnumMap<>(Mutation.Kind.class);
    private final PrintStream failures;
    private int models;

    private MutationStudy(PrintStream failures) {
        this.failures = failures;
        for (Mutation.Kind kind : Mutation.Kind.values()) {
            counts.put(kind, new Count());
        }
    }

    /** Runs the study in the folder of the compiler module and prints a table. */
    public static void main(String[] arguments) throws IOException {
        int repeats = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        PrintStream failures = arguments.length > 1
                ? new PrintStream(arguments[1], StandardCharsets.UTF_8)
                : new PrintStream(java.io.OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        MutationStudy study = new MutationStudy(failures);
        for (Path file : files()) {
            study.study(file.getFileName().toString(), Files.readString(file), repeats);
        }
        study.print();
        failures.close();
    }

    /** The golden models and the examples. */
    static List<Path> files() throws IOException {
        try (Stream<Path> golden = Files.walk(Path.of("src/test/resources/golden"));
                Stream<Path> corpus = Files.walk(Path.of("src/test/resources/corpus/examples"));
                Stream<Path> examples = Files.walk(Path.of("../generated-examples/src/main/ode"))) {
            return Stream.of(golden, corpus, examples)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".ode"))
                    .sorted()
                    .toList();
        }
    }

    /** The messages about a text, without making a class of it. */
    static Diagnostics diagnostics(String name, String text) {
        Diagnostics diagnostics = new Diagnostics();
        DeepStack.call(() -> {
            ModelSyntax syntax = SyntaxParser.parse(new SourceFile(name, text), diagnostics);
            ModelSources sources = ImportLoader.load(syntax, SourceResolver.NONE, diagnostics, file -> {});
            return Resolver.resolve(sources, Map.of(), diagnostics)
                    .flatMap(system -> Lowering.lower(system, new TaylorCalculus(), diagnostics));
        });
        return diagnostics;
    }

    private void study(String name, String text, int repeats) {
        if (text.length() > LONGEST || diagnostics(name, text).hasErrors()) {
            return;
        }
        models++;
        Random random = new Random(SEED + name.hashCode());
        for (Mutation.Kind kind : Mutation.Kind.values()) {
            for (int i = 0; i < repeats; i++) {
                Mutator.mutate(text, kind, random).ifPresent(mutation -> judge(name, mutation));
            }
        }
    }

    private void judge(String name, Mutation mutation) {
        Count count = counts.getOrDefault(mutation.kind(), new Count());
        count.made++;
        Optional<Diagnostic> first = diagnostics(name, mutation.text()).list().stream()
                .filter(diagnostic -> diagnostic.severity() == Diagnostic.Severity.ERROR)
                .findFirst();
        if (first.isEmpty()) {
            count.valid++;
            return;
        }
        boolean there =
                first.get().place().filter(place -> isThere(place, mutation)).isPresent();
        boolean label = first.get().labels().stream().anyMatch(mark -> isThere(mark.span(), mutation));
        count.there += there ? 1 : 0;
        count.label += label ? 1 : 0;
        if (!there) {
            report(name, mutation, first.get());
        }
    }

    private static boolean isThere(Span place, Mutation mutation) {
        SourceFile file = place.file();
        int from = file.line(mutation.start());
        int to = file.line(Math.min(
                Math.max(mutation.start(), mutation.end() - 1), file.text().length()));
        boolean inLine = mutation.kind() != Mutation.Kind.DECLARATION
                && file.line(place.start()) >= from
                && file.line(place.start()) <= to;
        String name = place.text().replaceAll("['\\[(].*", "");
        return inLine || mutation.names().contains(name);
    }

    private void report(String name, Mutation mutation, Diagnostic diagnostic) {
        int line = (int) mutation.text()
                .substring(0, Math.min(mutation.start(), mutation.text().length()))
                .lines()
                .count();
        failures.println(
                "## " + mutation.kind() + " " + name + ", line " + Math.max(line, 1) + ", names " + mutation.names());
        failures.println(mutation.text()
                .substring(
                        mutation.start(),
                        Math.min(mutation.end(), mutation.text().length())));
        failures.println(brook.compiler.source.DiagnosticRenderer.plain().render(List.of(diagnostic), 0));
    }

    private void print() {
        System.out.println(models + " models");
        System.out.println("| mistake | made | still valid | told | first message there | a mark there |");
        System.out.println("|---|--:|--:|--:|--:|--:|");
        Count all = new Count();
        for (Map.Entry<Mutation.Kind, Count> entry : counts.entrySet()) {
            Count count = entry.getValue();
            print(entry.getKey().words(), count);
            all.made += count.made;
            all.valid += count.valid;
            all.there += count.there;
            all.label += count.label;
        }
        print("all", all);
    }

    private static void print(String words, Count count) {
        int told = count.made - count.valid;
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.1f %% | %.1f %% |%n",
                words,
                count.made,
                count.valid,
                told,
                share(count.there, told),
                share(count.label, told));
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 100 : 100.0 * part / whole;
    }
}
