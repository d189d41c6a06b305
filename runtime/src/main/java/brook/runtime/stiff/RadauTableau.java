package brook.runtime.stiff;

/**
 * Radau IIA with 3 stages, order 5, in the variables that make the inverse of its matrix A block diagonal.
 *
 * <p>Source: Hairer and Wanner 1996, table IV.5.6 (the method), eq. IV.8.5 (the transformation), eq. IV.8.19 (the error estimate).
 */
final class RadauTableau {

    private static final double SQRT_6 = Math.sqrt(6);

    /** The times of the first two stages as parts of the step; the third is at its end. */
    static final double C1 = (4 - SQRT_6) / 10;

    static final double C2 = (4 + SQRT_6) / 10;

    /** The eigenvalues of the inverse of A: GAMMA, and ALPHA plus and minus i BETA. */
    static final double GAMMA = 3.6378342527444957;

    static final double ALPHA = 2.6810828736277521;
    static final double BETA = 3.0504301992474106;

    /** What each stage adds to the error estimate, times the length of the step. */
    static final double E1 = -(13 + 7 * SQRT_6) / 3;

    static final double E2 = (-13 + 7 * SQRT_6) / 3;
    static final double E3 = -1.0 / 3;

    /** T, whose last row is T31, 1, 0: the inverse of T times the inverse of A times T is block diagonal. */
    static final double T11 = 0.091232394870892943;

    static final double T12 = -0.14125529502095421;
    static final double T13 = -0.030029194105147424;
    static final double T21 = 0.24171793270710702;
    static final double T22 = 0.20412935229379993;
    static final double T23 = 0.38294211275726194;
    static final double T31 = 0.96604818261509294;

    /** The inverse of T. */
    static final double I11 = 4.3255798900631554;

    static final double I12 = 0.33919925181580987;
    static final double I13 = 0.54177053993587487;
    static final double I21 = -4.1787185915519047;
    static final double I22 = -0.32768282076106239;
    static final double I23 = 0.47662355450055045;
    static final double I31 = -0.50287263494578688;
    static final double I32 = 2.5719269498556054;
    static final double I33 = -0.59603920482822492;

    /** A: row i integrates from the start of the step to stage i. */
    static final double A11 = (88 - 7 * SQRT_6) / 360;

    static final double A12 = (296 - 169 * SQRT_6) / 1800;
    static final double A13 = (-2 + 3 * SQRT_6) / 225;
    static final double A21 = (296 + 169 * SQRT_6) / 1800;
    static final double A22 = (88 + 7 * SQRT_6) / 360;
    static final double A23 = (-2 - 3 * SQRT_6) / 225;
    static final double A31 = (16 - SQRT_6) / 36;
    static final double A32 = (16 + SQRT_6) / 36;
    static final double A33 = 1.0 / 9;

    private RadauTableau() {}
}
