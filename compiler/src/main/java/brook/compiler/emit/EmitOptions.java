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
 */
public record EmitOptions(String packageName, String className, boolean fma, Plan plan, int order, String version) {

    /** Loops over orders, or code of one fixed order without loops. */
    public enum Plan {
        /** By size: {@code StraightLine} says when. */
        AUTO,
        LOOPS,
        STRAIGHT
    }
}
