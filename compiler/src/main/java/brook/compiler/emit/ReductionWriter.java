package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.jet.LoopAxes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a sum of products over axes that are loops (a matrix times a vector): several rows at a time, so that a factor is read once for all of them. */
final class ReductionWriter {

    private final KernelWriter.Program program;
    private final Scope.Order order;
    private final Names names;
    private final OriginComments origins;

    ReductionWriter(KernelWriter.Program program, Scope.Order order, Names names, OriginComments origins) {
        this.program = program;
        this.order = order;
        this.names = names;
        this.origins = origins;
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
        Map<Axis, String> rows = KernelWriter.variables(LoopAxes.loops(node), names);
        int block = block(rows);
        KernelWriter.open(lines, rows, block);
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
        KernelWriter.close(lines, rows);
        return lines;
    }

    /** One sum: which element of the result it becomes. */
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
            Frame shifted = scope.frame().shifted(lane);
            for (Map<Axis, IndexExpression> at : shifted.components(node.axes())) {
                sums.put(names.fresh("s" + sums.size()), new Row(shifted, at));
            }
        }
        return sums;
    }

    private Lines inner(Node.Contraction node, Scope scope, Map<String, Row> sums) {
        Lines lines = new Lines();
        Map<Axis, String> columns = KernelWriter.variables(LoopAxes.loops(node.summed()), names);
        KernelWriter.open(lines, columns, 1);
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
        KernelWriter.close(lines, columns);
        return lines;
    }

    private String term(Node.Contraction node, Scope turn, String sum, Map<Axis, IndexExpression> at) {
        Text left = turn.read(node.left(), at);
        Text right = turn.read(node.right(), at);
        if (left.isOne() || right.isOne()) {
            return sum + " += " + left.times(right).code();
        }
        return sum + " = "
                + program.layout().multiplyAdd(left, right, Text.atom(sum)).code();
    }
}
