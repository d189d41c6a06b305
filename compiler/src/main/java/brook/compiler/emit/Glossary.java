package brook.compiler.emit;

import brook.compiler.graph.Node;
import brook.compiler.graph.Notation;
import brook.compiler.source.Span;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The Javadoc of a generated class: what the user wrote, and what the helper series with numbers for names are. */
final class Glossary {

    private static final int LINES = 40;
    private static final int WIDEST = 90;
    private static final int DEEPEST = 5;

    private final OdeSystem system;
    private final Layout layout;
    private final String className;
    /** One for all formulas, so that each table has its own name. */
    private final Notation notation = new Notation(this::name);

    private int depth;

    Glossary(OdeSystem system, Layout layout, String className) {
        this.system = system;
        this.layout = layout;
        this.className = className;
    }

    String javadoc() {
        String description = ModelText.javadoc(system.description());
        String title = description.isEmpty() ? "The model " + ModelText.javadoc(system.name()) + "." : description;
        StringBuilder text = new StringBuilder(title).append("\n\n<pre>\n");
        append(text, equations());
        section(text, "Parameters", parameters());
        section(text, "Start", start());
        section(text, "Discrete variables", discretes());
        section(text, "Outputs", outputs());
        section(text, "Integrals", integrals());
        section(text, "Events", events());
        section(text, "Helper series", helpers());
        text.append("</pre>\n\nCoefficients are normalised: x[k] is the k-th derivative of x divided by k!.");
        return text.append(" An instance is for one thread.\n{@code " + className + "Solver} solves it.\n")
                .toString();
    }

    /** Of the class that computes products with the Jacobian. */
    String ofJacobian(int directions) {
        return ofVariations("The Jacobian", directions)
                + "; only jets of order 1 are computed. An instance is for one thread.\n";
    }

    /** Of the class of the model with the derivatives of its states. */
    String ofSensitivities(int directions) {
        return ofVariations("The solution and its derivatives", directions) + ". An instance is for one thread.\n";
    }

    private String ofVariations(String what, int directions) {
        String name = ModelText.javadoc(system.name());
        StringBuilder text = new StringBuilder(what + " of the model " + name + ".\n\n<pre>\n");
        append(text, equations());
        section(text, "Helpers", helpers());
        text.append("</pre>\n\nBehind the states stand ").append(directions);
        return text.append(" numbers for each of them, how it changes in as many directions")
                .toString();
    }

    /** Of the class of the adjoint. */
    String ofAdjoint() {
        String name = ModelText.javadoc(system.name());
        StringBuilder text = new StringBuilder("The adjoint of the model " + name + ".\n\n<pre>\n");
        append(text, equations());
        section(text, "Helpers", helpers());
        text.append("</pre>\n\nBehind the states and the integrals stands a weight for the rate of each; ");
        text.append("the integrals are derivatives with respect to parameters.");
        return text.append(" An instance is for one thread.\n").toString();
    }

    /** Of the class of several trajectories. */
    String ofBatch(int lanes) {
        String name = ModelText.javadoc(system.name());
        StringBuilder text = new StringBuilder(lanes + " trajectories of the model " + name + " at once.\n\n<pre>\n");
        append(text, equations());
        section(text, "Integrals", integrals());
        section(text, "Helpers", helpers());
        text.append("</pre>\n\nThe last index of states, inputs and integrals is that of the trajectory; ");
        return text.append("parameters are shared. An instance is for one thread.\n")
                .toString();
    }

    String ofRuns(int lanes) {
        String name = ModelText.javadoc(system.name());
        StringBuilder text = new StringBuilder("The jets of " + lanes + " runs of the model " + name + ".\n\n<pre>\n");
        append(text, equations());
        section(text, "Integrals", integrals());
        section(text, "Helpers", helpers());
        text.append(
                "</pre>\n\nThe last index of everything is that of the run: each has its own time, parameters, discrete variables and\n");
        text.append(
                "modes. Behind the integrals come the functions watched for modes and events, then the time, if it is read.\n");
        return text.append("An instance is for one thread.\n").toString();
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(title).append(":\n");
            append(text, lines);
        }
    }

    private static void append(StringBuilder text, List<String> lines) {
        lines.stream()
                .limit(LINES)
                .forEach(line -> text.append("  ").append(line).append('\n'));
        if (lines.size() > LINES) {
            text.append("  ... and ").append(lines.size() - LINES).append(" more\n");
        }
    }

    private List<String> equations() {
        List<String> lines = new ArrayList<>();
        for (OdeSystem.State state : system.states()) {
            for (Pieces.Piece piece : state.equation().pieces()) {
                add(lines, () -> {
                    String line = piece.span().file().lineText(piece.span().line());
                    return ModelText.javadoc(piece.span().origin()) + "   " + ModelText.javadoc(line);
                });
            }
        }
        return lines;
    }

    private List<String> parameters() {
        List<String> lines = new ArrayList<>();
        for (OdeSystem.Parameter parameter : system.parameters()) {
            parameter
                    .defaultValue()
                    .ifPresentOrElse(
                            value -> add(lines, value),
                            () -> add(
                                    lines,
                                    () -> FaceDoc.line(parameter.symbol().declaration()) + ", " + given(parameter)));
        }
        return lines;
    }

    private static String given(OdeSystem.Parameter parameter) {
        return parameter
                .initialiser()
                .map(random -> switch (parameter.role()) {
                    case SHARED, TRAINABLE -> "at first random: " + law(random);
                    case INPUT -> "drawn for each trajectory unless given: " + law(random);
                })
                .orElse("for the caller to give");
    }

    private static String law(OdeSystem.Initialiser random) {
        return random.law().name().toLowerCase(Locale.ROOT) + "(scale = " + Literals.of(random.scale()) + ", seed = "
                + random.seed() + ")";
    }

    private List<String> start() {
        List<String> lines = new ArrayList<>();
        for (OdeSystem.State state : system.states()) {
            for (int primes = 0; primes < state.order(); primes++) {
                String name = FaceDoc.label(state.symbol(), primes);
                state.initial()
                        .get(primes)
                        .ifPresentOrElse(
                                value -> add(lines, value), () -> add(lines, () -> name + ", for the caller to give"));
            }
        }
        return lines;
    }

    private List<String> outputs() {
        List<String> lines = new ArrayList<>();
        system.outputs().forEach(output -> add(lines, output.value()));
        return lines;
    }

    private List<String> discretes() {
        List<String> lines = new ArrayList<>();
        system.discretes().forEach(discrete -> add(lines, discrete.initial()));
        return lines;
    }

    /** The blocks of events, line by line. */
    private List<String> events() {
        List<String> lines = new ArrayList<>();
        for (OdeSystem.Event event : system.events()) {
            int first = event.span().line();
            int last = first + (int) event.span().text().strip().lines().count() - 1;
            for (int number = first; number <= last; number++) {
                int line = number;
                add(lines, () -> line(event.span(), line));
            }
        }
        return lines;
    }

    /** One line of a block, what is inside of it indented. */
    private static String line(Span block, int number) {
        String text = block.file().lineText(number).strip();
        String indent = number == block.line() || text.startsWith("}") ? "   " : "     ";
        return ModelText.javadoc(block.file().shortName() + ":" + number) + indent + ModelText.javadoc(text);
    }

    private List<String> integrals() {
        List<String> lines = new ArrayList<>();
        system.integrals().forEach(integral -> add(lines, integral.integrand()));
        return lines;
    }

    private static void add(List<String> lines, Pieces value) {
        value.pieces().forEach(piece -> add(lines, () -> FaceDoc.line(piece.span())));
    }

    /** A line, made only if it will be shown. */
    private static void add(List<String> lines, Supplier<String> line) {
        lines.add(lines.size() < LINES ? line.get() : "");
    }

    private List<String> helpers() {
        List<String> lines = new ArrayList<>();
        layout.memory().places().forEach((node, place) -> {
            if (place.array() == Memory.Array.W && !(node instanceof Node.Variable) && lines.size() <= LINES) {
                String formula = layout.hint(node) + " = " + formula(node);
                lines.add(ModelText.javadoc(formula.length() > WIDEST ? formula.substring(0, WIDEST) + ".." : formula));
            }
        });
        return lines;
    }

    private String formula(Node node) {
        depth++;
        String formula = notation.operation(node);
        depth--;
        return formula;
    }

    private String name(Node node) {
        boolean named = node instanceof Node.Variable || layout.called().containsKey(node);
        if (named || layout.memory().has(node) || depth > DEEPEST) {
            return layout.hint(node);
        }
        boolean simple = node instanceof Node.Constant || node instanceof Node.Gather;
        return simple ? formula(node) : "(" + formula(node) + ")";
    }
}
