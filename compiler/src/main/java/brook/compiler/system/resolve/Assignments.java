package brook.compiler.system.resolve;

import brook.compiler.source.Span;
import brook.compiler.syntax.Statement;
import brook.compiler.system.Dimension;
import brook.compiler.system.Expr;
import brook.compiler.system.OdeSystem.Action;
import brook.compiler.system.Pieces;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the block of an event does: new values of states, of their derivatives and of discrete variables. */
final class Assignments {

    /** What is assigned: a name with its primes. */
    private record Variable(Symbol symbol, int primes) {}

    /** One assignment, right as far as it goes. */
    private record Given(Statement.Action.Assign action, Targets.Covered covered, Expr value) {}

    private final Resolution resolution;
    private final AssignmentMessages messages;

    Assignments(Resolution resolution) {
        this.resolution = resolution;
        this.messages = new AssignmentMessages(resolution);
    }

    /** Assignments to one variable become one, of those elements that they give; empty if something is reported. */
    Optional<List<Action>> actions(List<Statement.Action> written) {
        List<Action> actions = new ArrayList<>();
        Map<Variable, List<Given>> given = new LinkedHashMap<>();
        boolean bad = false;
        for (Statement.Action action : written) {
            if (action instanceof Statement.Action.Assign assign) {
                bad |= !assign(assign, given);
            } else if (action instanceof Statement.Action.Stop stop) {
                actions.add(new Action.Stop(stop.span()));
            } else if (action instanceof Statement.Action.Record record) {
                actions.add(new Action.Record(record.span()));
            } else {
                throw new AssertionError(action);
            }
        }
        List<Action> assignments = new ArrayList<>();
        for (Map.Entry<Variable, List<Given>> one : given.entrySet()) {
            Optional<Action.Assign> whole = whole(one.getKey(), one.getValue());
            whole.filter(assign -> !assign.value().pieces().isEmpty()).ifPresent(assignments::add);
            bad |= whole.isEmpty();
        }
        assignments.addAll(actions);
        return bad ? Optional.empty() : Optional.of(assignments);
    }

    private boolean assign(Statement.Action.Assign assign, Map<Variable, List<Given>> given) {
        Optional<Variable> variable = variable(assign.target());
        Optional<Targets.Covered> covered = resolution.targets.cover(assign.target(), Context.of(Context.Place.MODEL));
        Context context = covered.map(Targets.Covered::context).orElse(Context.of(Context.Place.MODEL));
        Value value = covered.isEmpty()
                ? Value.bad(assign.value().span())
                : resolution.terms.resolve(assign.value(), context);
        if (variable.isEmpty()
                || covered.isEmpty()
                || value.isBad()
                || !resolution.arithmetic.isNumber(value, context)) {
            return false;
        }
        Symbol symbol = variable.get().symbol();
        List<Dimension> dimensions = symbol.dimensions();
        if (!resolution.targets.fits(covered.get(), dimensions, symbol.declaration())) {
            return false;
        }
        Optional<Expr> fitted = resolution.fitting.fit(
                value, covered.get().open(dimensions), symbol.name(), symbol.declaration(), context);
        fitted.ifPresent(expr -> given.computeIfAbsent(variable.get(), v -> new ArrayList<>())
                .add(new Given(assign, covered.get(), expr)));
        return fitted.isPresent();
    }

    private Optional<Variable> variable(Statement.Target target) {
        Optional<Entry> entry = resolution.globals.find(target.name().text());
        if (entry.isPresent() && entry.get() instanceof Entry.State state && target.primes() < state.order()) {
            return resolution.symbols.symbol(state, target.span()).map(symbol -> new Variable(symbol, target.primes()));
        }
        if (entry.isPresent() && entry.get() instanceof Entry.Discrete discrete && target.primes() == 0) {
            return resolution.discretes.symbol(discrete, target.span()).map(symbol -> new Variable(symbol, 0));
        }
        messages.reportTarget(target, entry);
        return Optional.empty();
    }

    private Optional<Action.Assign> whole(Variable variable, List<Given> given) {
        Symbol symbol = variable.symbol();
        Span span = given.get(0).action().span();
        List<Dimension> dimensions = symbol.dimensions();
        List<Pieces.Piece> pieces = new ArrayList<>();
        GivenElements elements = new GivenElements(dimensions);
        for (int i = 0; i < given.size(); i++) {
            Given one = given.get(i);
            if (one.covered().isEmpty()) {
                continue;
            }
            List<Pieces.Part> parts = one.covered().parts(dimensions.size());
            Optional<Integer> earlier = elements.give(parts, i);
            if (earlier.isPresent()) {
                messages.reportTwice(one.action(), given.get(earlier.get()).action());
                return Optional.empty();
            }
            pieces.add(new Pieces.Piece(one.action().span(), parts, one.value()));
        }
        return Optional.of(new Action.Assign(span, symbol, variable.primes(), new Pieces(dimensions, pieces)));
    }
}
