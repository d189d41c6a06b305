package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.IndexMap;
import brook.compiler.graph.Node;
import brook.compiler.jet.LoopAxes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One turn of the loops of a kernel: the position on each axis as Java text, and the int locals that positions need. */
final class Frame {

    /** An element of a node that is no gather. */
    record Element(Node base, Map<Axis, IndexExpression> at) {}

    private final Map<Axis, IndexExpression> loops;
    private final LiteralTables tables;
    private final Names names;
    private final Map<String, String> indexLocals;
    private final Lines declarations;

    private Frame(
            Map<Axis, IndexExpression> loops,
            LiteralTables tables,
            Names names,
            Map<String, String> indexLocals,
            Lines declarations) {
        this.loops = loops;
        this.tables = tables;
        this.names = names;
        this.indexLocals = indexLocals;
        this.declarations = declarations;
    }

    /** A frame over loops with given variables; index locals are declared in {@code declarations}. */
    static Frame over(Map<Axis, String> variables, LiteralTables tables, Names names, Lines declarations) {
        Map<Axis, IndexExpression> loops = new LinkedHashMap<>();
        variables.forEach((axis, variable) -> loops.put(axis, IndexExpression.of(variable)));
        return new Frame(loops, tables, names, new LinkedHashMap<>(), declarations);
    }

    /** The turn {@code shift} further along the innermost loop. */
    Frame shifted(int shift) {
        Map<Axis, IndexExpression> moved = new LinkedHashMap<>(loops);
        Axis last = null;
        for (Axis axis : loops.keySet()) {
            last = axis;
        }
        if (last != null) {
            moved.put(last, Objects.requireNonNull(loops.get(last)).plus(shift));
        }
        return new Frame(moved, tables, names, indexLocals, declarations);
    }

    /** The turn at another position of the innermost loop. */
    Frame at(String variable) {
        Map<Axis, IndexExpression> moved = new LinkedHashMap<>(loops);
        loops.keySet().stream()
                .reduce((before, axis) -> axis)
                .ifPresent(last -> moved.put(last, IndexExpression.of(variable)));
        return new Frame(moved, tables, names, indexLocals, declarations);
    }

    /** The turn at the first position of those loops that have no variable. */
    Frame atStartOf(List<Axis> axes) {
        Map<Axis, IndexExpression> all = new LinkedHashMap<>();
        axes.forEach(axis -> all.put(axis, loops.getOrDefault(axis, IndexExpression.of(0))));
        return new Frame(all, tables, names, indexLocals, declarations);
    }

    /** The same turn with further loops inside. */
    Frame with(Map<Axis, String> variables) {
        Map<Axis, IndexExpression> more = new LinkedHashMap<>(loops);
        variables.forEach((axis, variable) -> more.put(axis, IndexExpression.of(variable)));
        return new Frame(more, tables, names, indexLocals, declarations);
    }

    /** The same turn, index locals declared elsewhere. */
    Frame declaring(Lines elsewhere) {
        return new Frame(loops, tables, names, new LinkedHashMap<>(indexLocals), elsewhere);
    }

    /** The positions of this turn. */
    Map<Axis, IndexExpression> loops() {
        return loops;
    }

    /** Every combination of positions on axes that are written out, joined with the positions of the loops. */
    List<Map<Axis, IndexExpression>> components(List<Axis> axes) {
        List<Map<Axis, IndexExpression>> all = new ArrayList<>();
        all.add(new LinkedHashMap<>(loops));
        return combine(all, LoopAxes.components(axes));
    }

    static List<Map<Axis, IndexExpression>> combine(List<Map<Axis, IndexExpression>> start, List<Axis> axes) {
        List<Map<Axis, IndexExpression>> all = start;
        for (Axis axis : axes) {
            List<Map<Axis, IndexExpression>> next = new ArrayList<>();
            for (Map<Axis, IndexExpression> at : all) {
                for (int i = 0; i < axis.size(); i++) {
                    Map<Axis, IndexExpression> position = new LinkedHashMap<>(at);
                    position.put(axis, IndexExpression.of(i));
                    next.add(position);
                }
            }
            all = next;
        }
        return all;
    }

    /** The element that reading a node at a position means: gathers are followed to their operand. */
    Element element(Node node, Map<Axis, IndexExpression> at) {
        Node base = node;
        Map<Axis, IndexExpression> position = at;
        while (base instanceof Node.Gather gather) {
            Map<Axis, IndexExpression> below = new LinkedHashMap<>();
            for (int i = 0; i < gather.maps().size(); i++) {
                below.put(gather.operand().axes().get(i), evaluate(gather.maps().get(i), position));
            }
            base = gather.operand();
            position = below;
        }
        return new Element(base, position);
    }

    /** Where a part of a scatter goes. */
    Map<Axis, IndexExpression> evaluate(Node.Scatter scatter, int part, Map<Axis, IndexExpression> at) {
        Map<Axis, IndexExpression> to = new LinkedHashMap<>();
        for (int i = 0; i < scatter.axes().size(); i++) {
            to.put(scatter.axes().get(i), evaluate(scatter.maps().get(part).get(i), at));
        }
        return to;
    }

    IndexExpression evaluate(IndexMap map, Map<Axis, IndexExpression> at) {
        if (map instanceof IndexMap.Affine affine) {
            IndexExpression sum = IndexExpression.of(affine.offset());
            for (IndexMap.Stride stride : affine.strides()) {
                sum = sum.plus(Objects.requireNonNull(at.get(stride.axis())).times(stride.stride()));
            }
            return sum;
        }
        if (map instanceof IndexMap.Table table) {
            return lookUp(table, at);
        }
        throw new AssertionError(map);
    }

    private IndexExpression lookUp(IndexMap.Table table, Map<Axis, IndexExpression> at) {
        IndexExpression position = IndexExpression.of(0);
        for (Axis axis : table.by()) {
            position = position.times(axis.size()).plus(Objects.requireNonNull(at.get(axis)));
        }
        if (position.isConstant()) {
            return IndexExpression.of(table.positions().get(position.constant()));
        }
        String read = tables.ints(table) + "[" + position + "]";
        return IndexExpression.of(local(read, tables.hint(table)));
    }

    /** The index locals whose value depends on a variable. */
    Set<String> localsVaryingWith(String variable) {
        Set<String> varying = new LinkedHashSet<>();
        indexLocals.forEach((expression, local) -> {
            Set<String> read = Set.of(expression.split("\\W+"));
            if (read.contains(variable) || varying.stream().anyMatch(read::contains)) {
                varying.add(local);
            }
        });
        return varying;
    }

    /** An int local that holds an expression, declared once. */
    String local(String expression, String hint) {
        String known = indexLocals.get(expression);
        if (known == null) {
            known = names.fresh(hint);
            indexLocals.put(expression, known);
            declarations.statement("final int " + known + " = " + expression);
        }
        return known;
    }
}
