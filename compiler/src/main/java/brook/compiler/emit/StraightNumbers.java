package brook.compiler.emit;

import brook.compiler.jet.StraightPlan.Place;
import brook.compiler.system.Operator;
import java.util.List;

/** Straight-line code of numbers. */
record StraightNumbers(StraightPlaces places, boolean fma) implements StraightArithmetic {

    @Override
    public Text read(Place place) {
        return Text.atom(places.address(place));
    }

    @Override
    public String store(Place place, Text value) {
        return places.address(place) + " = " + value.code();
    }

    @Override
    public Text operation(Operator operator, List<Text> operands, Lines before) {
        return OperatorText.of(operator, operands);
    }

    @Override
    public Text fused(Text a, Text b, Text sum) {
        return fma ? Text.call("Math.fma", a, b, sum) : sum.plus(a.times(b));
    }
}
