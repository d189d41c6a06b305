package brook.compiler.emit;

import brook.compiler.jet.StraightPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The jet of a small model at one order, in the form of straight-line code: of one run, or of several with a vector for each number of one. */
final class StraightProgram {

    private static final List<String> PARAMETERS = List.of(
            "double t",
            "double[] w",
            "double[] c",
            "double[] p",
            "double[] m",
            "double[] d",
            "double[] s",
            "int " + StraightPlaces.LANE);

    /** C2 needs 0.13 s for a kilobyte of numbers that became vectors. */
    private static final int MOST_BYTES = 20_000;

    /** Calls of vectors take up to 2.6 times the bytes of numbers, and 8,000 are never compiled. */
    private static final int LONGEST_METHOD = 2_700;

    private final Layout layout;
    private final StraightPlan plan;
    private final StraightPlaces places;
    private final int runs;
    private int slots;

    StraightProgram(Layout layout, StraightPlan plan, int plane, int runs) {
        this.layout = layout;
        this.plan = plan;
        this.places = new StraightPlaces(layout, plane, runs);
        this.runs = runs;
        this.slots = plan.scratch();
    }

    /** Whether its methods, with vectors in place of numbers, are compiled soon. */
    static boolean suitsVectors(StraightPlan plan) {
        return plan.bytes() <= MOST_BYTES
                && plan.methods().stream().allMatch(method -> method.bytes() <= LONGEST_METHOD);
    }

    int order() {
        return plan.order();
    }

    /** The doubles that methods hand on; known when they are written. */
    int scratch() {
        return slots * runs;
    }

    /** Adds the methods; returns what a jet calls, as one body. */
    Lines write(ClassWriter writer, Names names) {
        Optional<VectorNeeds> vectors = layout.vectors().filter(needs -> runs > 1);
        if (vectors.isEmpty()) {
            return numbers(writer, "");
        }
        VectorNeeds needs = vectors.get();
        if (!needs.areBoth()) {
            return vectors(writer, names, needs, "");
        }
        Lines lines = new Lines();
        Lines ofVectors = vectors(writer, names, needs, "OfVectors");
        lines.statement(VectorNeeds.FORM + ".begin(" + plan.products() * runs + "L)");
        lines.open("if (" + VectorNeeds.FORM + ".isVectors())");
        lines.addAll(ofVectors);
        lines.close();
        lines.open("else");
        lines.addAll(numbers(writer, "OfNumbers"));
        lines.close();
        lines.statement(VectorNeeds.FORM + ".end()");
        return lines;
    }

    private Lines numbers(ClassWriter writer, String form) {
        Lines calls = calls(writer, new StraightNumbers(places, layout.fma()), form);
        if (runs == 1) {
            return calls;
        }
        Lines lines = new Lines();
        lines.open("for (int " + StraightPlaces.LANE + " = 0; " + StraightPlaces.LANE + " < " + runs + "; "
                + StraightPlaces.LANE + "++)");
        lines.addAll(calls);
        lines.close();
        return lines;
    }

    private Lines vectors(ClassWriter writer, Names names, VectorNeeds needs, String form) {
        Lines lines = new Lines();
        VectorLoop.Positions lanes = new VectorLoop.Positions("0", Integer.toString(runs), runs);
        VectorLoop loop = VectorLoop.open(lines, needs.species(runs), lanes, 1, StraightPlaces.LANE, names);
        StraightVectors.Space space = new StraightVectors.Space(plan.scratch(), runs);
        StraightVectors arithmetic = new StraightVectors(places, loop, layout.fma(), space);
        lines.addAll(calls(writer, arithmetic, form));
        lines.close();
        slots = arithmetic.slots();
        return lines;
    }

    private Lines calls(ClassWriter writer, StraightArithmetic arithmetic, String form) {
        StraightEmitter emitter = new StraightEmitter(arithmetic);
        String hint = "jet" + plan.order() + form;
        List<String> calls = new ArrayList<>();
        for (StraightPlan.Method method : plan.methods()) {
            calls.add(writer.method(hint, "", PARAMETERS, emitter.body(method)));
        }
        return writer.calls(hint, PARAMETERS, calls);
    }
}
