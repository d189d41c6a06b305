package brook.compiler.emit;

import brook.compiler.source.Span;
import brook.compiler.system.Dimension;
import brook.compiler.system.DoubleTable;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.Pieces;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the calls that build the description of a model: one statement for each quantity. */
final class DescriptionWriter {

    private final OdeSystem system;
    private final boolean fma;

    DescriptionWriter(OdeSystem system, boolean fma) {
        this.system = system;
        this.fma = fma;
    }

    /** {@code ModelDescription.named(..)..}: everything but the quantities. */
    String head() {
        StringBuilder head = new StringBuilder("ModelDescription.named(");
        head.append(JavaString.literal(system.name())).append(", ");
        head.append(JavaString.literal(system.file().shortName())).append(')');
        text(head, "text", system.description());
        head.append(".time(").append(JavaString.literal(system.time().name())).append(')');
        if (fma) {
            head.append(".fma()");
        }
        return head.toString();
    }

    /** Calls on the builder {@code b}. */
    List<String> statements() {
        List<String> statements = new ArrayList<>(states());
        statements.addAll(discretes());
        statements.addAll(parameters());
        statements.addAll(results());
        system.events().forEach(event -> statements.add(event(event)));
        statements.addAll(settings());
        return statements;
    }

    /** With what each state changes by in some directions. */
    List<String> withChanges(int directions) {
        List<String> statements = new ArrayList<>(states());
        statements.addAll(changes(directions));
        statements.addAll(statements().subList(states().size(), statements().size()));
        return statements;
    }

    List<String> states() {
        List<String> statements = new ArrayList<>();
        for (OdeSystem.State state : system.states()) {
            StringBuilder line = begin("state", state.symbol(), ", " + state.order());
            quantity(line, state.symbol(), state.unit(), state.description());
            for (Pieces.Piece piece : state.equation().pieces()) {
                equation(line, piece, state.equation());
                statements.add(line.toString());
                line.setLength(0);
                line.append('b');
            }
        }
        return statements;
    }

    List<String> discretes() {
        List<String> statements = new ArrayList<>();
        for (OdeSystem.Discrete discrete : system.discretes()) {
            StringBuilder line = begin("discrete", discrete.symbol(), "");
            quantity(line, discrete.symbol(), discrete.unit(), discrete.description());
            statements.add(line.toString());
        }
        return statements;
    }

    List<String> parameters() {
        List<String> statements = new ArrayList<>();
        for (OdeSystem.Parameter parameter : system.parameters()) {
            StringBuilder line = begin(role(parameter.role()), parameter.symbol(), "");
            quantity(line, parameter.symbol(), parameter.unit(), parameter.description());
            parameter
                    .initialiser()
                    .filter(draw -> parameter.role() == OdeSystem.Parameter.Role.INPUT)
                    .ifPresent(draw -> line.append(drawn(draw)));
            statements.add(line.toString());
        }
        return statements;
    }

    private static String drawn(OdeSystem.Initialiser draw) {
        return ".drawn(" + JavaString.literal(draw.law().name()) + ", " + Literals.of(draw.scale()) + ", " + draw.seed()
                + "L)";
    }

    /** Outputs and integrals. */
    private List<String> results() {
        List<String> statements = new ArrayList<>();
        for (OdeSystem.Output output : system.outputs()) {
            StringBuilder line = begin("output", output.symbol(), "");
            quantity(line, output.symbol(), output.unit(), output.description());
            statements.add(line.toString());
        }
        for (OdeSystem.Integral integral : system.integrals()) {
            StringBuilder line = begin("integral", integral.symbol(), "");
            quantity(line, integral.symbol(), integral.unit(), integral.description());
            equation(line, integral.integrand().pieces().get(0), integral.integrand());
            statements.add(line.toString());
        }
        return statements;
    }

    /** What each state changes by, one number for each direction. */
    List<String> changes(int directions) {
        List<String> statements = new ArrayList<>();
        for (OdeSystem.State state : system.states()) {
            for (int primes = 0; primes < state.order(); primes++) {
                String name = "d " + state.symbol().name() + "'".repeat(primes);
                StringBuilder line = new StringBuilder("b.state(" + JavaString.literal(name) + ", 1)");
                quantity(line, state.symbol(), "", "");
                statements.add(line + ".axis(1, " + directions + ")");
            }
        }
        return statements;
    }

    /** Of the adjoint: names that no user can write stand for what it adds. */
    List<String> ofAdjoint() {
        List<String> statements = new ArrayList<>(states());
        List<String> weights = new ArrayList<>();
        for (OdeSystem.State state : system.states()) {
            for (int primes = 0; primes < state.order(); primes++) {
                String name = state.symbol().name() + "'".repeat(primes);
                weights.add(plain("state", "weight of " + name, state.symbol(), ", 1"));
            }
        }
        for (OdeSystem.Integral integral : system.integrals()) {
            statements.add(plain("state", integral.symbol().name(), integral.symbol(), ", 1"));
            weights.add(plain("state", "weight of " + integral.symbol().name(), integral.symbol(), ", 1"));
        }
        statements.addAll(weights);
        statements.addAll(discretes());
        statements.addAll(parameters());
        statements.addAll(derivatives("integral", "gradient of "));
        statements.addAll(byDiscretes("integral", "gradient of "));
        statements.addAll(targets());
        return statements;
    }

    private List<String> derivatives(String kind, String what) {
        return system.parameters().stream()
                .map(parameter -> plain(kind, what + parameter.symbol().name(), parameter.symbol(), ""))
                .toList();
    }

    private List<String> byDiscretes(String kind, String what) {
        return system.discretes().stream()
                .map(discrete -> plain(kind, what + discrete.symbol().name(), discrete.symbol(), ""))
                .toList();
    }

    /** What may be differentiated at the end of a run, its derivatives, and those of the start. */
    private List<String> targets() {
        List<String> statements = new ArrayList<>();
        system.outputs()
                .forEach(
                        output -> statements.add(plain("output", output.symbol().name(), output.symbol(), "")));
        system.training()
                .losses()
                .forEach(loss -> statements.add(plain("output", loss.symbol().name(), loss.symbol(), "")));
        statements.addAll(byStates("derivative by "));
        system.integrals()
                .forEach(integral -> statements.add(
                        plain("output", "derivative by " + integral.symbol().name(), integral.symbol(), "")));
        statements.addAll(derivatives("output", "derivative by "));
        statements.addAll(byDiscretes("output", "derivative by "));
        statements.add("b.output(\"derivative by the time\")");
        statements.addAll(byStates("derivative at the start by "));
        statements.addAll(derivatives("output", "derivative at the start by "));
        statements.add("b.output(\"derivative at the start by the time\")");
        return statements;
    }

    private List<String> byStates(String what) {
        List<String> statements = new ArrayList<>();
        for (OdeSystem.State state : system.states()) {
            for (int primes = 0; primes < state.order(); primes++) {
                String name = what + state.symbol().name() + "'".repeat(primes);
                statements.add(plain("output", name, state.symbol(), ""));
            }
        }
        return statements;
    }

    private static String plain(String method, String name, Symbol like, String more) {
        StringBuilder line = new StringBuilder("b." + method + "(" + JavaString.literal(name) + more + ")");
        quantity(line, like, "", "");
        return line.toString();
    }

    private static String role(OdeSystem.Parameter.Role role) {
        return switch (role) {
            case SHARED -> "parameter";
            case TRAINABLE -> "trainable";
            case INPUT -> "input";
        };
    }

    private static StringBuilder begin(String method, Symbol symbol, String more) {
        return new StringBuilder("b." + method + "(" + JavaString.literal(symbol.name()) + more + ")");
    }

    private static void quantity(StringBuilder line, Symbol symbol, String unit, String description) {
        for (Dimension dimension : symbol.dimensions()) {
            line.append(".axis(")
                    .append(dimension.lower())
                    .append(", ")
                    .append(dimension.size())
                    .append(')');
        }
        text(line, "unit", unit);
        text(line, "note", description);
        Span at = symbol.declaration();
        line.append(".at(").append(at.line()).append(", ").append(at.column()).append(')');
    }

    private static String event(OdeSystem.Event event) {
        List<OdeSystem.Action> actions = event.actions();
        StringBuilder line = new StringBuilder("b.event(").append(JavaString.literal(event.name()));
        line.append(", ").append(JavaString.literal(trigger(event.trigger())));
        line.append(", ").append(JavaString.literal(event.waits().text().strip().replaceAll("\\s+", " ")));
        Span head = event.head();
        line.append(", ").append(head.line()).append(", ").append(head.column()).append(')');
        if (actions.stream().anyMatch(action -> action instanceof OdeSystem.Action.Assign)) {
            line.append(".assigns()");
        }
        if (actions.stream().anyMatch(action -> action instanceof OdeSystem.Action.Record)) {
            line.append(".records()");
        }
        if (actions.stream().anyMatch(action -> action instanceof OdeSystem.Action.Stop)) {
            line.append(".stops()");
        }
        return line.toString();
    }

    private static String trigger(OdeSystem.Trigger trigger) {
        if (trigger instanceof OdeSystem.Trigger.Root root) {
            return root.direction().name();
        }
        if (trigger instanceof OdeSystem.Trigger.Condition) {
            return "CONDITION";
        }
        if (trigger instanceof OdeSystem.Trigger.At) {
            return "AT";
        }
        if (trigger instanceof OdeSystem.Trigger.Every) {
            return "EVERY";
        }
        throw new AssertionError(trigger);
    }

    private static void equation(StringBuilder line, Pieces.Piece piece, Pieces whole) {
        Span span = piece.span();
        line.append(".equation(").append(JavaString.literal(span.text()));
        line.append(", ").append(span.line()).append(", ").append(span.column()).append(')');
        if (whole.pieces().size() > 1) {
            for (int i = 0; i < piece.parts().size(); i++) {
                covering(line, piece.parts().get(i), whole.dimensions().get(i));
            }
        }
    }

    private static void covering(StringBuilder line, Pieces.Part part, Dimension dimension) {
        line.append(".covering(");
        if (part instanceof Pieces.Part.Over over) {
            int size = (over.to() - over.from()) / over.step() + 1;
            line.append(over.from()).append(", ").append(size).append(", ").append(over.step());
        } else if (part instanceof Pieces.Part.Fixed fixed) {
            line.append(fixed.index()).append(", 1, 1");
        } else {
            line.append(dimension.lower()).append(", ").append(dimension.size()).append(", 1");
        }
        line.append(')');
    }

    private List<String> settings() {
        OdeSystem.SolveSettings solve = system.solve();
        List<String> statements = new ArrayList<>();
        solve.span()
                .ifPresent(span ->
                        statements.add("b.span(" + Literals.of(span.start()) + ", " + Literals.of(span.end()) + ")"));
        if (!solve.method().equals(OdeSystem.SolveSettings.TAYLOR)) {
            statements.add("b.method(" + JavaString.literal(solve.method()) + ")");
        }
        number(statements, "rtol", solve.rtol());
        number(statements, "atol", solve.atol());
        number(statements, "step", solve.step());
        number(statements, "maxStep", solve.maxStep());
        if (!solve.controller().isEmpty()) {
            statements.add("b.controller(" + JavaString.literal(solve.controller()) + ")");
        }
        if (solve.controlAll()) {
            statements.add("b.controlAll()");
        }
        if (solve.scaleEach()) {
            statements.add("b.scaleEach()");
        }
        if (solve.order() > 0) {
            statements.add("b.order(" + solve.order() + ")");
        }
        if (solve.maxSteps() > 0) {
            statements.add("b.maxSteps(" + solve.maxSteps() + "L)");
        }
        Optional<Double> every = solve.every();
        every.ifPresent(h -> statements.add("b.outputEvery(" + Literals.of(h) + ")"));
        if (!solve.at().isEmpty()) {
            String times = TableWriter.doubles(
                    DoubleTable.of(solve.at().stream().mapToDouble(t -> t).toArray()));
            statements.add("b.outputAt(" + (times.startsWith("{") ? "new double[] " : "") + times + ")");
        }
        return statements;
    }

    private static void number(List<String> statements, String method, double value) {
        if (!Double.isNaN(value)) {
            statements.add("b." + method + "(" + Literals.of(value) + ")");
        }
    }

    private static void text(StringBuilder line, String method, String text) {
        if (!text.isEmpty()) {
            line.append('.')
                    .append(method)
                    .append('(')
                    .append(JavaString.literal(text))
                    .append(')');
        }
    }
}
