package brook.compiler.emit;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a caller may choose about generated code.
 *
 * @param packageName the package, empty for none
 * @param className the class
 * @param fma whether products are fused into sums with {@code Math.fma}
 * @param plan which form the jet takes
 * @param order the order for which straight-line code is made
 * @param version of Brook, for the header
 * @param arithmetic what computes the sums of loops
 * @param division whether large loops are divided into blocks
 * @param companions what is made beside the class, and given by it
 */
public record EmitOptions(
        String packageName,
        String className,
        boolean fma,
        Plan plan,
        int order,
        String version,
        Set<Companion> companions,
        Arithmetic arithmetic,
        Division division) {

    /** What computes the sums of loops. */
    public enum Arithmetic {
        /** One number at a time; HotSpot makes vectors of it where it can. */
        NUMBERS,
        /** Vectors of the module {@code jdk.incubator.vector} where positions of a loop lie side by side; the same bits. */
        VECTORS,
        /** Both, of which {@code KernelForms} chooses the faster one as the model runs. */
        FASTER,
        /** Numbers, and a class of its own with {@link #FASTER}; the solver of the model takes that where the JVM has vectors. */
        EITHER
    }

    /** Whether large loops are divided into blocks that may run on several threads. */
    public enum Division {
        /** Where there is enough to do. */
        BY_SIZE,
        NEVER
    }

    /** Classes of which the class of a model makes instances. */
    public enum Companion {
        /** The class of its Jacobian. */
        JACOBIAN,
        /** The class of its adjoint. */
        ADJOINT
    }

    /** Loops over orders, or code of one fixed order without loops. */
    public enum Plan {
        /** By size: {@code StraightLine} says when. */
        AUTO,
        LOOPS,
        STRAIGHT
    }

    public EmitOptions {
        companions = Collections.unmodifiableSet(
                companions.isEmpty() ? EnumSet.noneOf(Companion.class) : EnumSet.copyOf(companions));
    }

    /** Without companions. */
    public EmitOptions(String packageName, String className, boolean fma, Plan plan, int order, String version) {
        this(packageName, className, fma, plan, order, version, Set.of(), Arithmetic.NUMBERS, Division.BY_SIZE);
    }

    EmitOptions withClassName(String name) {
        return new EmitOptions(packageName, name, fma, plan, order, version, companions, arithmetic, division);
    }

    /** These options with loops alone, whatever the size. */
    EmitOptions withLoops() {
        return new EmitOptions(
                packageName, className, fma, Plan.LOOPS, order, version, companions, arithmetic, division);
    }

    /** These options for a model that gives something else too. */
    public EmitOptions withCompanion(Companion other) {
        Set<Companion> more = EnumSet.of(other);
        more.addAll(companions);
        return new EmitOptions(packageName, className, fma, plan, order, version, more, arithmetic, division);
    }

    /** These options with another arithmetic. */
    public EmitOptions withArithmetic(Arithmetic ofLoops) {
        return new EmitOptions(packageName, className, fma, plan, order, version, companions, ofLoops, division);
    }

    /** These options with another division of loops. */
    public EmitOptions withDivision(Division other) {
        return new EmitOptions(packageName, className, fma, plan, order, version, companions, arithmetic, other);
    }
}
