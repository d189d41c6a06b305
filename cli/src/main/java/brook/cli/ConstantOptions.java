package brook.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Constants of a model given for one compilation. */
final class ConstantOptions {

    @Option(names = "-D", paramLabel = "NAME=NUMBER", description = "Constants: `-D N=128`.")
    private List<String> definitions = List.of();

    /** The numbers by name. */
    Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        Arguments.assignments("-D", definitions)
                .forEach((name, text) -> values.put(name, Arguments.number("-D " + name, text)));
        return values;
    }
}
