package brook.compiler.emit;

import brook.compiler.graph.OdeGraph;
import com.palantir.javapoet.ClassName;
import java.util.List;

/** The class of the jets of several runs of a model, one in each lane. */
record RunsRole(OdeGraph ode, int lanes, EmitOptions options) implements Role {

    /** The name of the class of several runs of a model. */
    static String name(String model) {
        return model + "Lanes";
    }

    @Override
    public ClassName type() {
        return MODEL;
    }

    @Override
    public String javadoc(Layout layout) {
        return new Glossary(ode.system(), layout, options.className()).ofRuns(lanes);
    }

    @Override
    public List<String> description() {
        return new DescriptionWriter(ode.system(), options.fma()).statements();
    }

    @Override
    public Members members(Names names) {
        return new Members(List.of(), List.of(BatchRole.laneCount(lanes)));
    }
}
