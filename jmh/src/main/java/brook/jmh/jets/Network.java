package brook.jmh.jets;

import brook.compiler.CompilerOptions;
import brook.compiler.OdeCompiler;
import brook.compiler.graph.OdeGraph;
import brook.compiler.source.SourceFile;

/** The right-hand sides that are measured, in the language; every layer gets the time behind its input. */
enum Network {
    /** 2-64-64-2, tanh. */
    SMALL("2-64-64-2, tanh", 3, """
            trainable W1[64, 3] = glorot(seed = 1), b1[64] = normal(seed = 2)
            trainable W2[64, 65] = glorot(seed = 3), b2[64] = normal(seed = 4)
            trainable W3[2, 65] = glorot(seed = 5), b3[2] = normal(seed = 6)
            state z[2]
            z' = W3*cat(tanh(W2*cat(tanh(W1*cat(z, t) + b1), t) + b2), t) + b3
            """),
    /** 784-100-784, sigmoid; the images of the classification experiment. */
    IMAGES("784-100-784, sigmoid", 2, """
            trainable W1[100, 785] = glorot(seed = 1), b1[100] = normal(seed = 2)
            trainable W2[784, 101] = glorot(seed = 3), b2[784] = normal(seed = 4)
            state z[784]
            z' = W2*cat(sigmoid(W1*cat(sigmoid(z), t) + b1), t) + b2
            """);

    private final String label;
    private final int layers;
    private final String text;

    Network(String label, int layers, String text) {
        this.label = label;
        this.layers = layers;
        this.text = text;
    }

    /** What it is called in a table. */
    String label() {
        return label;
    }

    /** The number of matrices. */
    int layers() {
        return layers;
    }

    /** A graph of its own for each caller. */
    OdeGraph graph() {
        return OdeCompiler.compile(new SourceFile("network.ode", text), CompilerOptions.STANDARD)
                .stages()
                .orElseThrow()
                .graph();
    }
}
