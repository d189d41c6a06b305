package brook.compiler.system.resolve;

import brook.compiler.system.Domain;
import brook.compiler.system.Expr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What is known about the running indices at one place: their loops, the conditions of comprehensions, and the branches of {@code if}. */
final class Ranges {

    static final Ranges NONE = new Ranges(Optional.empty());

    private final Optional<Entry> innermost;

    private Ranges(Optional<Entry> innermost) {
        this.innermost = innermost;
    }

    private record Entry(Fact fact, Ranges outer) {}

    /** One thing known. */
    sealed interface Fact {

        /** An index runs; where it runs over the equations of an array, that is the target. */
        record Runs(Domain.Loop loop, Optional<String> target) implements Fact {}

        /** Only tuples for which this holds occur. */
        record Filter(Expr condition) implements Fact {}

        /** Only values for tuples for which this holds are taken, the others are computed and thrown away. */
        record Branch(Expr condition) implements Fact {}
    }

    Ranges with(Fact fact) {
        return new Ranges(Optional.of(new Entry(fact, this)));
    }

    Ranges with(List<? extends Fact> facts) {
        Ranges ranges = this;
        for (Fact fact : facts) {
            ranges = ranges.with(fact);
        }
        return ranges;
    }

    /** All facts, the outermost first. */
    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Ranges ranges = this;
        while (ranges.innermost.isPresent()) {
            facts.add(ranges.innermost.get().fact);
            ranges = ranges.innermost.get().outer;
        }
        Collections.reverse(facts);
        return facts;
    }
}
