package brook.compiler.emit;

import brook.compiler.jet.JetPlan;
import brook.compiler.jet.StraightLine;
import brook.compiler.jet.StraightPlan;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.Optional;

/** Writes the method {@code jet}: straight-line code at one order where the model is small, and loops for every other order. */
final class JetWriter {

    private static final ClassName SERIES = ClassName.get("brook.runtime", "Series");

    private final JetPlan plan;
    private final Layout layout;
    private final EmitOptions options;
    private final Optional<StraightProgram> straight;

    JetWriter(JetPlan plan, Layout layout, EmitOptions options, int plane) {
        this.plan = plan;
        this.layout = layout;
        this.options = options;
        this.straight = straight().map(found -> new StraightProgram(layout, found, Math.max(1, plane)));
    }

    private Optional<StraightPlan> straight() {
        return switch (options.plan()) {
            case AUTO -> StraightLine.of(plan.system(), options.order());
            case STRAIGHT -> StraightLine.forced(plan.system(), options.order());
            case LOOPS -> Optional.empty();
        };
    }

    /** The order of the straight-line code, 0 if there is none. */
    int specialisedOrder() {
        return straight.map(StraightProgram::order).orElse(0);
    }

    /** The doubles that straight-line methods hand on. */
    int scratch() {
        return straight.map(StraightProgram::scratch).orElse(0);
    }

    /** Adds the methods of the loop form; returns what {@link #write} needs of it. */
    CodeBlock loops(ClassWriter methods, Names names) {
        JetProgram program = new JetProgram(layout, plan);
        CodeBlock.Builder code = CodeBlock.builder();
        if (layout.libraryCount() > 0) {
            code.addStatement("final int scratch = $L * $T.bernScratch(order)", layout.libraryCount(), SERIES);
            code.beginControlFlow("if (b.length != scratch)");
            code.addStatement("b = new double[scratch]");
            code.endControlFlow();
        }
        plan.time()
                .ifPresent(time -> code.addStatement(
                        "w[$L] = t", layout.offset(layout.memory().of(time), IndexExpression.of(0))));
        List<String> zero = program.writeOrderZero(methods, names);
        code.add(methods.calls("values", JetProgram.AT_ZERO, zero).code());
        List<String> orders = program.writeOrderK(methods, names);
        code.beginControlFlow("for (int k = 1; k < order; k++)");
        code.add(methods.calls("coefficients", JetProgram.AT_K, orders).code());
        return code.endControlFlow().build();
    }

    /** Adds the straight-line methods, which nobody reads first, and gives the method itself. */
    MethodSpec write(ClassWriter methods, CodeBlock loops) {
        MethodSpec.Builder jet = start();
        straight.ifPresent(small -> {
            jet.beginControlFlow("if (order == $L)", small.order());
            jet.addCode(small.write(methods).code());
            jet.addStatement("return");
            jet.endControlFlow();
        });
        return jet.addCode(loops).build();
    }

    private static MethodSpec.Builder start() {
        MethodSpec.Builder jet = ClassWriter.override("jet", void.class)
                .addParameter(double.class, "t")
                .addParameter(double[].class, "w")
                .addParameter(int.class, "order");
        jet.beginControlFlow("if (w.length < (order + 1) * PLANE)");
        jet.addStatement(
                "throw new IllegalArgumentException($S + order + $S + (order + 1) * PLANE + $S)",
                "a jet of order ",
                " needs ",
                " doubles");
        return jet.endControlFlow();
    }
}
