package brook.compiler.emit;

import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.jet.JetSystem;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Writes the initial values of the states: first those that read no other initial value, then each after those that it reads. */
final class InitialStateWriter {

    private final ModelMemory memory;
    private final ClassWriter methods;
    private final Names names;
    /** What is written where, in the order of the states. */
    private final Map<Node, CopyWriter.Copy> copies = new LinkedHashMap<>();

    private final Map<Node, List<Node>> reads = new HashMap<>();
    /** How initial values that read others are computed anew, where nothing is given. */
    private final List<String> again = new ArrayList<>();

    InitialStateWriter(OdeGraph graph, ModelMemory memory, ClassWriter methods, Names names) {
        this.memory = memory;
        this.methods = methods;
        this.names = names;
        int offset = 0;
        for (OdeGraph.StateNode state : graph.states()) {
            for (int i = 0; i < state.variables().size(); i++) {
                Node.Variable variable = state.variables().get(i);
                Optional<Node> value = state.initial().get(i);
                copies.put(variable, new CopyWriter.Copy(value, variable.axes(), "out[", "", offset));
                offset += variable.size();
            }
        }
    }

    /** The method that gives all initial values, and where some read others one that lets them follow what is given. */
    List<MethodSpec> write() {
        List<CopyWriter.Copy> alone = new ArrayList<>();
        copies.forEach((variable, copy) -> {
            if (reads(variable).isEmpty()) {
                alone.add(copy);
            }
        });
        List<String> calls = new ArrayList<>(program(alone));
        for (Node variable : sorted()) {
            if (!reads(variable).isEmpty()) {
                CopyWriter.Copy copy = Objects.requireNonNull(copies.get(variable));
                List<String> dependent = program(List.of(copy));
                calls.addAll(dependent);
                again.addAll(dependent);
                again.add("Functions.takeGiven(out, given, " + copy.offset() + ", " + (copy.offset() + variable.size())
                        + ")");
            }
        }
        MethodSpec all = initialState(calls);
        return again.isEmpty() ? List.of(all) : List.of(all, completeInitialState());
    }

    private MethodSpec initialState(List<String> calls) {
        MethodSpec.Builder method = ClassWriter.override("initialState", void.class)
                .addParameter(double.class, "t0")
                .addParameter(double[].class, "state");
        if (!calls.isEmpty()) {
            method.addCode(locals(calls).code());
            method.addCode(methods.calls("computeInitialState", ValueProgram.PARAMETERS, calls)
                    .code());
        }
        return method.build();
    }

    private MethodSpec completeInitialState() {
        List<String> parameters = new ArrayList<>(ValueProgram.PARAMETERS);
        parameters.add("double[] given");
        return ClassWriter.override("completeInitialState", void.class)
                .addParameter(double.class, "t0")
                .addParameter(double[].class, "state")
                .addParameter(double[].class, "given")
                .addCode(locals(again).code())
                .addCode(
                        methods.calls("completeInitialState", parameters, again).code())
                .build();
    }

    private Lines locals(List<String> calls) {
        return methods.locals(calls, "final double t = t0", "final double[] out = state");
    }

    private List<String> program(List<CopyWriter.Copy> some) {
        return new PointProgram(memory, methods, names).write("InitialState", some);
    }

    /** The states whose initial values an initial value reads. */
    private List<Node> reads(Node variable) {
        return reads.computeIfAbsent(variable, this::findReads);
    }

    private List<Node> findReads(Node variable) {
        return Objects.requireNonNull(copies.get(variable))
                .value()
                .map(value -> JetSystem.valuesOf(List.of(value)).stream()
                        .filter(copies::containsKey)
                        .toList())
                .orElse(List.of());
    }

    private Set<Node> sorted() {
        Set<Node> sorted = new LinkedHashSet<>();
        copies.keySet().forEach(variable -> visit(variable, sorted));
        return sorted;
    }

    private void visit(Node variable, Set<Node> sorted) {
        if (!sorted.contains(variable)) {
            reads(variable).forEach(read -> visit(read, sorted));
            sorted.add(variable);
        }
    }
}
