package brook.runtime.solver;

import brook.runtime.ModelDescription;
import brook.runtime.Quantity;
import java.util.List;
import java.util.stream.Stream;

/** A model has no parameter, state, output or integral of this name. */
public final class UnknownNameException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private static final int SHOWN = 12;

    private final String name;
    private final List<String> known;

    UnknownNameException(String kind, String name, List<String> known) {
        super("no " + kind + " is called `" + name + "`; " + list(kind, known));
        this.name = name;
        this.known = List.copyOf(known);
    }

    static UnknownNameException ofResult(ModelDescription description, String name) {
        List<String> names = Stream.of(
                        description.states(), description.discretes(), description.outputs(), description.integrals())
                .flatMap(List::stream)
                .map(Quantity::name)
                .toList();
        String kind = description.integrals().isEmpty() ? "state or output" : "state, output or integral";
        return new UnknownNameException(kind, name, names);
    }

    private static String list(String kind, List<String> known) {
        return known.isEmpty()
                ? "the model has no " + kind
                : "there are: " + String.join(", ", known.subList(0, Math.min(SHOWN, known.size())))
                        + (known.size() > SHOWN ? ", ..." : "");
    }

    /** The name that was asked for. */
    public String name() {
        return name;
    }

    /** The names that there are. */
    public List<String> known() {
        return known;
    }
}
