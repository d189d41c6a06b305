package brook.runtime.reference;

import brook.runtime.ModelDescription;
import brook.runtime.ModelDescriptionBuilder;
import brook.runtime.OdeModel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A model that interprets equations given as text, order by order: slow, and independent of the compiler. */
public final class ExpressionModel implements OdeModel {

    private final ModelDescription description;
    private final List<Operation> operations;
    private final int[] derivatives;

    private ExpressionModel(ModelDescription description, List<Operation> operations, int[] derivatives) {
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
        return new ExpressionModel(description.build(), parser.operations(), derivatives);
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
        return new ExpressionModel(description, operations, derivatives);
    }

    @Override
    public int dimension() {
        return derivatives.length;
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
