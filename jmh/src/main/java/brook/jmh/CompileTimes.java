package brook.jmh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long the compiler takes, stage by stage. */
final class CompileTimes {

    private static final List<String> STAGES = List.of("syntax", "graph", "java", "janino", "javac");

    private CompileTimes() {}

    /** One fork for each model. */
    static List<CompileCost> measure() {
        List<CompileCost> costs = new ArrayList<>();
        for (int i = 0; i < SizedModel.COMPILED.size(); i++) {
            List<Map<String, Double>> compilations = Forks.compilations(i, STAGES);
            String label = SizedModel.COMPILED.get(i).label();
            costs.add(new CompileCost(label, withTotal(compilations.get(0)), withTotal(fastest(compilations))));
        }
        return costs;
    }

    private static Map<String, Double> fastest(List<Map<String, Double>> compilations) {
        Map<String, Double> fastest = new LinkedHashMap<>();
        compilations.forEach(
                compilation -> compilation.forEach((stage, millis) -> fastest.merge(stage, millis, Math::min)));
        return fastest;
    }

    /** With the sum of all stages but the alternative, from text to class files. */
    private static Map<String, Double> withTotal(Map<String, Double> stages) {
        Map<String, Double> all = new LinkedHashMap<>();
        all.put(
                "total",
                STAGES.stream()
                        .filter(stage -> !stage.equals("javac"))
                        .mapToDouble(stages::get)
                        .sum());
        all.putAll(stages);
        return all;
    }
}
