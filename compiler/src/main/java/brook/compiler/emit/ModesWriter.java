package brook.compiler.emit;

import brook.compiler.graph.OdeGraph;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes what a model says of its modes: how each follows from its watched function, and how the integrator sets them. */
final class ModesWriter {

    private static final ClassName SWITCHING = ClassName.get("brook.runtime", "Switching");

    /** So many kinds are told apart in one method. */
    private static final int KINDS = 200;

    /** Modes of one kind in a row, up to a position. */
    private record Run(int end, OdeGraph.Mode.Kind kind) {}

    private final List<Run> runs = new ArrayList<>();
    private final Names names;

    ModesWriter(List<OdeGraph.Mode> modes, Names names) {
        this.names = names;
        int end = 0;
        for (OdeGraph.Mode mode : modes) {
            end += mode.variable().size();
            int last = runs.size() - 1;
            if (last >= 0 && runs.get(last).kind() == mode.kind()) {
                runs.remove(last);
            }
            runs.add(new Run(end, mode.kind()));
        }
    }

    List<MethodSpec> write() {
        List<MethodSpec> written = new ArrayList<>();
        String name = "switching";
        for (int from = 0; from < runs.size(); from += KINDS) {
            boolean last = from + KINDS >= runs.size();
            String rest = last ? "" : names.method("switchingFurther");
            written.add(switching(name, runs.subList(from, last ? runs.size() : from + KINDS), rest));
            name = rest;
        }
        written.add(setModes());
        return written;
    }

    /** The kinds of some runs; what lies behind them is left to another method, if there is one. */
    private static MethodSpec switching(String name, List<Run> some, String rest) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).returns(SWITCHING).addParameter(int.class, "mode");
        if (name.equals("switching")) {
            method.addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
        } else {
            method.addModifiers(Modifier.PRIVATE);
        }
        int told = rest.isEmpty() ? some.size() - 1 : some.size();
        for (Run run : some.subList(0, told)) {
            method.beginControlFlow("if (mode < $L)", run.end());
            method.addStatement("return $T.$L", SWITCHING, run.kind().name());
            method.endControlFlow();
        }
        return rest.isEmpty()
                ? method.addStatement(
                                "return $T.$L", SWITCHING, some.get(told).kind().name())
                        .build()
                : method.addStatement("return $L(mode)", rest).build();
    }

    private static MethodSpec setModes() {
        return ClassWriter.override("setModes", void.class)
                .addParameter(double[].class, "modes")
                .addStatement("System.arraycopy(modes, 0, m, 0, m.length)")
                .build();
    }
}
