package brook.cli.table;

import brook.runtime.gradient.Gradient;
import java.io.IOException;
import java.util.List;

/** Writes a number at the end of a run and its derivatives, a row each. */
public final class GradientTable {

    private GradientTable() {}

    /** The columns name and value: first what was differentiated, then its derivatives. */
    public static void write(Gradient gradient, CsvWriter csv) throws IOException {
        csv.header(List.of("name", "value"));
        csv.named(gradient.of(), gradient.value());
        List<String> names = gradient.names();
        for (int i = 0; i < names.size(); i++) {
            csv.named(names.get(i), gradient.derivative(i));
        }
    }
}
