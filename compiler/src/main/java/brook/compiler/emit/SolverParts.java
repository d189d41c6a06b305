package brook.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** Writes the classes within a typed solver: its builder, what it returns, and what callbacks see. */
final class SolverParts {

    private final SolverTypes types;
    private final SolverFace face;

    SolverParts(SolverTypes types, SolverFace face) {
        this.types = types;
        this.face = face;
    }

    /** A new model; where there are two classes of it, of that which is faster on this JVM. */
    private CodeBlock model() {
        CodeBlock numbers = CodeBlock.of("new $T()", types.model());
        return types.vectors()
                .map(vectors -> CodeBlock.of(
                        "$T.isPresent() ? new $T() : $L",
                        ClassName.get("brook.runtime", "VectorApi"),
                        vectors,
                        numbers))
                .orElse(numbers);
    }

    TypeSpec builder() {
        TypeSpec.Builder type = nested(
                types.builder(),
                "Collects what a solver needs; may build any number of them. What is not set is as the model says.");
        type.addField(SolverTypes.MODEL_BUILDER, "untyped", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(types.callback(), "callback", Modifier.PRIVATE);
        type.addMethod(MethodSpec.constructorBuilder()
                .addStatement("untyped = $T.of($L)", SolverTypes.MODEL_SOLVER, model())
                .build());
        setting(type, "rtol", TypeName.DOUBLE, "tolerance", "The relative tolerance of a step, between 0 and 1.");
        setting(
                type,
                "atol",
                TypeName.DOUBLE,
                "tolerance",
                "The absolute tolerance of a step, not negative; the relative one unless it is set.");
        setting(
                type,
                "order",
                TypeName.INT,
                "order",
                "The order of the Taylor polynomials, at least 2; 0 takes it from the tolerance.");
        setting(type, "maxStep", TypeName.DOUBLE, "length", "The longest step.");
        setting(type, "maxSteps", TypeName.LONG, "steps", "The number of steps after which a run gives up.");
        setting(type, "method", ClassName.get(String.class), "name", "The method of integration: {@code taylor}.");
        setting(type, "output", SolverTypes.OUTPUT_TIMES, "times", "The times of the rows of a trajectory.");
        type.addMethod(SolverWriter.method(
                        "Is told of every step and says whether the run may go on.", types.builder(), "onStep")
                .addParameter(types.callback(), "listener")
                .addStatement("callback = listener")
                .addStatement("return this")
                .build());
        FaceGiver giver = new FaceGiver(FaceQuantity::given, "untyped", types.builder());
        face.parameters().forEach(parameter -> type.addMethods(giver.parameter(parameter)));
        face.states().forEach(state -> type.addMethods(giver.initial(state)));
        type.addMethod(untyped(SolverTypes.MODEL_BUILDER, "untyped", "The same builder by names."));
        return type.addMethod(build()).build();
    }

    private void setting(TypeSpec.Builder type, String name, TypeName valueType, String value, String javadoc) {
        type.addMethod(SolverWriter.method(javadoc, types.builder(), name)
                .addParameter(valueType, value)
                .addStatement("untyped.$L($L)", name, value)
                .addStatement("return this")
                .build());
    }

    private MethodSpec build() {
        return SolverWriter.method("A solver with its own memory.", types.solver(), "build")
                .beginControlFlow("if (callback != null)")
                .addStatement("untyped.onStep(new $T(callback))", types.listener())
                .endControlFlow()
                .addStatement("return new $T(untyped.build())", types.solver())
                .build();
    }

    TypeSpec trajectory() {
        TypeSpec.Builder type = nested(
                types.trajectory(),
                "A run that answers at any time between its start and its end; other times are an\n"
                        + "{@link IllegalArgumentException}. Rows are the times of output, counted from 0.");
        wrapped(type, SolverTypes.MODEL_TRAJECTORY, "run");
        FaceReader states = FaceReader.atTime(
                "at a time of the run", "run.state($L, t)", "run.state(t, $L, $L)", "run.state(t, $L, into)");
        FaceReader discretes = FaceReader.atTime(
                "at a time of the run; at an event, after it", "run.discrete($L, t)", "run.discretes(t, $L, $L)", "");
        FaceReader outputs = FaceReader.atTime(
                "at a time of the run", "run.output($L, t)", "run.outputs(t, $L, $L)", "run.outputs(t, $L, into)");
        face.states().forEach(state -> type.addMethods(states.methods(state)).addMethods(FaceReader.atRow(state)));
        face.discretes()
                .forEach(step -> type.addMethods(discretes.methods(step)).addMethods(FaceReader.atRow(step)));
        face.outputs()
                .forEach(output -> type.addMethods(outputs.methods(output)).addMethods(FaceReader.atRow(output)));
        FaceReader integrals = FaceReader.atTime(
                "at a time of the run",
                "run.integral($L, t)",
                "run.integrals(t, $L, $L)",
                "run.integrals(t, $L, into)");
        face.integrals().forEach(sum -> type.addMethods(integrals.methods(sum)).addMethods(FaceReader.atRow(sum)));
        ParameterSpec row = ParameterSpec.builder(int.class, "row").build();
        ParameterSpec step = ParameterSpec.builder(int.class, "step").build();
        type.addMethod(getter("rows", TypeName.INT, "The number of rows.", "run.rows()"));
        type.addMethod(getter("timeAt", TypeName.DOUBLE, "The time of a row.", "run.timeAt(row)", row));
        type.addMethod(getter("startTime", TypeName.DOUBLE, "The time at which the run started.", "run.startTime()"));
        type.addMethod(getter("endTime", TypeName.DOUBLE, "The time at which the run ended.", "run.endTime()"));
        type.addMethod(getter("steps", TypeName.INT, "The accepted steps.", "run.steps()"));
        type.addMethod(getter(
                "stepTime",
                TypeName.DOUBLE,
                "Where a step starts, counted from 0; {@code stepTime(steps())} is the end of the run.",
                "run.stepTime(step)",
                step));
        type.addMethod(SolverWriter.method("How the run ended.", types.summary(), "summary")
                .addStatement("return new $T(run.summary())", types.summary())
                .build());
        return type.addMethod(untyped(SolverTypes.MODEL_TRAJECTORY, "run", "The same trajectory by names."))
                .build();
    }

    TypeSpec step() {
        TypeSpec.Builder type = nested(
                types.stepView(),
                "An accepted step; valid only while a {@link $T} is being told of it.",
                types.callback());
        type.addField(SolverTypes.STEP, "step");
        type.addMethod(MethodSpec.constructorBuilder().build());
        FaceReader states = FaceReader.atTime(
                "at a time of the step", "step.value($L, t)", "step.state(t, $L, $L)", "step.state(t, $L, into)");
        face.states().forEach(state -> type.addMethods(states.methods(state)));
        type.addMethod(getter("startTime", TypeName.DOUBLE, "The time at which the step starts.", "step.startTime()"));
        type.addMethod(getter("endTime", TypeName.DOUBLE, "The time at which the step ends.", "step.endTime()"));
        return type.addMethod(untyped(SolverTypes.STEP, "step", "The same step by components."))
                .build();
    }

    TypeSpec callback() {
        return TypeSpec.interfaceBuilder(types.callback())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("$L", "Is told of the steps of a run as it goes on.")
                .addMethod(SolverWriter.method(
                                "A step was accepted; returns whether the run may go on.", TypeName.BOOLEAN, "accept")
                        .addModifiers(Modifier.ABSTRACT)
                        .addParameter(types.stepView(), "step")
                        .build())
                .build();
    }

    /** What stands between a callback and the runtime. */
    TypeSpec listener() {
        return TypeSpec.classBuilder(types.listener())
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(SolverTypes.STEP_LISTENER)
                .addField(types.callback(), "callback", Modifier.PRIVATE, Modifier.FINAL)
                .addField(types.stepView(), "view", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(types.callback(), "callback")
                        .addStatement("this.callback = callback")
                        .addStatement("this.view = new $T()", types.stepView())
                        .build())
                .addMethod(MethodSpec.methodBuilder("accept")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(TypeName.BOOLEAN)
                        .addParameter(SolverTypes.STEP, "step")
                        .addStatement("view.step = step")
                        .addStatement("return callback.accept(view)")
                        .build())
                .build();
    }

    TypeSpec summary() {
        TypeSpec.Builder type = nested(types.summary(), "How a run ended, where, and what it cost.");
        wrapped(type, SolverTypes.SOLUTION, "solution");
        FaceReader states = FaceReader.plain("where the run ended", "solution.state($L)", "solution.state($L, $L)");
        face.states().forEach(state -> type.addMethods(states.methods(state)));
        FaceReader integrals =
                FaceReader.plain("where the run ended", "solution.integral($L)", "solution.integrals($L, $L)");
        face.integrals().forEach(integral -> type.addMethods(integrals.methods(integral)));
        type.addMethod(getter("ending", SolverTypes.ENDING, "How the run ended.", "solution.ending()"));
        type.addMethod(getter(
                "reachedEnd", TypeName.BOOLEAN, "Whether it came to the time asked for.", "solution.reachedEnd()"));
        type.addMethod(getter("time", TypeName.DOUBLE, "The last time that was reached.", "solution.time()"));
        type.addMethod(getter("statistics", SolverTypes.STATISTICS, "What the run cost.", "solution.statistics()"));
        type.addMethod(untyped(SolverTypes.SOLUTION, "solution", "The same summary by components."));
        return type.addMethod(MethodSpec.methodBuilder("toString")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(String.class)
                        .addStatement("return solution.toString()")
                        .build())
                .build();
    }

    /** Makes the typed solvers of an ensemble. */
    TypeSpec memberFace() {
        return TypeSpec.classBuilder(types.memberFace())
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(ParameterizedTypeName.get(SolverTypes.MEMBER_FACE, types.solver()))
                .addMethod(MethodSpec.methodBuilder("over")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(types.solver())
                        .addParameter(SolverTypes.MODEL_SOLVER, "solver")
                        .addStatement("return new $T(solver)", types.solver())
                        .build())
                .build();
    }

    private static TypeSpec.Builder nested(ClassName name, String javadoc, Object... arguments) {
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(javadoc, arguments);
    }

    /** A final field and the constructor that takes it. */
    private static void wrapped(TypeSpec.Builder type, TypeName of, String name) {
        type.addField(of, name, Modifier.FINAL);
        type.addMethod(MethodSpec.constructorBuilder()
                .addParameter(of, name)
                .addStatement("this.$L = $L", name, name)
                .build());
    }

    private static MethodSpec untyped(ClassName returns, String field, String javadoc) {
        return getter("untyped", returns, javadoc, field);
    }

    private static MethodSpec getter(
            String name, TypeName returns, String javadoc, String value, ParameterSpec... parameters) {
        MethodSpec.Builder method = SolverWriter.method(javadoc, returns, name);
        for (ParameterSpec parameter : parameters) {
            method.addParameter(parameter);
        }
        return method.addStatement("return $L", value).build();
    }
}
