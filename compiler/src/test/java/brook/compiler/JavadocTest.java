package brook.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Every public type and method of the published modules has a Javadoc comment, unless it overrides one that has. */
class JavadocTest {

    private static final List<String> PUBLISHED = List.of("runtime", "compiler", "maven-plugin", "hipparchus", "cli");

    @Test
    void everythingPublicIsExplained() throws IOException {
        assertThat(silent()).isEmpty();
    }

    /** What is public and says nothing, as {@code file: name}. */
    private static List<String> silent() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> silent = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources()));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(docs, silent).scan(unit, null);
            }
        }
        return silent;
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : PUBLISHED) {
            try (Stream<Path> tree = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                tree.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
            }
        }
        assertThat(sources).hasSizeGreaterThan(100);
        return sources;
    }

    /** Goes through public types only; what a private type holds is nobody's business. */
    private static final class Scanner extends TreePathScanner<Void, Void> {

        private final DocTrees docs;
        private final List<String> silent;

        Scanner(DocTrees docs, List<String> silent) {
            this.docs = docs;
            this.silent = silent;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (!seen(type.getModifiers())) {
                return null;
            }
            require(type.getSimpleName().toString());
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            boolean overrides = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            boolean ofRecord = method.getParameters().isEmpty() && isRecord();
            if (seen(method.getModifiers()) && !overrides && !ofRecord && !isCompact(method)) {
                require(method.getName().toString());
            }
            return null;
        }

        /** Members of an interface are public without saying so. */
        private boolean seen(ModifiersTree modifiers) {
            boolean ofInterface = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree outer
                    && outer.getKind() == Tree.Kind.INTERFACE
                    && !modifiers.getFlags().contains(Modifier.PRIVATE);
            return ofInterface
                    || modifiers.getFlags().contains(Modifier.PUBLIC)
                    || modifiers.getFlags().contains(Modifier.PROTECTED);
        }

        private boolean isRecord() {
            return getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
        }

        /** The constructor of a record, whose components its own comment explains. */
        private boolean isCompact(MethodTree method) {
            return isRecord() && method.getName().contentEquals("<init>");
        }

        private void require(String name) {
            TreePath path = getCurrentPath();
            if (docs.getDocCommentTree(path) == null) {
                silent.add(path.getCompilationUnit().getSourceFile().getName() + ": " + name);
            }
        }
    }
}
