package brook.examples.service;

import brook.examples.service.Query.Assignment;
import brook.hot.HotModel;
import brook.runtime.ModelDescription;
import brook.runtime.OdeModel;
import brook.runtime.OutputTimes;
import brook.runtime.Quantity;
import brook.runtime.SolveDefaults;
import brook.runtime.SolveOptions;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** How a model is to be solved: as it says itself, but for what the query says, and within the limits. */
record SolveRequest(
        double t0,
        double t1,
        SolveOptions options,
        OutputTimes output,
        List<Assignment> parameters,
        List<Assignment> initials) {

    /** Room for indices, commas and quotes in a label. */
    private static final int LABEL_CHARACTERS = 24;

    SolveRequest {
        parameters = List.copyOf(parameters);
        initials = List.copyOf(initials);
    }

    static SolveRequest of(HotModel model, Query query, ServiceLimits limits) {
        SolveDefaults defaults = model.description().solve();
        double t0 = query.number("t0").orElse(defaults.t0());
        double t1 = query.number("t1").orElse(defaults.t1());
        if (!Double.isFinite(t1 - t0)) {
            throw RefusedRequest.wrong("the model states no time span: give t0 and t1");
        }
        OptionalInt rows = query.whole("rows", 2, limits.rows());
        OutputTimes output = rows.isPresent() ? OutputTimes.equidistant(rows.getAsInt()) : defaults.output();
        requireSmallTable(model.description(), rows(output, Math.abs(t1 - t0), limits), limits);
        return new SolveRequest(
                t0, t1, options(model, query, limits), output, query.assignments("set"), query.assignments("init"));
    }

    /** At most this many rows, which may be more than there are numbers to count them. */
    private static double rows(OutputTimes output, double span, ServiceLimits limits) {
        return switch (output.kind()) {
            case EVERY -> span / output.distance() + 2;
            case AT -> output.times().size() + 1;
            case EQUIDISTANT -> output.count() + 1;
            case END -> 1;
            case STEPS -> limits.steps() + 2;
        };
    }

    private static void requireSmallTable(ModelDescription model, double rows, ServiceLimits limits) {
        double columns = 1;
        double labels = 0;
        for (Quantity quantity :
                Stream.of(model.states(), model.outputs()).flatMap(List::stream).toList()) {
            columns += quantity.components();
            labels += (double) quantity.components() * (quantity.name().length() + LABEL_CHARACTERS);
        }
        if (rows > limits.rows() + 1 || rows * columns > limits.numbers()) {
            throw RefusedRequest.wrong(String.format(
                    Locale.ROOT,
                    "the table would have %.0f rows and %.0f columns; there may be %d rows and %d numbers: say rows=...",
                    rows,
                    columns,
                    limits.rows(),
                    limits.numbers()));
        }
        if (labels > 8.0 * limits.numbers()) {
            throw RefusedRequest.wrong("the names of the columns are too long");
        }
    }

    private static SolveOptions options(HotModel model, Query query, ServiceLimits limits) {
        SolveOptions options = model.description().solve().options();
        OptionalDouble rtol = query.number("rtol");
        if (rtol.isPresent()) {
            options = options.rtol(between("rtol", rtol.getAsDouble(), 1e-20, 0.1));
        }
        OptionalDouble atol = query.number("atol");
        if (atol.isPresent()) {
            options = options.atol(between("atol", atol.getAsDouble(), 0, Double.MAX_VALUE));
        }
        OptionalInt order = query.whole("order", 2, limits.order());
        if (order.isPresent()) {
            options = options.order(order.getAsInt());
        }
        return options.maxSteps(Math.min(options.maxSteps(), steps(model.newInstance(), options, limits)));
    }

    private static double between(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw RefusedRequest.wrong("`" + name + "` lies between " + least + " and " + most);
        }
        return value;
    }

    /** As many as are allowed and as fit into the memory of a trajectory: its polynomials are kept. */
    private static long steps(OdeModel model, SolveOptions options, ServiceLimits limits) {
        int order = options.effectiveOrder();
        if (order > limits.order()) {
            throw RefusedRequest.wrong("order " + order + " is above " + limits.order());
        }
        if (model.planeSize() * (order + 1L) > limits.compiler().jetNumbers()) {
            throw RefusedRequest.wrong("a step of order " + order + " of this model needs too much memory");
        }
        return Math.min(limits.steps(), limits.trajectoryNumbers() / (Math.max(1, model.dimension()) * (order + 2L)));
    }
}
