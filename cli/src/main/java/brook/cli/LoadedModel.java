package brook.cli;

import brook.compiler.graph.OdeGraph;
import brook.compiler.source.SourceFile;
import brook.runtime.OdeModel;
import brook.runtime.Quantity;
import java.util.List;

/** A model ready to run, and what it takes to explain trouble with it. */
record LoadedModel(SourceFile file, OdeGraph graph, OdeModel model, double compileSeconds) {

    /** Given values of a run, in which inputs that losses alone read, and nobody gives, are 0: no run reads them. */
    StartValues forRun(StartValues given) {
        List<Boolean> read = graph.parametersReadInRuns();
        double[] parameters = given.parameters();
        int next = 0;
        for (int i = 0; i < read.size(); i++) {
            Quantity quantity = model.description().parameters().get(i);
            for (int j = 0; j < quantity.components(); j++, next++) {
                boolean asked = read.get(i) || quantity.kind() != Quantity.Kind.INPUT;
                parameters[next] = asked || !Double.isNaN(parameters[next]) ? parameters[next] : 0;
            }
        }
        return new StartValues(parameters, given.state());
    }
}
