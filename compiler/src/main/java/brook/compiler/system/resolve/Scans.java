package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.compiler.syntax.Name;
import brook.compiler.syntax.Statement;
import brook.compiler.system.Expr;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.Pieces;
import brook.compiler.system.Symbol;
import java.util.List;
import java.util.Optional;

/** A map over the rows of a series, whose last value is an input of the run. */
final class Scans {

    private final Resolution resolution;

    Scans(Resolution resolution) {
        this.resolution = resolution;
    }

    /** The scan of a model, or empty if it has none or something is reported. */
    Optional<OdeSystem.Scan> resolve() {
        List<Entry.Parameter> scans = resolution.globals.all(Entry.Parameter.class).stream()
                .filter(entry -> entry.scan.isPresent())
                .toList();
        for (Entry.Parameter second : scans.stream().skip(1).toList()) {
            resolution.problems.report(Diagnostic.error("E1013", "a model has one scan")
                    .at(second.place(), "second scan")
                    .also(scans.get(0).place(), "first scan")
                    .help("one vector holds both: `scan h[8] over data = cat(..., ...)`"));
        }
        return scans.stream().findFirst().flatMap(this::resolve);
    }

    private Optional<OdeSystem.Scan> resolve(Entry.Parameter entry) {
        Statement.Scan scan = entry.scan.orElseThrow();
        requireInput(entry);
        Optional<Symbol> symbol = resolution.symbols.symbol(entry, entry.place());
        Optional<Symbol> gap = scan.gap().map(Scans::gap);
        scan.gap().ifPresent(this::checkGap);
        Context context = Context.of(Context.Place.RATE).with(scope(gap));
        Value next = resolution.terms.resolve(scan.next(), context);
        if (symbol.isEmpty() || next.isBad() || !resolution.arithmetic.isNumber(next, context)) {
            return Optional.empty();
        }
        if (context.reads().beyondStart()) {
            reportMoving(entry, next.span());
            return Optional.empty();
        }
        Optional<Expr> fitted = resolution.fitting.fit(
                next, symbol.get().dimensions(), entry.name(), symbol.get().declaration(), context);
        return fitted.map(expr -> {
            Pieces pieces = Equations.whole(scan.span(), symbol.get().dimensions(), expr);
            return new OdeSystem.Scan(symbol.get(), direction(scan.direction()), gap, pieces);
        });
    }

    private static Symbol gap(Name name) {
        return new Symbol(Symbol.Kind.PARAMETER, name.text(), List.of(), name.span());
    }

    private static Scope scope(Optional<Symbol> gap) {
        return gap.map(symbol -> Scope.EMPTY.with(
                        symbol.name(),
                        new Scope.Bound(Value.number(new Expr.Reference(symbol.declaration(), symbol, 0)))))
                .orElse(Scope.EMPTY);
    }

    /** A name of the model would mean two things. */
    private void checkGap(Name gap) {
        Optional<Entry> other = resolution.globals.find(gap.text());
        other.ifPresent(entry -> resolution.problems.report(
                Diagnostic.error("E0204", "`" + gap.text() + "` is " + Words.withArticle(entry.kind()) + " already")
                        .at(gap.span(), "the time between two rows")
                        .also(entry.place(), "declared here")
                        .help("choose another name, `by gap`")));
    }

    private void requireInput(Entry.Parameter scan) {
        boolean reads = resolution.globals.all(Entry.Parameter.class).stream()
                .anyMatch(entry -> entry.role == OdeSystem.Parameter.Role.INPUT && entry.scan.isEmpty());
        if (!reads) {
            resolution.problems.report(
                    Diagnostic.error("E1008", "a scan goes over the rows of a time series, but the model has no input")
                            .at(scan.place())
                            .help("say what each row brings: `input yobs`, and read it in the scan"));
        }
    }

    private void reportMoving(Entry.Parameter scan, Span next) {
        resolution.problems.report(
                Diagnostic.error("E1012", "the scan `" + scan.name() + "` reads what changes during a run")
                        .at(next, "reads a state or a discrete variable")
                        .help("it reads itself, inputs, the time of the row, trainables and parameters")
                        .note("a scan goes over the rows of a series before the run begins"));
    }

    private static OdeSystem.Scan.Direction direction(Statement.Scan.Direction written) {
        return switch (written) {
            case FORWARD -> OdeSystem.Scan.Direction.FORWARD;
            case BACKWARD -> OdeSystem.Scan.Direction.BACKWARD;
        };
    }
}
