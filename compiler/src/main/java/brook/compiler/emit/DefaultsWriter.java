package brook.compiler.emit;

import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.jet.JetSystem;
import brook.compiler.system.OdeSystem;
import brook.compiler.system.Symbol;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Writes the default values of the parameters, each after those that it reads. */
final class DefaultsWriter {

    private final OdeGraph graph;
    private final ModelMemory memory;
    private final ClassWriter methods;
    private final Names names;
    /** How defaults that read other parameters are computed anew, where nothing is given. */
    private final List<String> again = new ArrayList<>();

    DefaultsWriter(OdeGraph graph, ModelMemory memory, ClassWriter methods, Names names) {
        this.graph = graph;
        this.memory = memory;
        this.methods = methods;
        this.names = names;
    }

    /** The method that gives all defaults, and where some read other parameters one that lets them follow what is given. */
    List<MethodSpec> write() {
        MethodSpec all = defaults();
        return again.isEmpty() ? List.of(all) : List.of(all, completeDefaults());
    }

    private MethodSpec completeDefaults() {
        List<String> parameters = new ArrayList<>(ValueProgram.PARAMETERS);
        parameters.add("double[] given");
        return ClassWriter.override("completeDefaults", void.class)
                .addParameter(double[].class, "parameters")
                .addParameter(double[].class, "given")
                .addCode(methods.locals(again, "final double[] p = parameters").code())
                .addCode(methods.calls("completeDefaults", parameters, again).code())
                .build();
    }

    private MethodSpec defaults() {
        List<String> calls = new ArrayList<>();
        Map<Node, Integer> offsets = offsets();
        List<CopyWriter.Copy> pending = new ArrayList<>();
        for (OdeGraph.ParameterNode parameter : sorted()) {
            Optional<OdeSystem.Parameter> random = declared(parameter)
                    .filter(declared -> declared.role() == OdeSystem.Parameter.Role.TRAINABLE)
                    .filter(declared -> declared.initialiser().isPresent());
            if (random.isPresent()) {
                flush(pending, calls);
                calls.add(random(
                        random.get().initialiser().orElseThrow(),
                        random.get().symbol(),
                        Objects.requireNonNull(offsets.get(parameter.variable()))));
                continue;
            }
            Optional<Node> value = parameter.defaultValue();
            CopyWriter.Copy copy = new CopyWriter.Copy(
                    value,
                    parameter.variable().axes(),
                    "p[",
                    "",
                    Objects.requireNonNull(offsets.get(parameter.variable())));
            if (value.isEmpty() || value.get() instanceof Node.Constant) {
                pending.add(copy);
                continue;
            }
            flush(pending, calls);
            ModelMemory.Values values = memory.ofDefault(value.get());
            List<CopyWriter.Copy> one = List.of(copy);
            List<String> derived = new ArrayList<>(
                    ValueProgram.of(values.layout(), values.plan(), one).write(methods, "computeDefault", names));
            if (!ValueProgram.writesItself(value.get(), values.plan())) {
                copy(one, values.layout(), derived);
            }
            calls.addAll(derived);
            again.addAll(derived);
            int size = parameter.variable().size();
            again.add("Functions.takeGiven(p, given, " + copy.offset() + ", " + (copy.offset() + size) + ")");
        }
        flush(pending, calls);
        MethodSpec.Builder method =
                ClassWriter.override("defaults", void.class).addParameter(double[].class, "parameters");
        if (!calls.isEmpty()) {
            method.addCode(
                    methods.locals(calls, "final double[] p = parameters").code());
            method.addCode(methods.calls("writeDefaults", ValueProgram.PARAMETERS, calls)
                    .code());
        }
        return method.build();
    }

    /** What the user declared; a transform of the system may have added parameters behind these. */
    private Optional<OdeSystem.Parameter> declared(OdeGraph.ParameterNode parameter) {
        int position = graph.parameters().indexOf(parameter);
        List<OdeSystem.Parameter> all = graph.system().parameters();
        return position < all.size() ? Optional.of(all.get(position)) : Optional.empty();
    }

    private static String random(OdeSystem.Initialiser first, Symbol symbol, int offset) {
        List<Integer> sizes = symbol.shape().sizes();
        int elements = Math.toIntExact(symbol.shape().elements());
        int outputs = sizes.size() < 2 ? elements : sizes.get(0);
        int inputs = sizes.size() < 2 ? 1 : elements / outputs;
        String count = switch (first.law()) {
            case GLOROT, HE -> outputs + ", " + inputs;
            case NORMAL, UNIFORM, RADEMACHER -> Integer.toString(elements);
        };
        return "Initialisers." + first.law().name().toLowerCase(Locale.ROOT) + "(p, " + offset + ", " + count + ", "
                + Literals.of(first.scale()) + ", " + first.seed() + "L)";
    }

    private void flush(List<CopyWriter.Copy> pending, List<String> calls) {
        if (!pending.isEmpty()) {
            Layout layout = new Layout(new Memory(), memory.tables(), Map.of(), Map.of(), false);
            copy(pending, layout, calls);
            pending.clear();
        }
    }

    private void copy(List<CopyWriter.Copy> copies, Layout layout, List<String> calls) {
        for (Lines body : CopyWriter.write(copies, layout, Scope.Order.ZERO, names)) {
            calls.add(methods.method("writeDefaults", "", ValueProgram.PARAMETERS, body));
        }
    }

    private Map<Node, Integer> offsets() {
        Map<Node, Integer> offsets = new HashMap<>();
        int offset = 0;
        for (OdeGraph.ParameterNode parameter : graph.parameters()) {
            offsets.put(parameter.variable(), offset);
            offset += parameter.variable().size();
        }
        return offsets;
    }

    /** The parameters, each after those that its default reads. */
    private List<OdeGraph.ParameterNode> sorted() {
        Map<Node, OdeGraph.ParameterNode> byVariable = new HashMap<>();
        graph.parameters().forEach(parameter -> byVariable.put(parameter.variable(), parameter));
        Set<OdeGraph.ParameterNode> sorted = new LinkedHashSet<>();
        graph.parameters().forEach(parameter -> visit(parameter, byVariable, sorted));
        return List.copyOf(sorted);
    }

    private static void visit(
            OdeGraph.ParameterNode parameter,
            Map<Node, OdeGraph.ParameterNode> byVariable,
            Set<OdeGraph.ParameterNode> sorted) {
        if (sorted.contains(parameter)) {
            return;
        }
        parameter
                .defaultValue()
                .ifPresent(value -> JetSystem.valuesOf(List.of(value)).forEach(node -> {
                    if (byVariable.containsKey(node) && node != parameter.variable()) {
                        visit(byVariable.get(node), byVariable, sorted);
                    }
                }));
        sorted.add(parameter);
    }
}
