package brook.cli;

import brook.cli.data.DataException;
import brook.cli.data.WeightsFile;
import brook.compiler.files.IoReason;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.SourceFile;
import brook.runtime.Draws;
import brook.runtime.Functions;
import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;
import brook.runtime.Quantity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Values of parameters and initial states. */
final class ValueOptions {

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Parameters: `k=0.5,v=[1,2],W=w.csv`; rows of a matrix are separated by `;`.")
    List<String> set = List.of();

    @Option(names = "--init", paramLabel = "NAME=VALUE", description = "Initial states: `x=1,z=[0,1],theta'=0`.")
    List<String> init = List.of();

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Trained values: rows of `name,value`; `--set` comes before them.")
    String weights = "";

    @Option(
            names = "--draw",
            paramLabel = "N",
            description = "The number of the (first) trajectory, by which inputs are drawn; 0 unless given.")
    private long draw;

    /**
     * Gives the model its parameters and finds its initial state.
     *
     * <p>What is given is there before the model computes the rest, which may read it.
     */
    StartValues start(OdeModel model, SourceFile file, double t0) {
        return start(model, file, t0, given(model.description()), draw);
    }

    /** The number by which the inputs of the first trajectory are drawn. */
    long draw() {
        return draw;
    }

    /** The values of the options, NaN where none is given. */
    StartValues given(ModelDescription description) {
        double[] parameters = weights.isEmpty()
                ? GivenValues.of("--set", description.parameters(), List.of())
                : trained(ModelFile.path(weights), description);
        double[] given = GivenValues.of("--set", description.parameters(), set);
        Functions.takeGiven(parameters, given, 0, parameters.length);
        return new StartValues(parameters, GivenValues.of("--init", description.states(), init));
    }

    private static double[] trained(Path file, ModelDescription description) {
        try {
            return WeightsFile.read(file, description);
        } catch (DataException wrong) {
            throw Refusal.model(wrong.diagnostic());
        } catch (IOException failed) {
            throw Refusal.usage("`--weights`: cannot read `" + file + "`: " + IoReason.of(failed));
        }
    }

    /** The same for other values that are given, NaN where none is, and another trajectory. */
    static StartValues start(OdeModel model, SourceFile file, double t0, StartValues given, long trajectory) {
        ModelDescription description = model.description();
        double[] givenParameters = given.parameters();
        Draws.of(description).complete(givenParameters, trajectory);
        double[] givenStates = given.state();
        double[] parameters = givenParameters.clone();
        model.defaults(parameters);
        Functions.takeGiven(parameters, givenParameters, 0, parameters.length);
        model.completeDefaults(parameters, givenParameters);
        requireAll("--set", "E0313", file, description.parameters(), parameters);
        model.setParameters(parameters);
        double[] state = givenStates.clone();
        model.startFrom(t0, givenStates, state);
        requireAll("--init", "E0312", file, description.states(), state);
        return new StartValues(parameters, state);
    }

    private static void requireAll(
            String option, String code, SourceFile file, List<Quantity> quantities, double[] values) {
        int i = 0;
        for (Quantity quantity : quantities) {
            for (int component = 0; component < quantity.components(); component++, i++) {
                if (Double.isNaN(values[i])) {
                    throw Refusal.model(missing(option, code, file, quantity, quantity.label(component)));
                }
            }
        }
    }

    private static Diagnostic missing(String option, String code, SourceFile file, Quantity quantity, String label) {
        boolean state = quantity.kind() == Quantity.Kind.STATE;
        String whole = label.replaceAll("\\[.*", "");
        String value = quantity.axes().isEmpty() ? "1" : "[...]";
        String inModel = state ? whole + "(0) = " + value : "param " + quantity.name() + " = " + value;
        Diagnostic diagnostic = Diagnostic.error(code, "`" + label + "` has no " + (state ? "initial value" : "value"));
        String given = "give it with `" + option + " " + whole + "=" + value + "`";
        return Places.mark(diagnostic, file, quantity)
                .help(
                        quantity.kind() == Quantity.Kind.INPUT
                                ? given + ": an input has a value for each trajectory"
                                : given + ", or in the model: `" + inModel + "`");
    }
}
