package brook.compiler.emit;

import brook.compiler.graph.OdeGraph;
import brook.compiler.jet.JetPlan;
import brook.compiler.jet.JetSystem;
import brook.compiler.jet.SplitSeriesSums;
import brook.compiler.jet.TaylorTransform;

/** Writes the Java class of a model: graphs and recurrences enter, source text leaves. */
public final class JavaEmitter {

    private JavaEmitter() {}

    /** The class that computes these recurrences. */
    public static JavaSource emit(JetSystem jet, EmitOptions options) {
        return new ModelWriter(JetPlan.of(jet), options).write();
    }

    /** For callers that have no use for the recurrences themselves. */
    public static JavaSource emit(OdeGraph graph, EmitOptions options) {
        return emit(TaylorTransform.of(SplitSeriesSums.apply(graph)), options);
    }
}
