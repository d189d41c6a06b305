package brook.compiler.emit;

import brook.compiler.graph.Axis;
import brook.compiler.graph.Node;
import brook.compiler.jet.Kernel;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * The loops of a class that are divided into blocks, because there is so much to do in them that several threads are worth their meeting.
 *
 * <p>Division follows from sizes alone, never from the number of threads; what is small stays one loop, as if there were no threads.
 */
final class Divisions {

    /** What calls blocks. */
    static final String LOOPS = "loops";

    private static final ClassName BLOCKS = ClassName.get("brook.runtime", "LoopBlocks");
    private static final ClassName BLOCKED = ClassName.get("brook.runtime", "BlockedModel");
    private static final ClassName WORKERS = ClassName.get("brook.runtime.parallel", "Workers");

    /** Below this work a loop is not divided: two threads would gain less than 20 microseconds of 40, and meeting takes up to ten. */
    private static final double WORTH_IT = 100_000;

    /** The work of a block at least. */
    private static final double OF_BLOCK = 15_000;

    /** So many blocks keep as many threads busy. */
    private static final int MOST = 64;

    /** Adding up areas costs this part of the work at most. */
    private static final double OF_AREAS = 0.125;

    /** Blocks are made of so many positions: cache lines and vectors have their own. */
    private static final int UNIT = 32;

    private final EmitOptions.Division wanted;
    private final List<String> calls = new ArrayList<>();
    private int sums;

    Divisions(EmitOptions.Division wanted) {
        this.wanted = wanted;
    }

    /** How a kernel is divided; nothing for what stays one loop. */
    Optional<Division> of(Kernel kernel, KernelWriter.Program program, Scope.Order at) {
        if (wanted == EmitOptions.Division.NEVER || kernel.loops().isEmpty() || kernel.isPass() || onLanes(kernel)) {
            return Optional.empty();
        }
        double work = new KernelWork(program, at).of(kernel);
        Map<Node, Integer> areas = areas(kernel);
        int area = areas.keySet().stream().mapToInt(Node::size).sum();
        int most = area == 0 ? MOST : (int) Math.min(MOST, work * OF_AREAS / area);
        int wish = (int) Math.min(most, work / OF_BLOCK);
        if (work < WORTH_IT || wish < 2) {
            return Optional.empty();
        }
        int size = kernel.loops().get(0).size();
        int unit = kernel.loops().size() == 1 ? UNIT : 1;
        int chunk = chunk(size, up(size, wish), unit);
        int blocks = up(size, chunk);
        return blocks < 2
                ? Optional.empty()
                : Optional.of(new Division(calls.size(), blocks, chunk, size, areas, area));
    }

    /** At least so many positions in whole units, with at least a unit in the last block too: a vector must fit. */
    private static int chunk(int size, int least, int unit) {
        int chunk = up(least, unit) * unit;
        while (size % chunk != 0 && size % chunk < unit) {
            chunk += unit;
        }
        return chunk;
    }

    private static int up(int whole, int part) {
        return (whole + part - 1) / part;
    }

    private static boolean onLanes(Kernel kernel) {
        return kernel.loops().stream().anyMatch(Axis::isLanes);
    }

    /** The scatters to which several positions add. */
    private static Map<Node, Integer> areas(Kernel kernel) {
        Map<Node, Integer> areas = new LinkedHashMap<>();
        int area = 0;
        for (Kernel.Task task : kernel.tasks()) {
            if (task instanceof Kernel.Task.Add add
                    && !add.scatter().disjoint()
                    && areas.putIfAbsent(add.scatter(), area) == null) {
                area += add.scatter().size();
            }
        }
        return areas;
    }

    /** Notes the call of a block of a loop; returns the call of all its blocks. */
    String add(Division division, String call, Scope.Order at) {
        calls.add(call);
        sums = Math.max(sums, division.blocks() * division.area());
        String which = LOOPS + (at == Scope.Order.ZERO ? ".values(" : ".coefficients(");
        String arguments =
                division.loop() + ", " + division.blocks() + (at == Scope.Order.ZERO ? ", t, w)" : ", w, k)");
        return which + arguments;
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    /** Adds what a class with divided loops has more. */
    void addTo(TypeSpec.Builder type) {
        if (isEmpty()) {
            return;
        }
        type.addSuperinterface(BLOCKED);
        type.addField(FieldSpec.builder(BLOCKS, LOOPS, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T(this)", BLOCKS)
                .addJavadoc("$L", "Runs loops in blocks, on several threads if there are some.")
                .build());
        if (sums > 0) {
            type.addField(FieldSpec.builder(double[].class, Division.SUMS, Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new double[$L]", sums)
                    .addJavadoc("$L", "What each block of a loop adds, for itself.")
                    .build());
        }
        type.addMethod(ClassWriter.override("useWorkers", void.class)
                .addParameter(WORKERS, "workers")
                .addStatement("$L.use(workers)", LOOPS)
                .build());
        type.addMethod(block());
    }

    private MethodSpec block() {
        MethodSpec.Builder method = ClassWriter.override("block", void.class)
                .addParameter(int.class, "loop")
                .addParameter(int.class, "block")
                .addParameter(double.class, "t")
                .addParameter(double[].class, "w")
                .addParameter(int.class, "k")
                .beginControlFlow("switch (loop)");
        for (int i = 0; i < calls.size(); i++) {
            method.addCode("case $L:\n$>$L;\nbreak;\n$<", i, calls.get(i));
        }
        return method.addCode("default:\n$>throw new IllegalArgumentException($S + loop);\n$<", "no loop ")
                .endControlFlow()
                .build();
    }
}
