package brook.compiler.emit;

import brook.compiler.jet.StraightPlan.Place;
import brook.compiler.system.Operator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Straight-line code of vectors, each of the numbers of several runs; run by run the operations are those of {@link StraightNumbers}. Functions of the library are
 * called for one run after the other, on values in memory.
 */
final class StraightVectors implements StraightArithmetic {

    private static final Set<Operator> OF_VECTORS = EnumSet.of(
            Operator.ADD,
            Operator.SUBTRACT,
            Operator.MULTIPLY,
            Operator.DIVIDE,
            Operator.NEGATE,
            Operator.SQRT,
            Operator.ABS);

    /** The lane in a loop over those of a vector. */
    private static final String ONE = "l";

    private final StraightPlaces places;
    private final VectorLoop loop;
    private final boolean fma;
    private final int runs;
    private int slots;
    private int locals;

    /** The numbers in memory that methods hand on come first in the array of such numbers. */
    StraightVectors(StraightPlaces places, VectorLoop loop, boolean fma, Space space) {
        this.places = places;
        this.loop = loop;
        this.fma = fma;
        this.runs = space.runs();
        this.slots = space.slots();
    }

    /** So many numbers of so many runs. */
    record Space(int slots, int runs) {}

    /** How many numbers of each run are in memory, those of functions included; known when all is written. */
    int slots() {
        return slots;
    }

    @Override
    public Text read(Place place) {
        return places.differs(place)
                ? loop.read(places.array(place), places.position(place))
                : Text.atom(places.address(place));
    }

    @Override
    public String store(Place place, Text value) {
        return loop.store(places.array(place), places.position(place), value);
    }

    @Override
    public Text operation(Operator operator, List<Text> operands, Lines before) {
        if (operands.stream().noneMatch(Text::isVector)) {
            return OperatorText.of(operator, operands);
        }
        if (operator == Operator.DIVIDE) {
            return vector(operands.get(0)).over(operands.get(1));
        }
        if (OF_VECTORS.contains(operator)) {
            return OperatorText.of(operator, operands);
        }
        boolean root = operator == Operator.POWER
                && !operands.get(1).isVector()
                && OperatorText.isRoot(Double.parseDouble(operands.get(1).code()));
        return root
                ? OperatorText.of(operator, List.of(local(operands.get(0), before), operands.get(1)))
                : called(operator, operands, before);
    }

    private Text local(Text value, Lines before) {
        String name = "base" + locals++;
        before.statement(value.declared(name));
        return Text.vector(name);
    }

    /** A function of the library, for one lane after the other. */
    private Text called(Operator operator, List<Text> operands, Lines before) {
        List<Text> numbers = new ArrayList<>();
        for (Text operand : operands) {
            if (operand.isVector()) {
                String first = Integer.toString(runs * slots++);
                before.statement(loop.store("s", first + " + " + StraightPlaces.LANE, operand));
                numbers.add(Text.atom("s[" + first + " + " + ONE + "]"));
            } else {
                numbers.add(operand);
            }
        }
        String value = Integer.toString(runs * slots++);
        before.open("for (int " + ONE + " = " + StraightPlaces.LANE + "; " + ONE + " < " + StraightPlaces.LANE + " + "
                + loop.species() + ".length(); " + ONE + "++)");
        before.statement("s[" + value + " + " + ONE + "] = "
                + OperatorText.of(operator, numbers).code());
        before.close();
        return loop.read("s", value + " + " + StraightPlaces.LANE);
    }

    @Override
    public Text fused(Text a, Text b, Text sum) {
        if (Stream.of(a, b, sum).noneMatch(Text::isVector)) {
            return new StraightNumbers(places, fma).fused(a, b, sum);
        }
        if (!fma) {
            return sum.plus(a.times(b));
        }
        return a.isVector() || !b.isVector() ? vector(a).fma(vector(b), vector(sum)) : b.fma(vector(a), vector(sum));
    }

    private Text vector(Text value) {
        return value.isVector()
                ? value
                : Text.vector("DoubleVector.broadcast(" + loop.species() + ", " + value.code() + ")");
    }
}
