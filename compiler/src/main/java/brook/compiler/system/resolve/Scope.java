package brook.compiler.system.resolve;

import brook.compiler.syntax.Statement;
import brook.compiler.system.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names known at one place of the text besides those of the model: running indices, arguments, names after {@code where}. */
final class Scope {

    static final Scope EMPTY = new Scope(Optional.empty());

    private final Optional<Entry> innermost;

    private Scope(Optional<Entry> innermost) {
        this.innermost = innermost;
    }

    private record Entry(String name, Local local, Scope outer) {}

    Scope with(String name, Local meaning) {
        return new Scope(Optional.of(new Entry(name, meaning, this)));
    }

    /** The innermost meaning of a name. */
    Optional<Local> find(String wanted) {
        Scope scope = this;
        while (scope.innermost.isPresent()) {
            Entry entry = scope.innermost.get();
            if (entry.name.equals(wanted)) {
                return Optional.of(entry.local);
            }
            scope = entry.outer;
        }
        return Optional.empty();
    }

    /** All names, the innermost first. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        Scope scope = this;
        while (scope.innermost.isPresent()) {
            names.add(scope.innermost.get().name);
            scope = scope.innermost.get().outer;
        }
        return names;
    }

    /** What a local name stands for. */
    sealed interface Local {}

    /** An argument or a size bound by a function's head. */
    record Bound(Value value) implements Local {}

    /** A running index. */
    record Running(Index index) implements Local {}

    /** A name after {@code where}, resolved when it is first read. */
    static final class Later implements Local {

        private final Statement.Local definition;
        private Optional<Context> context = Optional.empty();
        private Optional<Value> value = Optional.empty();
        private boolean busy;

        Later(Statement.Local definition) {
            this.definition = definition;
        }

        Statement.Local definition() {
            return definition;
        }

        void readIn(Context place) {
            context = Optional.of(place);
        }

        /** The value, or empty while it is being resolved (it needs itself). */
        Optional<Value> value(Terms terms) {
            if (busy) {
                return Optional.empty();
            }
            if (value.isEmpty()) {
                busy = true;
                value = Optional.of(terms.resolve(definition.value(), context.orElseThrow()));
                busy = false;
            }
            return value;
        }
    }
}
