package brook.compiler.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An event as lines of text: what it waits for, then what it does. */
final class EventPrinter {

    private EventPrinter() {}

    /** The first line is the head, the others belong below it. */
    static List<String> lines(OdeSystem.Event event) {
        List<String> lines = new ArrayList<>();
        String guard = event.guard()
                .map(condition -> " if " + ExprPrinter.print(condition))
                .orElse("");
        lines.add("event " + event.name() + " " + trigger(event.trigger()) + guard);
        event.actions().forEach(action -> lines.addAll(action(action)));
        return lines;
    }

    private static String trigger(OdeSystem.Trigger trigger) {
        if (trigger instanceof OdeSystem.Trigger.Root root) {
            String direction = root.direction().name().toLowerCase(Locale.ROOT);
            return "when " + ExprPrinter.print(root.function()) + " " + direction + " 0";
        }
        if (trigger instanceof OdeSystem.Trigger.Condition condition) {
            return "when " + ExprPrinter.print(condition.condition());
        }
        if (trigger instanceof OdeSystem.Trigger.At at) {
            return "at "
                    + String.join(
                            ", ", at.times().stream().map(ExprPrinter::print).toList());
        }
        if (trigger instanceof OdeSystem.Trigger.Every every) {
            String from =
                    every.from().map(time -> " from " + ExprPrinter.print(time)).orElse("");
            return "every " + ExprPrinter.print(every.period()) + from;
        }
        throw new AssertionError(trigger);
    }

    private static List<String> action(OdeSystem.Action action) {
        if (action instanceof OdeSystem.Action.Assign assign) {
            return assign.value().pieces().stream()
                    .map(piece -> target(assign, piece) + " := " + ExprPrinter.print(piece.value()))
                    .toList();
        }
        if (action instanceof OdeSystem.Action.Stop) {
            return List.of("stop");
        }
        if (action instanceof OdeSystem.Action.Record) {
            return List.of("record");
        }
        throw new AssertionError(action);
    }

    private static String target(OdeSystem.Action.Assign assign, Pieces.Piece piece) {
        boolean whole = piece.parts().stream().allMatch(part -> part instanceof Pieces.Part.All);
        String index = whole ? "" : SystemPrinter.parts(piece.parts());
        return assign.target().name() + index + "'".repeat(assign.primes());
    }
}
