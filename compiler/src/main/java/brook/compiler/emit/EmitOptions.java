package brook.compiler.emit;

/**
 * What a caller may choose about generated code.
 *
 * @param packageName the package, empty for none
 * @param className the class
 * @param fma whether products are fused into sums with {@code Math.fma}
 * @param plan which form the jet takes
 * @param order the order for which straight-line code is made
 * @param version of Brook, for the header
 * @param companion what is made beside the class
 */
public record EmitOptions(
        String packageName, String className, boolean fma, Plan plan, int order, String version, Companion companion) {

    /** What else the class of a model gives. */
    public enum Companion {
        NONE,
        /** The class of its Jacobian, which it makes instances of. */
        JACOBIAN
    }

    /** Loops over orders, or code of one fixed order without loops. */
    public enum Plan {
        /** By size: {@code StraightLine} says when. */
        AUTO,
        LOOPS,
        STRAIGHT
    }

    /** Without a companion. */
    public EmitOptions(String packageName, String className, boolean fma, Plan plan, int order, String version) {
        this(packageName, className, fma, plan, order, version, Companion.NONE);
    }

    EmitOptions withClassName(String name) {
        return new EmitOptions(packageName, name, fma, plan, order, version, companion);
    }

    /** These options for a model that gives something else too. */
    public EmitOptions withCompanion(Companion other) {
        return new EmitOptions(packageName, className, fma, plan, order, version, other);
    }
}
