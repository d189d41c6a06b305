package brook.runtime.gradient;

import brook.runtime.ModelDescription;
import brook.runtime.Quantity;
import java.util.ArrayList;
import java.util.List;

/**
 * A number at the end of a run and its derivatives: with respect to trainables, then parameters, then initial values ({@code x(0)}), with
 * all that the model derives from these. Derivatives with respect to a parameter hold the defaults of other parameters that read it.
 */
public final class Gradient {

    private final String of;
    private final double value;
    private final List<String> names = new ArrayList<>();
    private final List<Double> derivatives = new ArrayList<>();

    Gradient(ModelDescription model, String of, double value, double[] byParameters, double[] byInitialValues) {
        this.of = of;
        this.value = value;
        addParameters(model, Quantity.Kind.TRAINABLE, byParameters);
        addParameters(model, Quantity.Kind.PARAMETER, byParameters);
        List<String> states = model.stateLabels();
        for (int i = 0; i < byInitialValues.length; i++) {
            add(states.get(i) + "(0)", byInitialValues[i]);
        }
    }

    private Gradient(String of, double value) {
        this.of = of;
        this.value = value;
    }

    /** Other numbers by the same names. */
    Gradient with(double other, double[] otherDerivatives) {
        Gradient gradient = new Gradient(of, other);
        for (int i = 0; i < otherDerivatives.length; i++) {
            gradient.add(names.get(i), otherDerivatives[i]);
        }
        return gradient;
    }

    private void addParameters(ModelDescription model, Quantity.Kind kind, double[] byParameters) {
        List<String> labels = model.parameterLabels();
        int position = 0;
        for (Quantity parameter : model.parameters()) {
            for (int i = 0; i < parameter.components(); i++, position++) {
                if (parameter.kind() == kind) {
                    add(labels.get(position), byParameters[position]);
                }
            }
        }
    }

    private void add(String name, double derivative) {
        names.add(name);
        derivatives.add(derivative);
    }

    /** The name of what was differentiated. */
    public String of() {
        return of;
    }

    /** Its value at the end of the run. */
    public double value() {
        return value;
    }

    /** What it was differentiated by: {@code "W1[2,3]"}, {@code k}, {@code z[1](0)}, ... */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** The derivative by the name at a position of {@link #names()}. */
    public double derivative(int position) {
        return derivatives.get(position);
    }

    /**
     * The derivative by a name.
     *
     * @throws IllegalArgumentException if there is no such name
     */
    public double by(String name) {
        int position = names.indexOf(name);
        if (position < 0) {
            throw new IllegalArgumentException("no derivative by `" + name + "`");
        }
        return derivatives.get(position);
    }
}
