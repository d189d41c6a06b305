package brook.compiler.emit;

import brook.compiler.system.OdeSystem;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** The Javadoc of a typed solver: what it is, an example in the names of the model, threads. */
final class SolverDoc {

    private final OdeSystem system;
    private final SolverTypes types;
    private final SolverFace face;

    SolverDoc(OdeSystem system, SolverTypes types, SolverFace face) {
        this.system = system;
        this.types = types;
        this.face = face;
    }

    CodeBlock javadoc() {
        CodeBlock.Builder text = CodeBlock.builder().add("Solves the model {@link $T}", types.model());
        String description = ModelText.javadoc(system.description());
        text.add("$L.\n\n", description.isEmpty() ? "" : ": " + description);
        text.add("<pre>{@code\n$L}</pre>\n\n", example());
        text.add(
                "A solver is for one thread at a time; it keeps what was set, and solves again without new memory. A\n");
        text.add("trajectory, once filled, is for any number of threads.\n");
        missing().forEach(line -> text.add("\n<p>$L\n", line));
        return text.build();
    }

    private String example() {
        String solver = types.solver().simpleName();
        StringBuilder text = new StringBuilder();
        text.append(solver).append(" solver = ").append(solver).append(".builder().rtol(1e-12).build();\n");
        text.append(solver).append('.').append(types.trajectory().simpleName());
        text.append(" run = solver.solve(0, 20);\n");
        face.states().stream()
                .limit(1)
                .forEach(state -> text.append(FaceReader.type(state))
                        .append(" value = run.")
                        .append(state.reader())
                        .append("(10);\n"));
        return text.toString();
    }

    private List<String> missing() {
        List<String> lines = new ArrayList<>();
        if (SolverFace.hidesStates(system)) {
            lines.add(tooMany(system.states().size(), "states", "untyped().value(name, t)"));
        }
        if (SolverFace.hidesParameters(system)) {
            lines.add(tooMany(system.parameters().size(), "parameters", "untyped().set(name, values)"));
        }
        if (SolverFace.hidesDiscretes(system)) {
            lines.add(tooMany(system.discretes().size(), "discrete variables", "untyped().value(name, t)"));
        }
        if (SolverFace.hidesOutputs(system)) {
            lines.add(tooMany(system.outputs().size(), "outputs", "untyped().value(name, t)"));
        }
        if (SolverFace.hidesIntegrals(system)) {
            lines.add(tooMany(system.integrals().size(), "integrals", "untyped().value(name, t)"));
        }
        return lines;
    }

    private static String tooMany(int count, String kind, String instead) {
        return "The " + count + " " + kind + " have no methods of their own: use {@code " + instead + "}.";
    }
}
