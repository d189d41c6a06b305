package brook.compiler.emit;

import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.transform.Directions;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;

/** The class of a model with the derivatives of its states, which also tells what they are derivatives by. */
record SensitivityRole(OdeGraph ode, Directions directions, EmitOptions options) implements Role {

    private static final ClassName SENSITIVITIES = ClassName.get("brook.runtime", "SensitivityModel");

    /** The name of the class, for a model. */
    static String name(String model) {
        return model + "Sensitivities";
    }

    @Override
    public ClassName type() {
        return SENSITIVITIES;
    }

    @Override
    public String javadoc(Layout layout) {
        return new Glossary(ode.system(), layout, options.className()).ofSensitivities(directions.count());
    }

    @Override
    public List<String> description() {
        return new DescriptionWriter(ode.system(), options.fma()).withChanges(directions.count());
    }

    @Override
    public Members members(Names names) {
        List<FieldSpec> fields = new ArrayList<>();
        List<MethodSpec> methods = new ArrayList<>(
                new ModelRole(ode.system(), options).members(names).methods());
        int all = ode.states().stream()
                .flatMap(state -> state.variables().stream())
                .mapToInt(Node::size)
                .sum();
        methods.add(JacobianRole.returns("stateCount", int.class, all / (1 + directions.count())));
        methods.add(JacobianRole.returns("directions", int.class, directions.count()));
        JacobianRole.table("sources", names.constant("SOURCES"), directions.sources(), fields, methods);
        return new Members(fields, methods);
    }
}
