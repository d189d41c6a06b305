package brook.compiler.system.resolve;

import brook.compiler.system.OdeSystem;
import brook.compiler.system.Pieces;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The map of a scan as a system of its own, compiled like any other: its state is the value, and what would be its rate is the value after a row. Its parameters are
 * those of the model without that value, then the time between two rows, if it has a name.
 */
public final class ScanSystem {

    private ScanSystem() {}

    /** That of a scan of a system. */
    public static OdeSystem of(OdeSystem system, OdeSystem.Scan scan) {
        List<OdeSystem.Parameter> parameters = new ArrayList<>(system.parameters().stream()
                .filter(parameter -> parameter.symbol() != scan.symbol())
                .toList());
        scan.gap().ifPresent(gap -> parameters.add(input(gap)));
        OdeSystem.State state = new OdeSystem.State(scan.symbol(), 1, scan.next(), List.of(Optional.empty()), "", "");
        return new OdeSystem(
                system.file(),
                system.name(),
                "the map over rows that gives " + scan.symbol().name() + " of " + system.name(),
                system.time(),
                parameters,
                List.of(state),
                List.of(),
                read(system, scan.next()),
                List.of(),
                List.of(),
                List.of(),
                OdeSystem.Training.NONE,
                system.solve());
    }

    private static OdeSystem.Parameter input(Symbol symbol) {
        return new OdeSystem.Parameter(
                symbol, OdeSystem.Parameter.Role.INPUT, Optional.empty(), Optional.empty(), "", "");
    }

    /** The definitions that are read, in their order, in which each reads only earlier ones. */
    private static List<OdeSystem.Definition> read(OdeSystem system, Pieces next) {
        Set<Symbol> wanted = new HashSet<>(symbols(next));
        List<OdeSystem.Definition> read = new ArrayList<>();
        for (int i = system.definitions().size() - 1; i >= 0; i--) {
            OdeSystem.Definition definition = system.definitions().get(i);
            if (wanted.contains(definition.symbol())) {
                wanted.addAll(symbols(definition.value()));
                read.add(0, definition);
            }
        }
        return read;
    }

    private static Set<Symbol> symbols(Pieces pieces) {
        Set<Symbol> symbols = new HashSet<>();
        pieces.pieces().forEach(piece -> symbols.addAll(Variables.symbols(piece.value())));
        return symbols;
    }
}
