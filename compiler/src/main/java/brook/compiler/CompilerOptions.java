package brook.compiler;

import brook.compiler.emit.EmitOptions;
import brook.compiler.emit.EmitOptions.Arithmetic;
import brook.compiler.emit.EmitOptions.Plan;
import brook.compiler.graph.pass.Pass;
import brook.compiler.graph.pass.Passes;
import brook.compiler.system.OdeSystem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * What a caller may choose about a compilation; every {@code with} method returns a changed copy.
 *
 * @param packageName the package of the generated class, empty for none
 * @param className the generated class, empty to name it after the model
 * @param constants values that replace those of {@code const} names in the file
 * @param order the order for which straight-line code is made, given the {@code solve} block; generated code computes any order
 * @param plan which form the jet takes
 * @param fma whether products are fused into sums with {@code Math.fma}
 * @param arithmetic what computes the sums of loops: numbers, or vectors where the module for them is present
 * @param jacobian whether a class of its Jacobian is made beside that of a model with this {@code solve} block
 * @param sensitivities the directions of the derivatives of the solution for which a class is made; none by default
 * @param adjoint whether the class of its adjoint is made, which gradients need
 * @param batch the batch for which classes are made that compute several trajectories at once; none by default
 * @param rolling whether equations that were written out and are alike become arrays
 * @param limits how much the compilation may take
 */
public record CompilerOptions(
        String packageName,
        String className,
        Map<String, Double> constants,
        ToIntFunction<OdeSystem.SolveSettings> order,
        Plan plan,
        boolean fma,
        Arithmetic arithmetic,
        Predicate<OdeSystem.SolveSettings> jacobian,
        Optional<List<Integer>> sensitivities,
        Adjoint adjoint,
        Optional<Batch> batch,
        Rolling rolling,
        CompilerLimits limits) {

    /** Whether equations that were written out one by one and are alike get the loops of arrays. */
    public enum Rolling {
        NEVER,
        /** Where there are so many of a kind that loops are faster than code for each. */
        WHERE_IT_PAYS,
        /** Whatever is alike five times. */
        ALWAYS;

        List<Pass> passes() {
            return switch (this) {
                case NEVER -> Passes.AS_WRITTEN;
                case WHERE_IT_PAYS -> Passes.STANDARD;
                case ALWAYS -> Passes.ROLLED_UP;
            };
        }
    }

    /** When the adjoint of a model is made, which gradients need. */
    public enum Adjoint {
        NEVER,
        ALWAYS
    }

    /** For which models classes of several trajectories are made, how many trajectories these compute at once, and what of each step. */
    public record Batch(int lanes, Form form, When when) {

        /** As many lanes as keep vector instructions and the first cache busy; for models that learn. */
        public static final Batch USUAL = new Batch(32, Form.AS_ASKED, When.LEARNING);

        /** For which models. */
        public enum When {
            ALWAYS,
            /** Those with a trainable, with a loss or an integral, and with no event that changes the run. */
            LEARNING
        }

        /** For every model. */
        public Batch(int lanes, Form form) {
            this(lanes, form, When.ALWAYS);
        }

        /** What a class of several trajectories computes. */
        public enum Form {
            /** Values alone, which Runge-Kutta methods need: least to store. */
            VALUES,
            /** Series of any order, for Taylor steps. */
            SERIES,
            /** Series where the model asks for a method that needs them in its {@code solve} block, else values. */
            AS_ASKED,
            /** Series of runs that have steps, times, parameters and modes of their own; no adjoint. */
            RUNS
        }

        public Batch {
            if (lanes < 2) {
                throw new IllegalArgumentException("a batch has at least two lanes, not " + lanes);
            }
        }

        /** The same with other lanes. */
        public Batch withLanes(int count) {
            return new Batch(count, form, when);
        }

        boolean isFor(OdeSystem system) {
            return switch (when) {
                case ALWAYS -> true;
                case LEARNING ->
                    system.parameters().stream()
                                    .anyMatch(parameter -> parameter.role() == OdeSystem.Parameter.Role.TRAINABLE)
                            && !(system.training().losses().isEmpty()
                                    && system.integrals().isEmpty())
                            && changing(system).isEmpty();
            };
        }

        /** An event that assigns or stops, which lanes that share their steps cannot do. */
        static Optional<OdeSystem.Event> changing(OdeSystem system) {
            return system.events().stream()
                    .filter(event ->
                            event.actions().stream().anyMatch(action -> !(action instanceof OdeSystem.Action.Record)))
                    .findFirst();
        }

        boolean withSeries(OdeSystem.SolveSettings settings) {
            return switch (form) {
                case VALUES -> false;
                case SERIES, RUNS -> true;
                case AS_ASKED -> OdeSystem.SolveSettings.SERIES.contains(settings.method());
            };
        }
    }

    /** When the Jacobian of a model is made, which stiff methods need. */
    public enum Jacobian implements Predicate<OdeSystem.SolveSettings> {
        NEVER,
        /** Where the method that the model asks for in its {@code solve} block needs it. */
        AS_ASKED,
        ALWAYS;

        @Override
        public boolean test(OdeSystem.SolveSettings settings) {
            return switch (this) {
                case NEVER -> false;
                case AS_ASKED -> OdeSystem.SolveSettings.WITH_JACOBIAN.contains(settings.method());
                case ALWAYS -> true;
            };
        }
    }

    /** The version of Brook that the header of a generated class names. */
    public static final String VERSION = "0.1.0";

    /** No package, the class named after the model, the order of the model's own tolerance, the plan by size, fma. */
    public static final CompilerOptions STANDARD = new CompilerOptions(
            "",
            "",
            Map.of(),
            CompilerOptions::usualOrder,
            Plan.AUTO,
            true,
            Arithmetic.NUMBERS,
            Jacobian.AS_ASKED,
            Optional.empty(),
            Adjoint.NEVER,
            Optional.empty(),
            Rolling.WHERE_IT_PAYS,
            CompilerLimits.STANDARD);

    public CompilerOptions {
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    }

    /** These options with the package of the generated classes, empty for none. */
    public CompilerOptions withPackageName(String name) {
        return with(draft -> draft.packageName = name);
    }

    /** These options with the name of the generated class, empty to take the name of the model. */
    public CompilerOptions withClassName(String name) {
        return with(draft -> draft.className = name);
    }

    /** These options with values in the place of those that the model gives its constants. */
    public CompilerOptions withConstants(Map<String, Double> values) {
        return with(draft -> draft.constants = values);
    }

    /** These options with the order for which straight-line code is made. */
    public CompilerOptions withOrder(int taylorOrder) {
        return withOrder(settings -> taylorOrder);
    }

    /** These options with the order for which straight-line code is made, as a function of what the model asks for. */
    public CompilerOptions withOrder(ToIntFunction<OdeSystem.SolveSettings> orderOfModel) {
        return with(draft -> draft.order = orderOfModel);
    }

    /** These options with a form of the jet. */
    public CompilerOptions withPlan(Plan formOfJet) {
        return with(draft -> draft.plan = formOfJet);
    }

    /** These options with or without fused multiply-adds. */
    public CompilerOptions withFma(boolean fused) {
        return with(draft -> draft.fma = fused);
    }

    /** These options with another arithmetic of loops. */
    public CompilerOptions withArithmetic(Arithmetic ofLoops) {
        return with(draft -> draft.arithmetic = ofLoops);
    }

    /** These options with another rule for Jacobians. */
    public CompilerOptions withJacobian(Predicate<OdeSystem.SolveSettings> when) {
        return with(draft -> draft.jacobian = when);
    }

    /**
     * These options with a class of the model with the derivatives of its solution.
     *
     * @param sources what they are derivatives by: the initial value of a state by its number among those of all states, or the number of these
     *     plus that of a parameter; none for all initial values and all parameters
     */
    public CompilerOptions withSensitivities(List<Integer> sources) {
        return with(draft -> draft.sensitivities = Optional.of(List.copyOf(sources)));
    }

    /** These options with or without adjoints. */
    public CompilerOptions withAdjoint(Adjoint when) {
        return with(draft -> draft.adjoint = when);
    }

    /** These options with classes that compute so many trajectories at once, and with their adjoint. */
    public CompilerOptions withBatch(Batch ofTrajectories) {
        return with(draft -> draft.batch = Optional.of(ofTrajectories));
    }

    /** These options with or without arrays of equations that are alike. */
    public CompilerOptions withRolling(Rolling when) {
        return with(draft -> draft.rolling = when);
    }

    /** These options with other limits. */
    public CompilerOptions withLimits(CompilerLimits most) {
        return with(draft -> draft.limits = most);
    }

    private CompilerOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** Options of which one is about to change. */
    private static final class Draft {

        private String packageName;
        private String className;
        private Map<String, Double> constants;
        private ToIntFunction<OdeSystem.SolveSettings> order;
        private Plan plan;
        private boolean fma;
        private Arithmetic arithmetic;
        private Predicate<OdeSystem.SolveSettings> jacobian;
        private Optional<List<Integer>> sensitivities;
        private Adjoint adjoint;
        private Optional<Batch> batch;
        private Rolling rolling;
        private CompilerLimits limits;

        Draft(CompilerOptions from) {
            packageName = from.packageName;
            className = from.className;
            constants = from.constants;
            order = from.order;
            plan = from.plan;
            fma = from.fma;
            arithmetic = from.arithmetic;
            jacobian = from.jacobian;
            sensitivities = from.sensitivities;
            adjoint = from.adjoint;
            batch = from.batch;
            rolling = from.rolling;
            limits = from.limits;
        }

        CompilerOptions options() {
            return new CompilerOptions(
                    packageName,
                    className,
                    constants,
                    order,
                    plan,
                    fma,
                    arithmetic,
                    jacobian,
                    sensitivities,
                    adjoint,
                    batch,
                    rolling,
                    limits);
        }
    }

    /** Watched functions need one order more than the states, to be known to the order of the states. */
    EmitOptions emit(OdeSystem system, boolean watches) {
        String name = className.isEmpty() ? ClassNames.of(system.name()) : className;
        int ofJet = order.applyAsInt(system.solve()) + (watches ? 1 : 0);
        return new EmitOptions(packageName, name, fma, plan, ofJet, VERSION).withArithmetic(arithmetic);
    }

    /** The order given in the file, else max(2, ceil(1 - ln(rtol)/2)) after Jorba and Zou 2005, for rtol = 1e-9 where the file is silent. */
    private static int usualOrder(OdeSystem.SolveSettings settings) {
        if (settings.order() > 0) {
            return settings.order();
        }
        double rtol = settings.rtol() > 0 ? settings.rtol() : 1e-9;
        return Math.max(2, (int) Math.ceil(1 - Math.log(rtol) / 2));
    }
}
