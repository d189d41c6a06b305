package brook.compiler.emit;

import brook.compiler.jet.JetPlan;
import brook.compiler.jet.StraightLine;
import brook.compiler.jet.StraightPlan;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes the method {@code jet}: straight-line code at one order where the model is small, and loops for every other order. */
final class JetWriter {

    private static final ClassName SERIES = ClassName.get("brook.runtime", "Series");

    private final JetPlan plan;
    private final Layout layout;
    private final EmitOptions options;
    private final Optional<StraightProgram> straight;
    private final Divisions divisions;
    private CodeBlock begin = CodeBlock.of("");
    private CodeBlock next = CodeBlock.of("");
    private CodeBlock reading = CodeBlock.of("");

    JetWriter(JetPlan plan, Layout layout, EmitOptions options, int plane, Divisions divisions) {
        this.plan = plan;
        this.layout = layout;
        this.options = options;
        this.divisions = divisions;
        this.straight = straight().map(found -> new StraightProgram(layout, found, Math.max(1, plane), plan.runs()));
    }

    private Optional<StraightPlan> straight() {
        if (plan.whole().isValues()) {
            return Optional.empty();
        }
        return switch (options.plan()) {
            case AUTO ->
                StraightLine.of(plan.whole(), options.order())
                        .filter(found -> plan.runs() == 1 || StraightProgram.suitsVectors(found));
            case STRAIGHT -> StraightLine.forced(plan.whole(), options.order());
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
        Orders own = orders(methods, names, plan);
        CodeBlock values = CodeBlock.builder().add(prologue()).add(own.values()).build();
        begin = inAForm(VectorNeeds::workOfOne, values);
        next = inAForm(VectorNeeds::workOfNext, own.next());
        CodeBlock.Builder code = CodeBlock.builder().add(values);
        code.add(own.loop("order" + (plan.ahead() > 0 ? " + " + plan.ahead() : "")));
        plan.later().ifPresent(later -> {
            Orders behind = orders(methods, names, later);
            reading = inAForm(VectorNeeds::workOfOne, behind.values());
            code.add(behind.values()).add(behind.loop("order"));
        });
        return inAForm(VectorNeeds::workOfJet, code.build());
    }

    /** The statements that begin a jet of {@code order} in {@code w} at {@code t}: up to plane 1; known when the loops are written. */
    CodeBlock begin() {
        return begin;
    }

    /** The statements that compute plane k + 1 of {@code w} from those up to k. */
    CodeBlock next() {
        return next;
    }

    /** The statements behind what is taken over, if anything is: plane 1 from what is in plane 0; known when the loops are written. */
    Optional<CodeBlock> reading() {
        return plan.handed().isNone() ? Optional.empty() : Optional.of(reading);
    }

    private CodeBlock prologue() {
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
        return code.build();
    }

    /** What calls kernels, in the form that is faster where there are two; the work is that of the kernels that have both. */
    private CodeBlock inAForm(Function<VectorNeeds, String> work, CodeBlock calls) {
        return layout.vectors()
                .filter(needs -> needs.isChoice() && !calls.isEmpty())
                .map(needs -> CodeBlock.builder()
                        .addStatement("$L.begin($L)", VectorNeeds.FORM, work.apply(needs))
                        .add(calls)
                        .addStatement("$L.end()", VectorNeeds.FORM)
                        .build())
                .orElse(calls);
    }

    /** The calls for the values, and for an order after them; none where only values are made. */
    private record Orders(CodeBlock values, CodeBlock next) {

        CodeBlock loop(String orders) {
            if (next.isEmpty()) {
                return next;
            }
            return CodeBlock.builder()
                    .beginControlFlow("for (int k = 1; k < $L; k++)", orders)
                    .add(next)
                    .endControlFlow()
                    .build();
        }
    }

    private Orders orders(ClassWriter methods, Names names, JetPlan part) {
        JetProgram program = new JetProgram(layout, part, divisions);
        List<String> zero = program.writeOrderZero(methods, names);
        List<String> higher = plan.whole().isValues() ? List.of() : program.writeOrderK(methods, names);
        CodeBlock values = methods.calls("values", JetProgram.AT_ZERO, zero).code();
        CodeBlock coefficients = plan.whole().isValues()
                ? CodeBlock.of("")
                : methods.calls("coefficients", JetProgram.AT_K, higher).code();
        return new Orders(values, coefficients);
    }

    /** With derivatives, a longer jet is computed apart, and its first orders are copied. */
    private CodeBlock apart(CodeBlock loops, int front) {
        return CodeBlock.builder()
                .beginControlFlow("if (longer.length != (order + $L) * PLANE)", plan.ahead() + 1)
                .addStatement("longer = new double[(order + $L) * PLANE]", plan.ahead() + 1)
                .endControlFlow()
                .addStatement("final double[] w = longer")
                .addStatement("System.arraycopy(jet, 0, w, 0, $L)", front)
                .add(loops)
                .beginControlFlow("for (int k = 1; k <= order; k++)")
                .addStatement("System.arraycopy(w, k * PLANE, jet, k * PLANE, $L)", front)
                .endControlFlow()
                .build();
    }

    /** Adds the straight-line methods, which nobody reads first, and gives the method itself. */
    MethodSpec write(ClassWriter methods, Names names, CodeBlock loops) {
        MethodSpec.Builder jet = start();
        straight.ifPresent(small -> {
            jet.beginControlFlow("if (order == $L)", small.order());
            jet.addCode(small.write(methods, names).code());
            jet.addStatement("return");
            jet.endControlFlow();
        });
        int front = plan.whole().rates().stream()
                .mapToInt(rate -> rate.state().size())
                .sum();
        return jet.addCode(plan.ahead() > 0 ? apart(loops, front) : loops).build();
    }

    private MethodSpec.Builder start() {
        String array = plan.ahead() > 0 ? "jet" : "w";
        MethodSpec.Builder jet = ClassWriter.override("jet", void.class)
                .addParameter(double.class, "t")
                .addParameter(double[].class, array)
                .addParameter(int.class, "order");
        if (plan.whole().isValues()) {
            jet.beginControlFlow("if (order != 1)");
            jet.addStatement("throw new IllegalArgumentException($S + order)", "made for jets of order 1, not ");
            jet.endControlFlow();
        }
        jet.beginControlFlow("if ($L.length < (order + 1) * PLANE)", array);
        jet.addStatement(
                "throw new IllegalArgumentException($S + order + $S + (order + 1) * PLANE + $S)",
                "a jet of order ",
                " needs ",
                " doubles");
        return jet.endControlFlow();
    }
}
