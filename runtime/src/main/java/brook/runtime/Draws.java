package brook.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The inputs of a model that are drawn at random, where nobody gives them; no memory is taken after the first call. Belongs to one thread. */
public final class Draws {

    private final List<Place> places;
    private final double[] drawn;

    private Draws(List<Place> places, int largest) {
        this.places = List.copyOf(places);
        this.drawn = new double[largest];
    }

    /** The places of an input among the doubles of the parameters. */
    private record Place(Draw draw, int first, int count) {}

    /** Those of a model; none if no input is drawn. */
    public static Draws of(ModelDescription description) {
        return of(description.parameters());
    }

    /** Those among some quantities, whose doubles follow each other. */
    public static Draws of(List<Quantity> quantities) {
        List<Place> places = new ArrayList<>();
        int first = 0;
        int largest = 0;
        for (Quantity parameter : quantities) {
            if (parameter.draw().isPresent()) {
                places.add(new Place(parameter.draw().get(), first, parameter.size()));
                largest = Math.max(largest, parameter.size());
            }
            first += parameter.size();
        }
        return new Draws(places, largest);
    }

    /** The parameters that a model has of itself, with the inputs that are drawn for a trajectory; NaN where it leaves one to the caller. */
    public static double[] parameters(OdeModel model, long trajectory) {
        double[] drawn = new double[model.parameterCount()];
        Arrays.fill(drawn, Double.NaN);
        of(model.description()).complete(drawn, trajectory);
        double[] parameters = new double[model.parameterCount()];
        model.defaults(parameters);
        Functions.takeGiven(parameters, drawn, 0, drawn.length);
        model.completeDefaults(parameters, drawn);
        return parameters;
    }

    /** Whether the model draws nothing. */
    public boolean isEmpty() {
        return places.isEmpty();
    }

    /**
     * Gives each element of a drawn input that is NaN its number of a trajectory.
     *
     * @param parameters the doubles of all that this was made of: of a model in the order of {@code description().parameterLabels()}
     */
    public void complete(double[] parameters, long trajectory) {
        for (Place place : places) {
            place.draw().into(drawn, 0, place.count(), trajectory);
            for (int i = 0; i < place.count(); i++) {
                if (Double.isNaN(parameters[place.first() + i])) {
                    parameters[place.first() + i] = drawn[i];
                }
            }
        }
    }
}
