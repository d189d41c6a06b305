package brook.compiler.graph;

import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import brook.compiler.system.Dimension;
import brook.compiler.system.Domain;
import brook.compiler.system.DoubleTable;
import brook.compiler.system.Expr;
import brook.compiler.system.Expr.Reduction;
import brook.compiler.system.Expr.Subscript;
import brook.compiler.system.Index;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.Operator;
import brook.compiler.system.Pieces;
import brook.compiler.system.Pieces.Part;
import brook.compiler.system.Shape;
import brook.compiler.system.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes systems down without a parser. */
final class ModelSketch {

    static final SourceFile FILE = new SourceFile("sketch.ode", "");
    static final Span HERE = new Span(FILE, 0, 0);

    private final List<OdeSystem.Parameter> parameters = new ArrayList<>();
    private final List<OdeSystem.State> states = new ArrayList<>();
    private final List<OdeSystem.Definition> definitions = new ArrayList<>();
    private final List<OdeSystem.Output> outputs = new ArrayList<>();
    private final Symbol time = symbol(Symbol.Kind.TIME, "t");

    Expr time() {
        return new Expr.Reference(HERE, time, 0);
    }

    Expr parameter(String name, int... sizes) {
        Symbol symbol = symbol(Symbol.Kind.PARAMETER, name, sizes);
        parameters.add(new OdeSystem.Parameter(
                symbol, OdeSystem.Parameter.Role.SHARED, Optional.empty(), Optional.empty(), "", ""));
        return new Expr.Reference(HERE, symbol, 0);
    }

    Symbol state(String name, int... sizes) {
        return symbol(Symbol.Kind.STATE, name, sizes);
    }

    static Expr ref(Symbol symbol) {
        return new Expr.Reference(HERE, symbol, 0);
    }

    Expr define(String name, Expr value) {
        int[] sizes = value.shape().sizes().stream().mapToInt(Integer::intValue).toArray();
        Symbol symbol = symbol(Symbol.Kind.DEFINITION, name, sizes);
        definitions.add(new OdeSystem.Definition(symbol, whole(symbol, value), "", ""));
        return ref(symbol);
    }

    void equation(Symbol state, int order, Pieces.Piece... pieces) {
        List<Optional<Pieces>> initial = new ArrayList<>();
        for (int i = 0; i < order; i++) {
            initial.add(Optional.empty());
        }
        states.add(new OdeSystem.State(state, order, new Pieces(state.dimensions(), List.of(pieces)), initial, "", ""));
    }

    void equation(Symbol state, Expr value) {
        equation(state, 1, whole(state, value).pieces().get(0));
    }

    void output(String name, Expr value) {
        int[] sizes = value.shape().sizes().stream().mapToInt(Integer::intValue).toArray();
        Symbol symbol = symbol(Symbol.Kind.OUTPUT, name, sizes);
        outputs.add(new OdeSystem.Output(symbol, whole(symbol, value), "", ""));
    }

    OdeSystem system() {
        OdeSystem.SolveSettings solve = new OdeSystem.SolveSettings(
                Optional.empty(), "taylor", "", 0, 0, 0, 0, 0, 0, Optional.empty(), List.of(), false, false);
        return new OdeSystem(
                FILE,
                "Sketch",
                "",
                time,
                parameters,
                states,
                List.of(),
                definitions,
                List.of(),
                outputs,
                List.of(),
                OdeSystem.Training.NONE,
                solve);
    }

    static Pieces.Piece piece(Expr value, Part... parts) {
        return new Pieces.Piece(HERE, List.of(parts), value);
    }

    static Part over(Index index, int from, int to) {
        return new Part.Over(index, from, to, 1);
    }

    static Part at(int index) {
        return new Part.Fixed(index);
    }

    static Part all() {
        return new Part.All();
    }

    static Index index(String name) {
        return new Index(name, HERE);
    }

    static Expr number(double value) {
        return new Expr.Literal(HERE, value);
    }

    static Expr value(Index index) {
        return new Expr.IndexValue(HERE, index);
    }

    static Expr table(DoubleTable values, Integer... sizes) {
        return new Expr.Table(HERE, values, Shape.of(sizes));
    }

    static Expr apply(Operator operator, Expr... operands) {
        Shape shape = Arrays.stream(operands)
                .map(Expr::shape)
                .filter(some -> !some.isScalar())
                .findFirst()
                .orElse(Shape.SCALAR);
        return new Expr.Apply(HERE, operator, List.of(operands), shape);
    }

    static Expr plus(Expr a, Expr b) {
        return apply(Operator.ADD, a, b);
    }

    static Expr minus(Expr a, Expr b) {
        return apply(Operator.SUBTRACT, a, b);
    }

    static Expr times(Expr a, Expr b) {
        return apply(Operator.MULTIPLY, a, b);
    }

    static Expr over(Expr a, Expr b) {
        return apply(Operator.DIVIDE, a, b);
    }

    static Expr differ(Index i, Index j) {
        return apply(Operator.NOT_EQUAL, value(i), value(j));
    }

    /** Subscripts: an expression or an index is one element, {@code int[] {offset, count}} a slice, ":" the whole axis. */
    static Expr element(Expr base, Object... subscripts) {
        List<Subscript> list = new ArrayList<>();
        List<Integer> shape = new ArrayList<>();
        for (int d = 0; d < subscripts.length; d++) {
            if (subscripts[d] instanceof Index index) {
                list.add(new Subscript.At(value(index), 1));
            } else if (subscripts[d] instanceof Expr expr) {
                list.add(new Subscript.At(expr, 1));
            } else {
                int size = base.shape().sizes().get(d);
                int[] slice = subscripts[d] instanceof int[] given ? given : new int[] {0, size};
                list.add(new Subscript.Slice(slice[0], slice[1]));
                shape.add(slice[1]);
            }
        }
        return new Expr.Element(HERE, base, list, new Shape(shape));
    }

    static Domain.Loop loop(Index index, Object from, Object to) {
        return new Domain.Loop(index, expr(from), expr(to), 1);
    }

    static Expr reduce(Reduction reduction, Expr body, Domain.Loop... loops) {
        return new Expr.Reduce(HERE, reduction, body, new Domain(List.of(loops), Optional.empty()));
    }

    static Expr reduceIf(Reduction reduction, Expr condition, Expr body, Domain.Loop... loops) {
        return new Expr.Reduce(HERE, reduction, body, new Domain(List.of(loops), Optional.of(condition)));
    }

    static Expr sum(Expr body, Domain.Loop... loops) {
        return reduce(Reduction.SUM, body, loops);
    }

    static Expr sumIf(Expr condition, Expr body, Domain.Loop... loops) {
        return reduceIf(Reduction.SUM, condition, body, loops);
    }

    static Expr collapse(Reduction reduction, Expr array) {
        return new Expr.Collapse(HERE, reduction, array);
    }

    static Expr product(Expr.Product.Kind kind, Expr left, Expr right, Integer... sizes) {
        return new Expr.Product(HERE, kind, left, right, Shape.of(sizes));
    }

    static Expr rearrange(Expr.Rearrange.Kind kind, Expr array, Integer... sizes) {
        return new Expr.Rearrange(HERE, kind, array, Shape.of(sizes));
    }

    static Expr build(Expr body, Shape shape, Domain.Loop... loops) {
        return new Expr.Build(HERE, body, new Domain(List.of(loops), Optional.empty()), shape);
    }

    static Expr join(Integer size, Expr... parts) {
        return new Expr.Join(HERE, List.of(parts), Shape.of(size));
    }

    static Expr stack(Shape shape, Expr... parts) {
        return new Expr.Stack(HERE, List.of(parts), shape);
    }

    private static Expr expr(Object bound) {
        return bound instanceof Integer number ? number(number) : (Expr) bound;
    }

    private static Pieces whole(Symbol symbol, Expr value) {
        List<Part> parts = new ArrayList<>();
        symbol.dimensions().forEach(dimension -> parts.add(new Part.All()));
        return new Pieces(symbol.dimensions(), List.of(new Pieces.Piece(HERE, parts, value)));
    }

    private static Symbol symbol(Symbol.Kind kind, String name, int... sizes) {
        List<Dimension> dimensions =
                Arrays.stream(sizes).mapToObj(size -> new Dimension(1, size)).toList();
        return new Symbol(kind, name, dimensions, HERE);
    }
}
