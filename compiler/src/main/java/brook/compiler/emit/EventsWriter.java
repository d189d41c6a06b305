package brook.compiler.emit;

import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.OdeGraph.EventNode;
import brook.compiler.source.Span;
import brook.compiler.system.OdeSystem.Trigger;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes what a model says of its events: what is tested, when those of given times happen, and what they assign. */
final class EventsWriter {

    /** So many events are told apart in one method. */
    private static final int EVENTS = 100;

    private final OdeGraph graph;
    private final ClassWriter methods;
    private final Names names;
    private final PointProgram values;
    private final Map<Node, Integer> offsets = new HashMap<>();

    EventsWriter(OdeGraph graph, ModelMemory memory, ClassWriter methods, Names names) {
        this.graph = graph;
        this.methods = methods;
        this.names = names;
        this.values = new PointProgram(memory, methods, names);
        int offset = 0;
        for (Node.Variable state : memory.states()) {
            offsets.put(state, offset);
            offset += state.size();
        }
        offset = 0;
        for (OdeGraph.DiscreteNode discrete : graph.discretes()) {
            offsets.put(discrete.variable(), offset);
            offset += discrete.variable().size();
        }
    }

    /** The doubles in which conditions answer. */
    static int answers(OdeGraph graph) {
        boolean any = graph.events().stream()
                .anyMatch(
                        event -> event.condition().isPresent() || event.guard().isPresent());
        return any ? 1 : 0;
    }

    List<MethodSpec> write() {
        List<MethodSpec> written = new ArrayList<>();
        long roots = graph.events().stream()
                .filter(event -> event.root().isPresent())
                .count();
        if (roots > 0) {
            written.add(ClassWriter.override("rootCount", int.class)
                    .addStatement("return $L", roots)
                    .build());
        }
        written.addAll(dispatch(tests("condition", "throw new IndexOutOfBoundsException(event)"), this::condition));
        written.addAll(dispatch(tests("guard", "return true"), this::guard));
        MethodSpec.Builder times =
                ClassWriter.override("eventTimes", double[].class).addParameter(int.class, "event");
        written.addAll(dispatch(
                new Dispatch("eventTimes", times.build(), "throw new IndexOutOfBoundsException(event)"), this::times));
        MethodSpec.Builder act = ClassWriter.override("act", void.class)
                .addParameter(int.class, "event")
                .addParameter(double.class, "t")
                .addParameter(double[].class, "state")
                .addParameter(double[].class, "newState")
                .addParameter(double[].class, "newDiscretes");
        written.addAll(dispatch(new Dispatch("act", act.build(), ""), this::act));
        return written;
    }

    /** A method whose first parameter says for which event, and what it does for others. */
    private record Dispatch(String name, MethodSpec signature, String otherwise) {}

    private static Dispatch tests(String name, String otherwise) {
        MethodSpec.Builder method = ClassWriter.override(name, boolean.class)
                .addParameter(int.class, "event")
                .addParameter(double.class, "t")
                .addParameter(double[].class, "state");
        return new Dispatch(name, method.build(), otherwise);
    }

    /** What a method does for one event; nothing if it has nothing to do. */
    @FunctionalInterface
    private interface Body {
        Optional<Lines> of(EventNode event);
    }

    private List<MethodSpec> dispatch(Dispatch dispatch, Body body) {
        List<Lines> blocks = new ArrayList<>();
        for (int i = 0; i < graph.events().size(); i++) {
            Optional<Lines> lines = body.of(graph.events().get(i));
            if (lines.isPresent()) {
                Lines block = new Lines();
                block.open("if (event == " + i + ")");
                block.addAll(lines.get());
                block.close();
                blocks.add(block);
            }
        }
        if (blocks.isEmpty()) {
            return List.of();
        }
        List<MethodSpec> written = new ArrayList<>();
        MethodSpec.Builder method = dispatch.signature().toBuilder();
        blocks.forEach(block -> method.addCode(block.code()));
        if (!dispatch.otherwise().isEmpty()) {
            method.addStatement(dispatch.otherwise());
        }
        written.add(0, method.build());
        return written;
    }

    private Optional<Lines> condition(EventNode event) {
        return event.condition().map(condition -> answer("Condition", event, condition));
    }

    private Optional<Lines> guard(EventNode event) {
        return event.guard().map(guard -> answer("Guard", event, guard));
    }

    private Lines answer(String hint, EventNode event, Node condition) {
        CopyWriter.Copy copy = new CopyWriter.Copy(Optional.of(condition), List.of(), "out[", "", 0, "");
        List<String> calls = values.write(hint + capital(event), List.of(copy));
        Lines lines = origin(event);
        lines.addAll(methods.locals(calls, "final double[] out = answer"));
        lines.addAll(methods.calls("test" + capital(event), ValueProgram.PARAMETERS, calls));
        lines.statement("return answer[0] != 0.0");
        return lines;
    }

    private Optional<Lines> times(EventNode event) {
        if (event.times().isEmpty()) {
            return Optional.empty();
        }
        boolean every = event.event().trigger() instanceof Trigger.Every;
        List<CopyWriter.Copy> copies = new ArrayList<>();
        for (Node time : event.times()) {
            copies.add(new CopyWriter.Copy(Optional.of(time), List.of(), "out[", "", copies.size(), ""));
        }
        if (every && copies.size() == 1) {
            copies.add(new CopyWriter.Copy(Optional.empty(), List.of(), "out[", "", 1, ""));
        }
        List<String> calls = values.write("Times" + capital(event), copies);
        Lines lines = origin(event);
        lines.statement("final double[] out = new double[" + copies.size() + "]");
        lines.addAll(methods.calls("times" + capital(event), ValueProgram.PARAMETERS, calls));
        lines.statement("return out");
        return Optional.of(lines);
    }

    private Optional<Lines> act(EventNode event) {
        if (event.assignments().isEmpty()) {
            return Optional.empty();
        }
        List<CopyWriter.Copy> copies = new ArrayList<>();
        for (EventNode.Assignment assignment : event.assignments()) {
            Node.Variable target = assignment.target();
            String array = target.kind() == Node.Variable.Kind.DISCRETE ? "newDiscretes[" : "newState[";
            int offset = Objects.requireNonNull(offsets.get(target));
            copies.add(new CopyWriter.Copy(Optional.of(assignment.value()), target.axes(), array, "", offset, ""));
        }
        List<String> calls = values.write("Act" + capital(event), copies);
        Lines lines = origin(event);
        lines.addAll(methods.calls("act" + capital(event), ValueProgram.PARAMETERS, calls));
        return Optional.of(lines);
    }

    private static Lines origin(EventNode event) {
        Lines lines = new Lines();
        Span span = event.event().span();
        lines.comment(ModelText.comment(span.origin()) + "   "
                + ModelText.comment(span.file().lineText(span.line())));
        return lines;
    }

    private static String capital(EventNode event) {
        String name = event.event().name();
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    }
}
