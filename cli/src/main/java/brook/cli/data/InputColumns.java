package brook.cli.data;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Suggestions;
import brook.runtime.ModelDescription;
import brook.runtime.Quantity;
import brook.runtime.ensemble.Column;
import brook.runtime.solver.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the columns of a table of trajectories stand for: the names of the first line, one of which may be the id. */
final class InputColumns {

    private static final int SHOWN = 10;

    private final ModelDescription model;
    private final String place;
    private final String id;
    private final List<String> names;
    /** For each name its column, none for the id. */
    private final List<Optional<Column>> columns = new ArrayList<>();

    InputColumns(ModelDescription model, Path path, List<String> names) {
        this.model = model;
        this.place = path + ":1: ";
        this.id = InputTable.idColumn(model);
        this.names = names.stream().map(String::strip).toList();
        this.names.forEach(name -> columns.add(column(name)));
        checkTwice();
    }

    List<String> names() {
        return names;
    }

    /** Where the id stands in a row, if there is one. */
    Optional<Integer> idPosition() {
        return names.contains(id) ? Optional.of(names.indexOf(id)) : Optional.empty();
    }

    /** Those that have numbers, in the order of the file. */
    List<Column> numbers() {
        return columns.stream().flatMap(Optional::stream).toList();
    }

    private Optional<Column> column(String name) {
        if (name.equals(id)) {
            return Optional.empty();
        }
        Optional<Column> found = Column.find(model, name);
        if (found.isEmpty()) {
            throw notThere(name);
        }
        return found;
    }

    private void checkTwice() {
        for (int i = 0; i < names.size(); i++) {
            int first = columns.indexOf(columns.get(i));
            if (first < i) {
                throw new DataException(
                        place + "columns " + (first + 1) + " and " + (i + 1) + " both give `" + names.get(i) + "`");
            }
        }
    }

    private DataException notThere(String name) {
        String plain = name.endsWith("(0)") ? name.substring(0, name.length() - 3) : name;
        Optional<Place> whole = Stream.of(model.parameters(), model.states())
                .flatMap(quantities -> Place.find(quantities, plain.replaceAll("\\[.*]", "")).stream())
                .findFirst();
        if (whole.isEmpty()) {
            return unknown(name);
        }
        Quantity quantity = whole.get().quantity();
        String elements = "`" + quantity.label(0) + "` to `" + quantity.label(quantity.components() - 1) + "`";
        if (quantity.axes().isEmpty()) {
            return new DataException(place + "`" + quantity.name() + "` has no element `" + shortened(name) + "`");
        }
        return name.contains("[")
                ? new DataException(place + "`" + quantity.name() + "` has no element `" + shortened(name)
                        + "`: they go from " + elements)
                : new DataException(place + "`" + shortened(name) + "` is an array: give it a column for each element, "
                        + elements);
    }

    private DataException unknown(String name) {
        List<String> known = new ArrayList<>(List.of(id));
        known.addAll(model.parameterLabels());
        known.addAll(model.stateLabels());
        DataException unknown = new DataException(Diagnostic.error(
                DataException.CODE,
                place + "the column `" + shortened(name) + "` is neither an input, nor a parameter, nor a state"));
        return Suggestions.nearest(name, known)
                .map(near -> unknown.help("did you mean `" + near + "`?"))
                .orElseGet(() ->
                        unknown.help("there are: " + String.join(", ", known.subList(0, Math.min(SHOWN, known.size())))
                                + (known.size() > SHOWN ? ", ..." : "")));
    }

    /** As much of a text as a message can show. */
    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
