package brook.compiler.graph;

import brook.compiler.system.Expr;
import brook.compiler.system.Index;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The iteration space in which an expression is lowered: what each running index is, as a function of axes. Holds what has been lowered in it, by
 * identity of the expression.
 */
abstract sealed class LoweringContext {

    private final IdentityHashMap<Expr, LoweringValue> memo = new IdentityHashMap<>();

    /** The value of an index, in the user's numbering, as a function of the axes of this context. */
    abstract IndexMap valueOf(Index index);

    /** The number of index combinations. */
    abstract long volume();

    Map<Expr, LoweringValue> memo() {
        return memo;
    }

    /** No index runs. */
    static final class Root extends LoweringContext {
        @Override
        IndexMap valueOf(Index index) {
            throw new AssertionError("the index " + index + " does not run here");
        }

        @Override
        long volume() {
            return 1;
        }
    }

    /** Some indices run along new axes, independently of each other and of what runs outside. */
    static final class Loops extends LoweringContext {

        private final LoweringContext parent;
        private final Map<Index, IndexMap> values;

        Loops(LoweringContext parent, Map<Index, IndexMap> values) {
            this.parent = parent;
            this.values = new LinkedHashMap<>(values);
        }

        LoweringContext parent() {
            return parent;
        }

        boolean bindsAnyOf(Set<Index> indices) {
            return indices.stream().anyMatch(values::containsKey);
        }

        @Override
        IndexMap valueOf(Index index) {
            IndexMap value = values.get(index);
            return value == null ? parent.valueOf(index) : value;
        }

        @Override
        long volume() {
            Set<Axis> axes = new LinkedHashSet<>();
            values.values().forEach(value -> axes.addAll(value.axes()));
            return LoweringLimits.product(parent.volume(), axes);
        }
    }

    /**
     * Some of the places of the parent: its axes {@code moved} are functions of axes that list those places. What depends on a single axis, all
     * places of which are listed, is lowered in the parent and then gathered.
     */
    static final class Places extends LoweringContext {

        private final LoweringContext parent;
        private final Map<Axis, IndexMap> moved;
        private final Set<Axis> complete;

        Places(LoweringContext parent, Map<Axis, IndexMap> moved, Set<Axis> complete) {
            this.parent = parent;
            this.moved = new LinkedHashMap<>(moved);
            this.complete = new LinkedHashSet<>(complete);
        }

        LoweringContext parent() {
            return parent;
        }

        Map<Axis, IndexMap> moved() {
            return moved;
        }

        boolean canBeLoweredOutside(Set<Index> indices) {
            Set<Axis> touched = new LinkedHashSet<>();
            indices.forEach(index -> touched.addAll(parent.valueOf(index).axes()));
            touched.retainAll(moved.keySet());
            return touched.isEmpty() || touched.size() == 1 && complete.containsAll(touched);
        }

        @Override
        IndexMap valueOf(Index index) {
            return LoweringMaps.compose(parent.valueOf(index), moved);
        }

        @Override
        long volume() {
            Set<Axis> axes = new LinkedHashSet<>();
            moved.values().forEach(value -> axes.addAll(value.axes()));
            return LoweringLimits.product(
                    Math.max(1, parent.volume() / LoweringLimits.product(1, moved.keySet())), axes);
        }
    }
}
