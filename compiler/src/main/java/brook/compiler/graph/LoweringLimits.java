package brook.compiler.graph;

import brook.compiler.source.Budget;
import brook.compiler.source.Diagnostic;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.Span;
import java.util.Collection;
import java.util.Locale;

/** What is too large to be lowered: reported once where it is met, replaced by something small, and the graph is not handed out. */
final class LoweringLimits {

    /** The most index combinations that one expression may run over; about 4,000 bodies, each with each other. */
    private static final long MOST = 1 << 24;

    private static final int PER_ELEMENT = 4;

    private final Diagnostics diagnostics;

    LoweringLimits(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Whether an expression may run over so many index combinations. */
    boolean allow(long count, Span span) {
        if (count <= most()) {
            return true;
        }
        refuse(span, String.format(Locale.ROOT, "%,d combinations", count));
        return false;
    }

    /** The most index combinations in this compilation. */
    static long most() {
        return Math.min(MOST, PER_ELEMENT * Budget.here().most(Budget.Amount.ELEMENTS));
    }

    /** The product of a count and the sizes of some axes; what is beyond every limit stays there. */
    static long product(long count, Collection<Axis> axes) {
        long product = count;
        for (Axis axis : axes) {
            product = Math.min(product * axis.size(), 1L << 31);
        }
        return product;
    }

    /** Reports an expression that runs over too many index combinations to be counted. */
    void refuse(Span span) {
        refuse(span, String.format(Locale.ROOT, "more than %,d combinations", most()));
    }

    boolean wereMet() {
        return diagnostics.hasErrors();
    }

    private void refuse(Span span, String count) {
        diagnostics.report(Diagnostic.error("E0412", "this runs over too many combinations of indices")
                .at(span, count)
                .note(String.format(Locale.ROOT, "at most %,d are supported", most())));
    }
}
