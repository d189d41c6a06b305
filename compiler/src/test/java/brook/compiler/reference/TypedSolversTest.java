package brook.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;

import brook.compiler.CompilerOptions;
import brook.compiler.JavacTask;
import brook.compiler.emit.EmitOptions.Plan;
import brook.compiler.emit.JavaSource;
import brook.runtime.ModelDescription;
import brook.runtime.Solution;
import brook.runtime.solver.ModelSolver;
import brook.runtime.solver.ModelSolverBuilder;
import brook.runtime.solver.ModelTrajectory;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The typed solvers of the models of the tests: the JDK's compiler takes them without a warning, and together their methods
 * give every double of a trajectory and of the parameters, once.
 */
class TypedSolversTest {

    private static final int STEPS = 3;

    @TempDir
    private Path folder;

    @Test
    void methodsGiveEveryDoubleOnce() throws Exception {
        List<List<JavaSource>> models = classesOfModels();
        assertThat(models).hasSizeGreaterThan(50);
        JavacTask.compile(folder, models.stream().flatMap(List::stream).toList());
        URL[] classes = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
            for (List<JavaSource> model : models) {
                check(loader.loadClass(model.get(model.size() - 1).qualifiedName()));
            }
        }
    }

    /** Of each model its classes, the solver last. */
    private static List<List<JavaSource>> classesOfModels() {
        List<List<JavaSource>> classes = new ArrayList<>();
        for (String name : List.of("corpus/examples", "hostile", "lowering", "typed", "unplanned")) {
            CompilerOptions options =
                    CompilerOptions.STANDARD.withPlan(Plan.LOOPS).withPackageName(name.replace('/', '.'));
            ModelFile.in(name)
                    .forEach(file -> file.compile(options).stages().ifPresent(stages -> classes.add(stages.sources())));
        }
        return classes;
    }

    private static void check(Class<?> type) throws ReflectiveOperationException {
        Object builder = type.getMethod("builder").invoke(null);
        ModelSolverBuilder untyped = (ModelSolverBuilder) call(builder, "untyped");
        call(builder.getClass().getMethod("maxSteps", long.class), builder, (long) STEPS);
        Object solver = call(builder, "build");
        ModelSolver byName = (ModelSolver) call(solver, "untyped");
        complete(byName);
        assertThat(values(solver, Double.NaN)).as(type.getName()).containsExactly(sorted(byName.parameters()));
        double start = start(byName.description());
        Method solve = type.getMethod("solveAsFarAsPossible", double.class, double.class);
        Object run = solve.invoke(solver, start, start + 0.1);
        ModelTrajectory trajectory = (ModelTrajectory) call(run, "untyped");
        double t = trajectory.stepTime(1);
        assertThat(values(run, t))
                .as(type.getName())
                .containsExactly(sorted(
                        trajectory.state(t), trajectory.discretes(t), trajectory.outputs(t), trajectory.integrals(t)));
        Object summary = call(run, "summary");
        Solution solution = (Solution) call(summary, "untyped");
        assertThat(values(summary, Double.NaN))
                .as(type.getName())
                .containsExactly(sorted(solution.state(), solution.integrals(), new double[] {solution.time()}));
        assertThat(untyped.build().description()).isSameAs(byName.description());
    }

    /** Gives every parameter and every initial value that the model may leave open. */
    private static void complete(ModelSolver solver) {
        ModelDescription description = solver.description();
        double[] parameters = solver.parameters();
        IntStream.range(0, parameters.length)
                .filter(i -> Double.isNaN(parameters[i]))
                .forEach(i -> solver.set(i, 1));
        for (int i = 0; i < description.stateLabels().size(); i++) {
            solver.setInitial(i, 0.25 + 1e-3 * i);
        }
    }

    private static double start(ModelDescription description) {
        return Double.isNaN(description.solve().t0()) ? 0 : description.solve().t0();
    }

    /** What all methods give that take the time, or nothing if there is no time: the doubles in order of size. */
    private static double[] values(Object object, double t) throws ReflectiveOperationException {
        boolean timed = !Double.isNaN(t);
        List<Double> values = new ArrayList<>();
        for (Method method : object.getClass().getMethods()) {
            Class<?>[] parameters = method.getParameterTypes();
            boolean fits = timed ? Arrays.equals(parameters, new Class<?>[] {double.class}) : parameters.length == 0;
            boolean own = method.getDeclaringClass() == object.getClass();
            if (own && fits && element(method.getReturnType()) == double.class) {
                collect(timed ? method.invoke(object, t) : method.invoke(object), values);
            }
        }
        Collections.sort(values);
        return values.stream().mapToDouble(value -> value).toArray();
    }

    private static Class<?> element(Class<?> type) {
        return type.isArray() ? element(type.getComponentType()) : type;
    }

    private static void collect(Object value, List<Double> values) {
        if (value instanceof Double number) {
            values.add(number);
            return;
        }
        for (int i = 0; i < Array.getLength(value); i++) {
            collect(Array.get(value, i), values);
        }
    }

    private static double[] sorted(double[]... parts) {
        return Stream.of(parts).flatMapToDouble(DoubleStream::of).sorted().toArray();
    }

    private static Object call(Object object, String method) throws ReflectiveOperationException {
        return object.getClass().getMethod(method).invoke(object);
    }

    private static void call(Method method, Object object, Object argument) throws ReflectiveOperationException {
        method.invoke(object, argument);
    }
}
