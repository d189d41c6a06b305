package brook.compiler.emit;

import brook.compiler.graph.OdeGraph;
import brook.compiler.jet.Handover;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;

/** The class of several trajectories of a model, one in each lane, which leaves values for its adjoint. */
record BatchRole(OdeGraph ode, int lanes, Handover handed, EmitOptions options) implements Role {

    /** The name of the class of several trajectories of a model. */
    static String name(String model) {
        return model + "Batch";
    }

    @Override
    public ClassName type() {
        return MODEL;
    }

    @Override
    public String javadoc(Layout layout) {
        return new Glossary(ode.system(), layout, options.className()).ofBatch(lanes);
    }

    @Override
    public List<String> description() {
        return new DescriptionWriter(ode.system(), options.fma()).statements();
    }

    @Override
    public Members members(Names names) {
        List<MethodSpec> methods = new ArrayList<>(
                new ModelRole(ode.system(), options).members(names).methods());
        methods.add(laneCount(lanes));
        if (!handed.isNone()) {
            methods.add(ClassWriter.override("handedCount", int.class)
                    .addStatement("return $L", handed.size())
                    .build());
        }
        return new Members(List.of(), methods);
    }

    static MethodSpec laneCount(int lanes) {
        return ClassWriter.override("laneCount", int.class)
                .addStatement("return $L", lanes)
                .build();
    }
}
