package brook.cli;

import brook.compiler.graph.OdeGraph;
import brook.compiler.source.SourceFile;
import brook.runtime.OdeModel;

/** A model ready to run, and what it takes to explain trouble with it. */
record LoadedModel(SourceFile file, OdeGraph graph, OdeModel model, double compileSeconds) {}
