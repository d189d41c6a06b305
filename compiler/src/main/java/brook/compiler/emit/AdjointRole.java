package brook.compiler.emit;

import brook.compiler.graph.IntTable;
import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.transform.Happenings;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;

/** The class of the adjoint of a model: weighted derivatives of its right-hand sides, and jets of them that go backward through those of the model. */
record AdjointRole(OdeGraph ode, EmitOptions options) implements Role {

    static final ClassName ADJOINT = ClassName.get("brook.runtime", "AdjointModel");

    @Override
    public ClassName type() {
        return ADJOINT;
    }

    @Override
    public String javadoc(Layout layout) {
        return new Glossary(ode.system(), layout, options.className()).ofAdjoint();
    }

    @Override
    public List<String> description() {
        return new DescriptionWriter(ode.system(), options.fma()).ofAdjoint();
    }

    @Override
    public Members members(Names names) {
        int states = ode.states().stream()
                .flatMap(state -> state.variables().stream())
                .mapToInt(Node::size)
                .sum();
        int integrals = ode.integrals().stream()
                .mapToInt(integral -> integral.variable().size())
                .sum();
        int targets = size(ode.outputs()) + size(ode.losses());
        List<FieldSpec> fields = new ArrayList<>();
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(returns("stateCount", states));
        methods.add(returns("quadratureCount", integrals));
        methods.add(returns("targetCount", targets));
        if (!ode.events().isEmpty()) {
            IntTable layout = IntTable.of(
                    Happenings.layout(ode).stream().mapToInt(Integer::intValue).toArray());
            JacobianRole.table("happenings", names.constant("HAPPENINGS"), layout, fields, methods);
        }
        return new Members(fields, methods);
    }

    private static int size(List<Node> nodes) {
        return nodes.stream().mapToInt(Node::size).sum();
    }

    private static MethodSpec returns(String name, int value) {
        return ClassWriter.override(name, int.class)
                .addStatement("return $L", value)
                .build();
    }

    @Override
    public List<MethodSpec> ofJet(JetWriter jet) {
        List<MethodSpec> methods = new ArrayList<>();
        jet.reading()
                .ifPresent(values -> methods.add(ClassWriter.override("jetFrom", void.class)
                        .addParameter(double.class, "t")
                        .addParameter(double[].class, "w")
                        .addCode(values)
                        .build()));
        methods.addAll(List.of(
                ClassWriter.override("begin", void.class)
                        .addParameter(double.class, "t")
                        .addParameter(double[].class, "w")
                        .addParameter(int.class, "order")
                        .addCode(jet.begin())
                        .build(),
                ClassWriter.override("next", void.class)
                        .addParameter(double[].class, "w")
                        .addParameter(int.class, "k")
                        .addCode(jet.next())
                        .build()));
        return methods;
    }
}
