package brook.compiler.emit;

import brook.compiler.jet.StraightPlan.Place;
import brook.compiler.system.Operator;
import java.util.List;

/** With what straight-line code computes: numbers of one run, or vectors of several. Lines that an operation needs before it go to {@code before}. */
interface StraightArithmetic {

    /** What is at a place. */
    Text read(Place place);

    /** A statement that writes a value to a place. */
    String store(Place place, Text value);

    /** The value of an operation. */
    Text operation(Operator operator, List<Text> operands, Lines before);

    /** a b + sum, rounded once where products are fused. */
    Text fused(Text a, Text b, Text sum);
}
