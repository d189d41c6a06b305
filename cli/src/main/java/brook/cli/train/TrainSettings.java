package brook.cli.train;

import brook.compiler.system.OdeSystem;
import brook.runtime.train.Clipping;
import brook.runtime.train.Optimizer;
import brook.runtime.train.Schedule;
import brook.runtime.train.Split;
import brook.runtime.train.TrainOptions;
import java.util.List;
import java.util.Map;

/** The settings of a {@code train} block as options of a trainer. */
public final class TrainSettings {

    private static final int MOST_PAIRS = 1000;

    private TrainSettings() {}

    /** The options that a block says, those of {@link TrainOptions#STANDARD} where it is silent. */
    public static TrainOptions options(OdeSystem.Train train) {
        TrainOptions silent = TrainOptions.STANDARD;
        OdeSystem.Passes passes = train.passes();
        return silent.optimizer(optimizer(train.optimizer()))
                .schedule(schedule(train.schedule()))
                .clipping(train.clip().map(TrainSettings::clipping).orElse(silent.clipping()))
                .epochs(passes.epochs().orElse(silent.epochs()))
                .batch(passes.batch().orElse(silent.batch()))
                .seed(passes.seed().map(Integer::longValue).orElse(silent.seed()))
                .patience(passes.patience().orElse(silent.patience()));
    }

    /** Which rows test, of so many. */
    public static Split split(OdeSystem.Train train, int rows) {
        long seed = train.passes().seed().orElse(0);
        return train.passes()
                .test()
                .map(share -> Split.share(rows, share, seed))
                .orElseGet(() -> Split.none(rows));
    }

    private static Optimizer optimizer(OdeSystem.Optimizer optimizer) {
        Arguments all = new Arguments(optimizer.arguments());
        double decay = all.of("weight_decay");
        if (optimizer.name().equals("lbfgs")) {
            return new Optimizer.Lbfgs((int) Math.max(1, Math.min(all.of("memory"), MOST_PAIRS)), decay);
        }
        double rate = all.of("rate");
        return switch (optimizer.name()) {
            case "sgd", "momentum" -> new Optimizer.Sgd(rate, all.of("momentum"), decay);
            case "nesterov" -> new Optimizer.Nesterov(rate, all.of("momentum"), decay);
            case "adam" -> new Optimizer.Adam(rate, all.of("beta1"), all.of("beta2"), all.of("epsilon"), decay);
            case "adamw" -> new Optimizer.AdamW(rate, all.of("beta1"), all.of("beta2"), all.of("epsilon"), decay);
            case "adamax" -> new Optimizer.Adamax(rate, all.of("beta1"), all.of("beta2"), decay);
            case "rmsprop" -> new Optimizer.RmsProp(rate, all.of("decay"), all.of("epsilon"), decay);
            default -> throw new AssertionError(optimizer);
        };
    }

    private static Clipping clipping(OdeSystem.Clip clip) {
        return switch (clip.name()) {
            case "norm" -> new Clipping(Clipping.Kind.NORM, clip.limit());
            case "value" -> new Clipping(Clipping.Kind.VALUE, clip.limit());
            default -> throw new AssertionError(clip);
        };
    }

    private static Schedule schedule(List<OdeSystem.Schedule> chain) {
        if (chain.isEmpty()) {
            return Schedule.CONSTANT;
        }
        OdeSystem.Schedule first = chain.get(0);
        Map<String, List<Double>> all = first.arguments();
        return switch (first.name()) {
            case "piecewise" -> new Schedule.Piecewise(all.getOrDefault("at", List.of()), one(all, "factor"));
            case "exponential" -> new Schedule.Exponential(one(all, "factor"), one(all, "every"));
            case "cosine" -> new Schedule.Cosine(one(all, "epochs"), one(all, "floor"));
            case "warmup" ->
                new Schedule.Warmup(one(all, "epochs"), one(all, "from"), schedule(chain.subList(1, chain.size())));
            default -> throw new AssertionError(first);
        };
    }

    private static double one(Map<String, List<Double>> arguments, String name) {
        return arguments.getOrDefault(name, List.of()).get(0);
    }

    /** The numbers of an optimizer by name. */
    private record Arguments(Map<String, Double> values) {

        double of(String name) {
            Double value = values.get(name);
            if (value == null) {
                throw new AssertionError(name);
            }
            return value;
        }
    }
}
