package brook.compiler.graph;

import brook.compiler.system.Domain;
import brook.compiler.system.Expr;
import brook.compiler.system.Index;
import brook.compiler.system.Operator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Domains that are pairs of numbers by their form: {@code j in 1..N if j != i}, {@code j in i+1..N}, {@code i in 1..N, j in 1..N if i < j}. Their tuples are
 * said by a rule instead of being listed one by one, so that compiling a sum over all pairs takes no longer with many bodies than with few.
 */
final class LoweringPairs {

    /** With fewer numbers what is listed is as short as its rule, and may be affine. */
    private static final int LEAST = 3;

    /** The index outside or of the first loop, the values that it takes, and the axis along which it runs if it is outside. */
    private record Rows(Index index, long from, long to, List<Axis> axes) {}

    /** {@code constant + byRow * row + byColumn * column}. */
    private record Line(long constant, long byRow, long byColumn) {

        Line plus(Line other, long factor) {
            return new Line(
                    constant + factor * other.constant,
                    byRow + factor * other.byRow,
                    byColumn + factor * other.byColumn);
        }

        boolean isConstant() {
            return byRow == 0 && byColumn == 0;
        }

        /** Whether it is the row itself plus a constant. */
        boolean followsRow() {
            return byRow == 1 && byColumn == 0;
        }
    }

    /**
     * The columns beside a row.
     *
     * @param least the least column beside any row, where that is the same for all
     * @param most the largest
     * @param after the least column less the row, where rows bound it
     * @param before the largest column less the row
     * @param but less the row: the column that is left out
     */
    private record Columns(
            Optional<Long> least,
            Optional<Long> most,
            Optional<Long> after,
            Optional<Long> before,
            Optional<Long> but) {

        Columns after(long bound) {
            return new Columns(least, most, Optional.of(bound), before, but);
        }

        Columns before(long bound) {
            return new Columns(least, most, after, Optional.of(bound), but);
        }

        Columns but(long one) {
            return new Columns(least, most, after, before, Optional.of(one));
        }
    }

    /** Numbers from 0, and what index is which of them: {@code row = i + row, column = j + column}. */
    private record Match(Pairs.Kind kind, long n, long row, long column) {}

    private final Rows rows;
    private final Index column;

    private LoweringPairs(Rows rows, Index column) {
        this.rows = rows;
        this.column = column;
    }

    /** The tuples of a domain of which {@code read} are the indices from outside; empty where it is no such domain. */
    static Optional<LoweringPlaces> of(Domain domain, Set<Index> read, LoweringContext context) {
        List<Domain.Loop> loops = domain.loops();
        if (loops.stream().anyMatch(loop -> loop.step() != 1)) {
            return Optional.empty();
        }
        if (loops.size() == 1 && read.size() == 1) {
            return rows(read.iterator().next(), context)
                    .flatMap(rows -> new LoweringPairs(rows, loops.get(0).index()).places(domain));
        }
        if (loops.size() == 2 && read.isEmpty()) {
            return rows(loops.get(0))
                    .flatMap(rows -> new LoweringPairs(rows, loops.get(1).index()).places(domain));
        }
        return Optional.empty();
    }

    private static Optional<Rows> rows(Index index, LoweringContext context) {
        if (context.valueOf(index) instanceof IndexMap.Affine value
                && value.strides().size() == 1
                && value.strides().get(0).stride() == 1) {
            Axis axis = value.strides().get(0).axis();
            return Optional.of(new Rows(index, value.offset(), value.offset() + axis.size() - 1L, List.of(axis)));
        }
        return Optional.empty();
    }

    private static Optional<Rows> rows(Domain.Loop loop) {
        LoweringPairs none = new LoweringPairs(new Rows(loop.index(), 0, 0, List.of()), loop.index());
        Optional<Line> from = none.line(loop.from());
        Optional<Line> to = none.line(loop.to());
        return from.isPresent()
                        && to.isPresent()
                        && from.get().isConstant()
                        && to.get().isConstant()
                ? Optional.of(
                        new Rows(loop.index(), from.get().constant(), to.get().constant(), List.of()))
                : Optional.empty();
    }

    private Optional<LoweringPlaces> places(Domain domain) {
        Domain.Loop loop = domain.loops().get(domain.loops().size() - 1);
        Optional<Columns> bounds = columns(loop);
        Optional<Columns> columns = domain.condition().isEmpty()
                ? bounds
                : bounds.flatMap(some -> under(some, domain.condition().get()));
        return columns.flatMap(this::match)
                .filter(match -> match.n() >= LEAST && visited(match) <= LoweringLimits.most())
                .map(this::places);
    }

    private Optional<Columns> columns(Domain.Loop loop) {
        Optional<Line> from = line(loop.from());
        Optional<Line> to = line(loop.to());
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        Columns columns = new Columns(
                from.filter(Line::isConstant).map(Line::constant),
                to.filter(Line::isConstant).map(Line::constant),
                from.filter(Line::followsRow).map(Line::constant),
                to.filter(Line::followsRow).map(Line::constant),
                Optional.empty());
        boolean known = (columns.least().isPresent() || columns.after().isPresent())
                && (columns.most().isPresent() || columns.before().isPresent());
        return known ? Optional.of(columns) : Optional.empty();
    }

    /** The columns for which a comparison of row and column holds besides. */
    private Optional<Columns> under(Columns columns, Expr condition) {
        if (!(condition instanceof Expr.Apply apply) || apply.operands().size() != 2 || isBounded(columns)) {
            return Optional.empty();
        }
        Optional<Line> left = line(apply.operands().get(0));
        Optional<Line> right = line(apply.operands().get(1));
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        Line difference = left.get().plus(right.get(), -1);
        if (Math.abs(difference.byColumn()) != 1 || difference.byRow() != -difference.byColumn()) {
            return Optional.empty();
        }
        // column - row is compared with this.
        long with = -difference.byColumn() * difference.constant();
        boolean less = difference.byColumn() > 0;
        if (apply.operator() == Operator.NOT_EQUAL) {
            return Optional.of(columns.but(with));
        }
        if (apply.operator() != Operator.LESS && apply.operator() != Operator.LESS_EQUAL) {
            return Optional.empty();
        }
        int strictly = apply.operator() == Operator.LESS ? 1 : 0;
        return Optional.of(less ? columns.before(with - strictly) : columns.after(with + strictly));
    }

    private static boolean isBounded(Columns columns) {
        return columns.after().isPresent() || columns.before().isPresent();
    }

    private Optional<Match> match(Columns columns) {
        if (columns.but().isPresent()) {
            return others(columns);
        }
        if (columns.after().isPresent() == columns.before().isPresent()) {
            return Optional.empty();
        }
        return columns.before().isPresent() ? below(columns) : above(columns);
    }

    private Optional<Match> others(Columns columns) {
        long shift = columns.but().orElseThrow();
        long least = columns.least().orElseThrow();
        boolean square = least == rows.from() + shift && columns.most().orElseThrow() == rows.to() + shift;
        return square
                ? Optional.of(new Match(Pairs.Kind.OTHERS, rows.to() - rows.from() + 1, rows.from(), least))
                : Optional.empty();
    }

    /** The first row has no column or one, each further row one more. */
    private Optional<Match> below(Columns columns) {
        long least = columns.least().orElseThrow();
        long shift = columns.before().orElseThrow();
        long ofFirst = rows.from() + shift - least + 1;
        boolean triangle = (ofFirst == 0 || ofFirst == 1) && columns.most().orElse(Long.MAX_VALUE) >= rows.to() + shift;
        return triangle
                ? Optional.of(new Match(Pairs.Kind.BELOW, rows.to() + shift - least + 2, least - shift - 1, least))
                : Optional.empty();
    }

    /** The last row has no column or one, each row before it one more. */
    private Optional<Match> above(Columns columns) {
        long most = columns.most().orElseThrow();
        long shift = columns.after().orElseThrow();
        long ofLast = most - rows.to() - shift + 1;
        boolean triangle =
                (ofLast == 0 || ofLast == 1) && columns.least().orElse(Long.MIN_VALUE) <= rows.from() + shift;
        return triangle
                ? Optional.of(new Match(
                        Pairs.Kind.ABOVE, most - rows.from() - shift + 2, rows.from(), rows.from() + shift - 1))
                : Optional.empty();
    }

    /** The pairs among which those of a domain are looked for, were they listed. */
    private static long visited(Match match) {
        return match.n() * match.n();
    }

    private LoweringPlaces places(Match match) {
        Pairs pairs = new Pairs(match.kind(), (int) match.n());
        Map<Index, IntTable> values = new LinkedHashMap<>();
        if (rows.axes().isEmpty()) {
            values.put(rows.index(), PairTable.firsts(pairs).scaled(1, (int) match.row()));
        }
        values.put(column, PairTable.seconds(pairs).scaled(1, (int) match.column()));
        IntTable places = rows.axes().isEmpty()
                ? new PairTable(pairs, 0, 0, 0)
                : PairTable.firsts(pairs).scaled(1, (int) (match.row() - rows.from()));
        return new LoweringPlaces(rows.axes(), places, values);
    }

    private Optional<Line> line(Expr expr) {
        if (expr instanceof Expr.Literal literal) {
            long whole = (long) literal.value();
            boolean known = whole == literal.value() && Math.abs(whole) < Integer.MAX_VALUE;
            return known ? Optional.of(new Line(whole, 0, 0)) : Optional.empty();
        }
        if (expr instanceof Expr.IndexValue value) {
            if (value.index() == rows.index()) {
                return Optional.of(new Line(0, 1, 0));
            }
            return value.index() == column ? Optional.of(new Line(0, 0, 1)) : Optional.empty();
        }
        if (expr instanceof Expr.Apply apply && apply.operands().size() == 2) {
            return sum(apply);
        }
        return Optional.empty();
    }

    private Optional<Line> sum(Expr.Apply apply) {
        boolean adds = apply.operator() == Operator.ADD;
        if (!adds && apply.operator() != Operator.SUBTRACT) {
            return Optional.empty();
        }
        Optional<Line> right = line(apply.operands().get(1));
        return line(apply.operands().get(0)).flatMap(left -> right.map(other -> left.plus(other, adds ? 1 : -1)));
    }
}
