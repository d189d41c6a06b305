package brook.compiler.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A system as text, the same for the same model: what {@code explain --stage system} shows. */
public final class SystemPrinter {

    private final StringBuilder text = new StringBuilder();

    private SystemPrinter() {}

    /** The text of a resolved system. */
    public static String print(OdeSystem system) {
        SystemPrinter printer = new SystemPrinter();
        printer.system(system);
        return printer.text.toString();
    }

    private void system(OdeSystem system) {
        line(0, "system " + system.name() + quoted(system.description()));
        line(0, "time " + system.time().name());
        for (OdeSystem.Parameter parameter : system.parameters()) {
            parameter(parameter);
        }
        system.states().forEach(this::state);
        for (OdeSystem.Discrete discrete : system.discretes()) {
            pieces(0, "discrete ", discrete.symbol(), 0, "", discrete.initial(), discrete.description());
        }
        for (OdeSystem.Definition definition : system.definitions()) {
            pieces(0, "let ", definition.symbol(), 0, "", definition.value(), definition.description());
        }
        for (OdeSystem.Integral integral : system.integrals()) {
            pieces(0, "integral ", integral.symbol(), 0, "", integral.integrand(), integral.description());
        }
        for (OdeSystem.Output output : system.outputs()) {
            pieces(0, "output ", output.symbol(), 0, "", output.value(), output.description());
        }
        system.events().forEach(this::event);
        system.training().scan().ifPresent(this::scan);
        system.training().losses().forEach(this::loss);
        system.training().train().ifPresent(this::train);
        solve(system.solve());
    }

    private void loss(OdeSystem.Loss loss) {
        String at = loss.atData() ? " at data" : "";
        line(
                0,
                "loss " + loss.symbol().name() + at + " = " + ExprPrinter.print(loss.value())
                        + quoted(loss.description()));
    }

    private void scan(OdeSystem.Scan scan) {
        String direction = scan.direction() == OdeSystem.Scan.Direction.BACKWARD ? " backward" : "";
        String gap = scan.gap().map(symbol -> " by " + symbol.name()).orElse("");
        pieces(0, "scan over data" + direction + gap + ": ", scan.symbol(), 0, "", scan.next(), "");
    }

    private void train(OdeSystem.Train train) {
        List<String> settings = new ArrayList<>();
        settings.add("minimise " + ExprPrinter.print(train.minimised()));
        Map<String, List<Double>> arguments = new LinkedHashMap<>();
        train.optimizer().arguments().forEach((name, value) -> arguments.put(name, List.of(value)));
        settings.add("optimizer = " + call(train.optimizer().name(), arguments));
        train.schedule().stream()
                .map(schedule -> call(schedule.name(), schedule.arguments()))
                .reduce((first, next) -> first + " -> " + next)
                .ifPresent(chain -> settings.add("schedule = " + chain));
        train.clip()
                .ifPresent(
                        clip -> settings.add("clip = " + clip.name() + "(" + ExprPrinter.number(clip.limit()) + ")"));
        OdeSystem.Passes passes = train.passes();
        passes.epochs().ifPresent(epochs -> settings.add("epochs = " + epochs));
        passes.batch().ifPresent(batch -> settings.add("batch = " + batch));
        passes.seed().ifPresent(seed -> settings.add("seed = " + seed));
        passes.patience().ifPresent(patience -> settings.add("patience = " + patience));
        passes.test().ifPresent(test -> settings.add("test = " + ExprPrinter.number(test)));
        passes.steer().ifPresent(steer -> settings.add("steer = " + ExprPrinter.number(steer)));
        line(0, "train { " + String.join(" ; ", settings) + " }");
    }

    private static String call(String name, Map<String, List<Double>> arguments) {
        return arguments.entrySet().stream()
                .map(argument -> argument.getKey() + " = " + values(argument.getValue()))
                .collect(Collectors.joining(", ", name + "(", ")"));
    }

    private static String values(List<Double> values) {
        List<String> numbers = values.stream().map(ExprPrinter::number).toList();
        return numbers.size() == 1 ? numbers.get(0) : "[" + String.join(", ", numbers) + "]";
    }

    private void parameter(OdeSystem.Parameter parameter) {
        String keyword = switch (parameter.role()) {
            case SHARED -> "param ";
            case TRAINABLE -> "trainable ";
            case INPUT -> "input ";
        };
        String head = keyword + declared(parameter.symbol());
        if (parameter.initialiser().isEmpty()) {
            value(0, head, parameter.defaultValue(), parameter.description());
            return;
        }
        OdeSystem.Initialiser first = parameter.initialiser().get();
        line(
                0,
                head + " = " + first.law().name().toLowerCase(Locale.ROOT) + "(scale = "
                        + ExprPrinter.number(first.scale()) + ", seed = " + first.seed() + ")"
                        + quoted(parameter.description()));
    }

    private void event(OdeSystem.Event event) {
        List<String> lines = EventPrinter.lines(event);
        line(0, lines.get(0));
        lines.subList(1, lines.size()).forEach(action -> line(1, action));
    }

    private void state(OdeSystem.State state) {
        line(0, "state " + declared(state.symbol()) + quoted(state.description()));
        for (int primes = 0; primes < state.order(); primes++) {
            Optional<Pieces> initial = state.initial().get(primes);
            if (initial.isPresent()) {
                pieces(1, "", state.symbol(), primes, "(0)", initial.get(), "");
            } else {
                line(1, state.symbol().name() + "'".repeat(primes) + "(0) given by the caller");
            }
        }
        pieces(1, "", state.symbol(), state.order(), "", state.equation(), "");
    }

    private void value(int depth, String head, Optional<Pieces> value, String description) {
        String shown = value.map(pieces ->
                        " = " + ExprPrinter.print(pieces.pieces().get(0).value()))
                .orElse(" given by the caller");
        line(depth, head + shown + quoted(description));
    }

    private void pieces(
            int depth, String keyword, Symbol symbol, int primes, String end, Pieces pieces, String description) {
        boolean whole = pieces.pieces().size() == 1
                && pieces.pieces().get(0).parts().stream().allMatch(part -> part instanceof Pieces.Part.All);
        boolean declares = !keyword.isEmpty();
        if (declares && !whole) {
            line(depth, keyword + declared(symbol) + quoted(description));
        }
        for (Pieces.Piece piece : pieces.pieces()) {
            String index = declares && whole ? sizes(symbol.dimensions()) : whole ? "" : parts(piece.parts());
            String head = (declares && !whole ? "" : keyword) + symbol.name() + index + "'".repeat(primes) + end;
            String value = end.isEmpty() ? ExprPrinter.print(piece.value()) : ExprPrinter.printAtStart(piece.value());
            String note = declares && whole ? quoted(description) : "";
            line(declares && !whole ? depth + 1 : depth, head + " = " + value + note);
        }
    }

    /** {@code [i in 1..N, 2]}. */
    static String parts(List<Pieces.Part> parts) {
        List<String> texts = new ArrayList<>();
        for (Pieces.Part part : parts) {
            if (part instanceof Pieces.Part.Over over) {
                String step = over.step() == 1 ? "" : " step " + over.step();
                texts.add(over.index().name() + " in " + over.from() + ".." + over.to() + step);
            } else if (part instanceof Pieces.Part.Fixed fixed) {
                texts.add(Integer.toString(fixed.index()));
            } else if (part instanceof Pieces.Part.All) {
                texts.add(":");
            } else {
                throw new AssertionError(part);
            }
        }
        return "[" + String.join(", ", texts) + "]";
    }

    private static String declared(Symbol symbol) {
        return symbol.name() + sizes(symbol.dimensions());
    }

    private static String sizes(List<Dimension> dimensions) {
        if (dimensions.isEmpty()) {
            return "";
        }
        List<String> texts = new ArrayList<>();
        for (Dimension dimension : dimensions) {
            texts.add(
                    dimension.lower() == 1
                            ? Integer.toString(dimension.size())
                            : dimension.lower() + ".." + dimension.upper());
        }
        return "[" + String.join(", ", texts) + "]";
    }

    private static String quoted(String description) {
        return description.isEmpty() ? "" : " \"" + description + "\"";
    }

    private void solve(OdeSystem.SolveSettings solve) {
        List<String> settings = new ArrayList<>();
        solve.span()
                .ifPresent(span -> settings.add(
                        "t = " + ExprPrinter.number(span.start()) + " .. " + ExprPrinter.number(span.end())));
        settings.add("method = " + solve.method());
        if (!solve.controller().isEmpty()) {
            settings.add("controller = " + solve.controller());
        }
        given(settings, "rtol", solve.rtol());
        given(settings, "atol", solve.atol());
        given(settings, "order", solve.order() == 0 ? Double.NaN : solve.order());
        given(settings, "step", solve.step());
        given(settings, "max_step", solve.maxStep());
        given(settings, "max_steps", solve.maxSteps() < 0 ? Double.NaN : solve.maxSteps());
        if (solve.controlAll()) {
            settings.add("control = all");
        }
        if (solve.scaleEach()) {
            settings.add("scale = each");
        }
        solve.every().ifPresent(every -> settings.add("output every " + ExprPrinter.number(every)));
        if (!solve.at().isEmpty()) {
            List<String> times = new ArrayList<>();
            solve.at().forEach(time -> times.add(ExprPrinter.number(time)));
            settings.add("output at " + String.join(", ", times));
        }
        line(0, "solve { " + String.join(" ; ", settings) + " }");
    }

    private static void given(List<String> settings, String name, double value) {
        if (!Double.isNaN(value)) {
            settings.add(name + " = " + ExprPrinter.number(value));
        }
    }

    private void line(int depth, String content) {
        text.append("  ".repeat(depth)).append(content).append('\n');
    }
}
