package brook.runtime.reference;

import brook.runtime.JacobianModel;
import brook.runtime.ModelDescription;
import brook.runtime.ModelDescriptionBuilder;
import brook.runtime.OdeModel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model that interprets equations given as text, order by order: slow, and independent of the compiler. */
public final class ExpressionModel implements OdeModel {

    private final ModelDescription description;
    private final List<Operation> operations;
    private final int[] derivatives;
    private final int integrals;
    private final int roots;

    private ExpressionModel(
            ModelDescription description, List<Operation> operations, int[] derivatives, int integrals, int roots) {
        this.integrals = integrals;
        this.roots = roots;
        this.description = description;
        this.operations = List.copyOf(operations);
        this.derivatives = derivatives.clone();
    }

    /** The system with these names, as pairs of a variable or an abbreviation and its formula, in order. */
    public static ExpressionModel of(List<String> variables, Map<String, String> definitions, List<String> equations) {
        ExpressionParser parser = new ExpressionParser(variables);
        definitions.forEach(parser::define);
        int[] derivatives = equations.stream().mapToInt(parser::parse).toArray();
        ModelDescriptionBuilder description = ModelDescription.named("Expressions", "expressions.ode");
        for (int i = 0; i < variables.size(); i++) {
            description.state(variables.get(i), 1).equation(variables.get(i) + "' = " + equations.get(i), i + 1, 1);
        }
        return new ExpressionModel(description.build(), parser.operations(), derivatives, 0, 0);
    }

    /** A system without abbreviations. */
    public static ExpressionModel of(List<String> variables, String... equations) {
        return of(variables, Map.of(), List.of(equations));
    }

    @Override
    public ModelDescription description() {
        return description;
    }

    @Override
    public OdeModel another() {
        return new ExpressionModel(description, operations, derivatives, integrals, roots);
    }

    /** The same system whose last variables are integrals; no equation reads them. */
    public ExpressionModel withIntegrals(int count) {
        ModelDescriptionBuilder all = ModelDescription.named("Expressions", "expressions.ode");
        for (int i = 0; i < derivatives.length; i++) {
            String name = operations.get(i).function();
            all = i < derivatives.length - count ? all.state(name, 1) : all.integral(name);
        }
        return new ExpressionModel(all.build(), operations, derivatives, count, 0);
    }

    /** The same system whose last variable is none: what was its rate is a function, and a run stops where that becomes positive. */
    public ExpressionModel stoppingWhenLastRises() {
        ModelDescriptionBuilder all = ModelDescription.named("Expressions", "expressions.ode");
        for (int i = 0; i < derivatives.length - 1; i++) {
            all = all.state(operations.get(i).function(), 1);
        }
        all = all.event("stop", "RISES", "when it rises 0", 1, 1).stops();
        return new ExpressionModel(all.build(), operations, derivatives, 0, 1);
    }

    @Override
    public int dimension() {
        return derivatives.length - integrals - roots;
    }

    @Override
    public int integralCount() {
        return integrals;
    }

    @Override
    public int planeSize() {
        return operations.size();
    }

    @Override
    public int parameterCount() {
        return 0;
    }

    @Override
    public void defaults(double[] parameters) {}

    @Override
    public void setParameters(double[] parameters) {}

    @Override
    public void parameters(double[] into) {}

    @Override
    public void initialState(double t0, double[] state) {
        Arrays.fill(state, Double.NaN);
    }

    @Override
    public void jet(double t, double[] jet, int order) {
        int plane = planeSize();
        for (int k = 0; k <= order; k++) {
            for (int v = derivatives.length; v < plane && k < order; v++) {
                jet[k * plane + v] = coefficient(operations.get(v), t, jet, v, k);
            }
            for (int i = 0; i < derivatives.length && k < order; i++) {
                jet[(k + 1) * plane + i] = jet[k * plane + derivatives[i]] / (k + 1);
            }
        }
    }

    private double coefficient(Operation operation, double t, double[] jet, int v, int k) {
        return switch (operation.kind()) {
            case TIME -> k == 0 ? t : k == 1 ? 1 : 0;
            case CONSTANT -> k == 0 ? operation.value() : 0;
            default -> k == 0 ? operation.value(jet) : operation.coefficient(jet, planeSize(), v, k);
        };
    }

    @Override
    public int rootCount() {
        return roots;
    }

    @Override
    public Optional<JacobianModel> jacobian() {
        return Optional.of(new ExpressionJacobian(this, reads().subList(0, dimension())));
    }

    /** Orders 0 and 1 of all operations along a line: plane 0 has the states, plane 1 their direction; {@code time} is that of the time. */
    void push(double t, double[] jet, double time) {
        int plane = planeSize();
        for (int k = 0; k <= 1; k++) {
            for (int v = derivatives.length; v < plane; v++) {
                Operation operation = operations.get(v);
                boolean advances = operation.kind() == Operation.Kind.TIME && k == 1;
                jet[k * plane + v] = advances ? time : coefficient(operation, t, jet, v, k);
            }
        }
    }

    /** The rate of a state after {@link #push}, or the product of its row of the Jacobian with the direction. */
    double rate(double[] jet, int k, int state) {
        return jet[k * planeSize() + derivatives[state]];
    }

    /** Which states each rate reads, and as the last of them the time. */
    private List<BitSet> reads() {
        List<BitSet> reads = operations.stream().map(any -> new BitSet()).toList();
        for (int v = 0; v < operations.size(); v++) {
            Operation operation = operations.get(v);
            switch (operation.kind()) {
                case CONSTANT -> reads.get(v).clear();
                case TIME -> reads.get(v).set(dimension());
                case STATE -> reads.get(v).set(v);
                case POWER, CHAIN, INVERSE -> reads.get(v).or(reads.get(operation.a()));
                case ADD, SUBTRACT, MULTIPLY, DIVIDE, ANGLE -> {
                    reads.get(v).or(reads.get(operation.a()));
                    reads.get(v).or(reads.get(operation.b()));
                }
            }
        }
        return Arrays.stream(derivatives).mapToObj(reads::get).toList();
    }

    @Override
    public int specialisedOrder() {
        return 0;
    }

    @Override
    public int outputCount() {
        return 0;
    }

    @Override
    public void outputs(double t, double[] state, double[] outputs) {}

    @Override
    public int modeCount() {
        return 0;
    }

    @Override
    public void modes(double t, double[] state, double[] modes) {}
}
