package brook.compiler.emit;

import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.OdeGraph.EventNode;
import brook.compiler.source.Span;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.OdeSystem.Trigger;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Modifier;

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
        written.addAll(dispatch(tests("condition", "return false"), this::condition));
        written.addAll(dispatch(tests("guard", "return true"), this::guard));
        MethodSpec.Builder times =
                ClassWriter.override("eventTimes", double[].class).addParameter(int.class, "event");
        written.addAll(dispatch(new Dispatch("eventTimes", times.build(), "return new double[0]"), this::times));
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
        return blocks.size() <= EVENTS ? List.of(method(dispatch, blocks)) : inParts(dispatch, blocks);
    }

    private static MethodSpec method(Dispatch dispatch, List<Lines> blocks) {
        MethodSpec.Builder method = dispatch.signature().toBuilder();
        blocks.forEach(block -> method.addCode(block.code()));
        if (!dispatch.otherwise().isEmpty()) {
            method.addStatement(dispatch.otherwise());
        }
        return method.build();
    }

    /** Many events are told apart by several methods, each of which hands on what it does not know. */
    private List<MethodSpec> inParts(Dispatch dispatch, List<Lines> blocks) {
        List<MethodSpec> parts = new ArrayList<>();
        MethodSpec signature = dispatch.signature();
        List<String> arguments =
                signature.parameters().stream().map(ParameterSpec::name).toList();
        Dispatch rest = dispatch;
        int last = (blocks.size() - 1) / EVENTS;
        for (int part = last; part >= 0; part--) {
            List<Lines> some = blocks.subList(part * EVENTS, Math.min((part + 1) * EVENTS, blocks.size()));
            String name = part == 0 ? dispatch.name() : names.method(dispatch.name() + "Further");
            MethodSpec.Builder own = part == 0
                    ? signature.toBuilder()
                    : MethodSpec.methodBuilder(name)
                            .addModifiers(Modifier.PRIVATE)
                            .returns(signature.returnType())
                            .addParameters(signature.parameters());
            parts.add(0, method(new Dispatch(name, own.build(), rest.otherwise()), some));
            String call = name + "(" + String.join(", ", arguments) + ")";
            rest = new Dispatch(
                    name, signature, signature.returnType().equals(TypeName.VOID) ? call : "return " + call);
        }
        return parts;
    }

    private Optional<Lines> condition(EventNode event) {
        return event.condition().map(condition -> answer("condition", event, condition));
    }

    private Optional<Lines> guard(EventNode event) {
        return event.guard().map(guard -> answer("guard", event, guard));
    }

    private Lines answer(String hint, EventNode event, Node condition) {
        CopyWriter.Copy copy = new CopyWriter.Copy(Optional.of(condition), List.of(), "out[", "", 0);
        List<String> calls = values.assign(hint + capital(event), List.of(copy));
        Lines lines = origin(event);
        lines.addAll(methods.locals(calls, "final double[] out = answer"));
        lines.addAll(methods.calls(hint + capital(event), ValueProgram.PARAMETERS, calls));
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
            copies.add(new CopyWriter.Copy(Optional.of(time), List.of(), "out[", "", copies.size()));
        }
        if (every && copies.size() == 1) {
            copies.add(new CopyWriter.Copy(Optional.empty(), List.of(), "out[", "", 1));
        }
        List<String> calls = values.assign("times" + capital(event), copies);
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
        List<Span> written = assigned(event.event());
        for (int i = 0; i < written.size(); i++) {
            EventNode.Assignment assignment = event.assignments().get(i);
            Node.Variable target = assignment.target();
            String array = target.kind() == Node.Variable.Kind.DISCRETE ? "newDiscretes[" : "newState[";
            int offset = Objects.requireNonNull(offsets.get(target));
            copies.add(new CopyWriter.Copy(
                    Optional.of(assignment.value()), target.axes(), array, "", offset, line(written.get(i))));
        }
        List<String> calls = values.assign("act" + capital(event), copies);
        Lines lines = origin(event);
        lines.addAll(methods.calls("act" + capital(event), ValueProgram.PARAMETERS, calls));
        return Optional.of(lines);
    }

    private static List<Span> assigned(OdeSystem.Event event) {
        return event.actions().stream()
                .filter(action -> action instanceof OdeSystem.Action.Assign)
                .map(action -> ((OdeSystem.Action.Assign) action).span())
                .toList();
    }

    private static Lines origin(EventNode event) {
        Lines lines = new Lines();
        lines.comment(line(event.event().span()));
        return lines;
    }

    private static String line(Span span) {
        return ModelText.comment(span.origin()) + "   "
                + ModelText.comment(span.file().lineText(span.line()));
    }

    private static String capital(EventNode event) {
        String name = event.event().name();
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
