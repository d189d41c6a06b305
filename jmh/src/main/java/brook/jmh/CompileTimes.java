package brook.jmh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** How long the compiler takes, stage by stage. */
final class CompileTimes {

    private CompileTimes() {}

    /** One fork of so many compilations for each model; the second half of them is warm. */
    static List<CompileCost> measure(int compilations, Patience patience) {
        List<CompileCost> costs = new ArrayList<>();
        for (int i = 0; i < SizedModel.COMPILED.size(); i++) {
            List<Map<String, Double>> all = Forks.compilations(i, compilations, patience);
            costs.add(cost(SizedModel.COMPILED.get(i).label(), all));
        }
        return costs;
    }

    private static CompileCost cost(String label, List<Map<String, Double>> all) {
        List<Map<String, Double>> warm = all.subList(all.size() / 2, all.size());
        Map<String, Double> coldMillis = new LinkedHashMap<>();
        Map<String, Spread> warmMillis = new LinkedHashMap<>();
        coldMillis.put(CompileCost.TOTAL, total(all.get(0)));
        warmMillis.put(CompileCost.TOTAL, spread(warm, CompileTimes::total));
        for (String stage : CompileStages.STAGES) {
            coldMillis.put(stage, millis(all.get(0), stage));
            warmMillis.put(stage, spread(warm, compilation -> millis(compilation, stage)));
        }
        return new CompileCost(
                label, coldMillis, warmMillis, Objects.requireNonNull(all.get(0).get(CompileStages.BYTES)));
    }

    private static Spread spread(List<Map<String, Double>> compilations, ToDoubleFunction<Map<String, Double>> millis) {
        return Spread.of(compilations.stream()
                .mapToDouble(millis)
                .filter(time -> !Double.isNaN(time))
                .boxed()
                .toList());
    }

    private static double millis(Map<String, Double> compilation, String stage) {
        return Objects.requireNonNull(compilation.get(stage)) / 1e6;
    }

    /** All stages but the alternative. */
    private static double total(Map<String, Double> compilation) {
        return CompileStages.STAGES.stream()
                .filter(stage -> !stage.equals("javac"))
                .mapToDouble(stage -> millis(compilation, stage))
                .sum();
    }
}
