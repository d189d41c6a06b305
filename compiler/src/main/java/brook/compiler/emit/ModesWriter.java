package brook.compiler.emit;

import brook.compiler.graph.OdeGraph;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes what a model says of its modes: how each follows from its watched function, and how the integrator sets them. */
final class ModesWriter {

    private static final ClassName SWITCHING = ClassName.get("brook.runtime", "Switching");

    private final List<OdeGraph.Mode> modes;

    ModesWriter(List<OdeGraph.Mode> modes) {
        this.modes = modes;
    }

    List<MethodSpec> write() {
        return List.of(switching(), setModes());
    }

    private MethodSpec switching() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("switching")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(SWITCHING)
                .addParameter(int.class, "mode");
        int end = 0;
        for (OdeGraph.Mode mode : modes.subList(0, modes.size() - 1)) {
            end += mode.variable().size();
            method.beginControlFlow("if (mode < $L)", end);
            method.addStatement("return $T.$L", SWITCHING, mode.kind().name());
            method.endControlFlow();
        }
        return method.addStatement(
                        "return $T.$L",
                        SWITCHING,
                        modes.get(modes.size() - 1).kind().name())
                .build();
    }

    private static MethodSpec setModes() {
        return ClassWriter.override("setModes", void.class)
                .addParameter(double[].class, "modes")
                .addStatement("System.arraycopy(modes, 0, m, 0, m.length)")
                .build();
    }
}
