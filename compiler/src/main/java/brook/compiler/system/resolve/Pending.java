package brook.compiler.system.resolve;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What is being resolved, so that a name that needs itself is found and the way round is shown. */
final class Pending {

    /** A thing that is being resolved, and where it was met. */
    private record Step(Object key, String label, Span reference) {}

    private final Problems problems;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Object, Integer> positions = new HashMap<>();
    private final Map<Span, SelfDerivative> derivatives = new HashMap<>();

    Pending(Problems problems) {
        this.problems = problems;
    }

    /** Resolves a thing that is met at a place; {@code onCycle} is the result if it is being resolved already. */
    <T> T resolve(Object key, String label, Span reference, Supplier<T> resolution, Supplier<T> onCycle) {
        Integer earlier = positions.get(key);
        if (earlier != null) {
            report(steps.subList(earlier, steps.size()), reference);
            return onCycle.get();
        }
        positions.put(key, steps.size());
        steps.add(new Step(key, label, reference));
        T result = resolution.get();
        steps.remove(steps.size() - 1);
        positions.remove(key);
        return result;
    }

    /** What is met at a place is met because a derivative is taken there. */
    void differentiate(Span place, SelfDerivative derivative) {
        derivatives.put(place, derivative);
    }

    private void report(List<Step> cycle, Span closing) {
        SelfDerivative derivative = derivatives.get(closing);
        if (cycle.size() == 1) {
            String label = cycle.get(0).label();
            problems.report(derivative == null ? single(label, closing) : derivative.needsItself(label));
            return;
        }
        StringBuilder path = new StringBuilder();
        cycle.forEach(step -> path.append(step.label()).append(" -> "));
        path.append(cycle.get(0).label());
        boolean initial = cycle.stream().allMatch(step -> step.label().endsWith("(0)"));
        boolean differentiates = derivative != null
                || cycle.subList(1, cycle.size()).stream().anyMatch(step -> derivatives.containsKey(step.reference()));
        Diagnostic diagnostic = Diagnostic.error(
                differentiates ? "E0502" : "E0306",
                (initial ? "these initial values" : differentiates ? "these derivatives" : "these definitions")
                        + " need each other: " + path);
        for (int i = 0; i < Math.min(cycle.size(), 6); i++) {
            boolean last = i == cycle.size() - 1;
            Span span = last ? closing : cycle.get(i + 1).reference();
            String needed = cycle.get(last ? 0 : i + 1).label();
            String text = "`" + cycle.get(i).label() + "` needs `" + needed + "`";
            diagnostic = i == 0 ? diagnostic.at(span, text) : diagnostic.also(span, text);
        }
        problems.report(
                initial
                        ? diagnostic.help("give one of them a value of its own")
                        : diagnostic.help("solve for one of them by hand; implicit equations are not supported (yet)"));
    }

    private static Diagnostic single(String label, Span closing) {
        if (label.endsWith("'")) {
            return Diagnostic.error("E0502", "`" + label + "` would need itself")
                    .at(closing, "`" + label + "` is being defined here")
                    .help("solve the equation for `" + label + "` by hand");
        }
        Diagnostic diagnostic = Diagnostic.error("E0306", "`" + label + "` is defined by itself")
                .at(closing, "`" + label + "` is being defined here");
        if (label.endsWith("]")) {
            return diagnostic.help("a size is a number or a constant");
        }
        return label.endsWith("(0)")
                ? diagnostic.help("give it a value of its own")
                : diagnostic.help(
                        "`=` defines, it does not assign; a rate of change is written `" + label + "' = ...`");
    }
}
