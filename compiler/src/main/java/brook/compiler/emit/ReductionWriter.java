package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.jet.LoopAxes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes a sum of products over axes that are loops (a matrix times a vector): several rows at a time, so that a factor is read once for all of them. */
final class ReductionWriter {

    private final KernelWriter.Program program;
    private final Scope.Order order;
    private final Names names;
    private final OriginComments origins;
    private final LoopLines.Span span;

    /** For the rows of a span. */
    ReductionWriter(
            KernelWriter.Program program, Scope.Order order, Names names, OriginComments origins, LoopLines.Span span) {
        this.program = program;
        this.order = order;
        this.names = names;
        this.origins = origins;
        this.span = span;
    }

    Lines write(Node.Contraction node) {
        boolean linear = node.left().variation().isConstantOnStep()
                || node.right().variation().isConstantOnStep();
        if (order == Scope.Order.K && !linear) {
            throw new AssertionError(node + " needs a convolution: SplitSeriesSums");
        }
        Lines lines = new Lines();
        origins.comment(node, lines);
        Optional<String> product = new LaneProductText(program.layout(), order, names).of(node);
        if (product.isPresent()) {
            lines.statement(product.get());
            return lines;
        }
        Map<Axis, String> rows = LoopLines.variables(LoopAxes.loops(node), names);
        Optional<Layout> columns = columns(node, rows);
        if (columns.isPresent()) {
            vectors(node, rows, columns.get(), lines);
            return lines;
        }
        int block = block(rows);
        LoopLines.open(lines, rows, block, span);
        Lines declarations = new Lines();
        Frame frame = Frame.over(rows, program.layout().tables(), names, declarations);
        Scope scope = new Scope(program.layout(), order, frame, names, lines);
        Map<String, Row> sums = sums(node, scope, block);
        Lines inner = inner(node, scope, sums);
        lines.addAll(declarations);
        for (String sum : sums.keySet()) {
            lines.statement("double " + sum + " = 0.0");
        }
        lines.addAll(inner);
        for (Map.Entry<String, Row> sum : sums.entrySet()) {
            Scope row = scope.inside(sum.getValue().frame(), lines);
            lines.statement(row.target(node, sum.getValue().at()) + " = " + sum.getKey());
        }
        LoopLines.close(lines, rows);
        return lines;
    }

    /** The layout in which a vector of rows can be read; none where vectors are not asked for or not possible. */
    private Optional<Layout> columns(Node.Contraction node, Map<Axis, String> rows) {
        Layout layout = program.layout();
        if (layout.vectors().isEmpty() || rows.isEmpty()) {
            return Optional.empty();
        }
        Names others = Names.empty();
        rows.values().forEach(others::fresh);
        Map<Axis, String> loops = new LinkedHashMap<>(rows);
        loops.putAll(LoopLines.variables(LoopAxes.loops(node.summed()), others));
        Frame frame = Frame.over(loops, layout.tables(), others, new Lines());
        String variable = LoopLines.innermost(rows);
        VectorReads reads = new VectorReads(frame, variable, layout);
        boolean near = frame.components(node.axes()).stream()
                .flatMap(at -> Frame.combine(List.of(at), LoopAxes.components(node.summed())).stream())
                .allMatch(at -> reads.isNear(node.left(), at) && reads.isNear(node.right(), at));
        return near ? Optional.of(layout.with(reads.memory())) : Optional.empty();
    }

    /** As many rows in one turn as some vectors have, the matrix read by columns. */
    private void vectors(Node.Contraction node, Map<Axis, String> rows, Layout layout, Lines lines) {
        Map<Axis, String> outer = new LinkedHashMap<>(rows);
        Axis last = List.copyOf(rows.keySet()).get(rows.size() - 1);
        String variable = Objects.requireNonNull(outer.remove(last));
        LoopLines.open(lines, outer, 1, span);
        VectorNeeds needs = layout.vectors().orElseThrow();
        needs.count(0, LoopAxes.size(node.axes()) * LoopAxes.size(node.summed()));
        String species = needs.species(last.size());
        VectorLoop.Positions all = VectorLoop.Positions.of(outer.isEmpty() ? span : LoopLines.Span.ALL, last.size());
        VectorLoop loop = VectorLoop.open(lines, species, all, vectorsInTurn(last), variable, names);
        Frame frame = Frame.over(rows, layout.tables(), names, lines);
        Scope scope = new Scope(layout, order, frame, names, lines).of(loop);
        Map<String, Row> sums = new LinkedHashMap<>();
        for (String vector : loop.variables()) {
            sums.putAll(sums(node, frame.at(vector), sums.size()));
        }
        Lines inner = inner(node, scope, sums);
        sums.keySet()
                .forEach(sum -> lines.statement(
                        "DoubleVector " + sum + " = " + loop.zero().code()));
        lines.addAll(inner);
        sums.forEach((sum, row) ->
                lines.statement(scope.inside(row.frame(), lines).store(node, row.at(), Text.vector(sum))));
        lines.close();
        LoopLines.close(lines, outer);
    }

    /** Four sums keep the units for products busy; a vector of the longest kind in use has eight rows. */
    private static int vectorsInTurn(Axis rows) {
        return Math.max(1, Math.min(4, rows.size() / 8));
    }

    /** One sum, of a row or a vector of rows: which element of the result it becomes. */
    private record Row(Frame frame, Map<Axis, IndexExpression> at) {}

    private static int block(Map<Axis, String> rows) {
        int size = 1;
        for (Axis axis : rows.keySet()) {
            size = axis.size();
        }
        int block = 4;
        while (size % block != 0) {
            block /= 2;
        }
        return block;
    }

    private Map<String, Row> sums(Node.Contraction node, Scope scope, int block) {
        Map<String, Row> sums = new LinkedHashMap<>();
        for (int lane = 0; lane < block; lane++) {
            sums.putAll(sums(node, scope.frame().shifted(lane), sums.size()));
        }
        return sums;
    }

    /** The sums of all components of one turn, of which there are some others. */
    private Map<String, Row> sums(Node.Contraction node, Frame turn, int others) {
        Map<String, Row> sums = new LinkedHashMap<>();
        for (Map<Axis, IndexExpression> at : turn.components(node.axes())) {
            sums.put(names.fresh("s" + (others + sums.size())), new Row(turn, at));
        }
        return sums;
    }

    private Lines inner(Node.Contraction node, Scope scope, Map<String, Row> sums) {
        Lines lines = new Lines();
        Map<Axis, String> columns = LoopLines.variables(LoopAxes.loops(node.summed()), names);
        LoopLines.open(lines, columns, 1);
        Lines declarations = new Lines();
        Lines body = new Lines();
        Frame frame = scope.frame().with(columns).declaring(declarations);
        Scope turn = scope.inside(frame, body);
        for (Map.Entry<String, Row> sum : sums.entrySet()) {
            for (Map<Axis, IndexExpression> summed :
                    Frame.combine(List.of(new LinkedHashMap<>(frame.loops())), LoopAxes.components(node.summed()))) {
                Map<Axis, IndexExpression> at = new LinkedHashMap<>(summed);
                at.putAll(sum.getValue().at());
                body.statement(term(node, turn, sum.getKey(), at));
            }
        }
        lines.addAll(declarations);
        lines.addAll(body);
        LoopLines.close(lines, columns);
        return lines;
    }

    private String term(Node.Contraction node, Scope turn, String sum, Map<Axis, IndexExpression> at) {
        Text left = turn.read(node.left(), at);
        Text right = turn.read(node.right(), at);
        Text before = turn.vectors().isPresent() ? Text.vector(sum) : Text.atom(sum);
        if (left.isOne() || right.isOne()) {
            Text term = left.times(right);
            return before.isVector() ? sum + " = " + before.plus(term).code() : sum + " += " + term.code();
        }
        return sum + " = " + program.layout().multiplyAdd(left, right, before).code();
    }
}
