package brook.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The methods of integration, by the names that models, the command line and builders use. */
public enum Method {
    /** Taylor series of an order that follows from the tolerance. */
    TAYLOR(Kind.TAYLOR),
    /** Explicit Euler on a grid, order 1. */
    EULER(Kind.FIXED_GRID),
    /** The explicit midpoint rule on a grid, order 2. */
    MIDPOINT(Kind.FIXED_GRID),
    /** The classical method of Kutta on a grid, order 4. */
    RK4(Kind.FIXED_GRID),
    /** Heun and Euler, 2(1). */
    HEUN(Kind.RUNGE_KUTTA),
    /** Fehlberg 1(2). */
    FEHLBERG2(Kind.RUNGE_KUTTA),
    /** Bogacki and Shampine 3(2). */
    BOSH3(Kind.RUNGE_KUTTA),
    /** Owren and Zennaro 4(3). */
    OWREN_ZENNARO4(Kind.RUNGE_KUTTA),
    /** Owren and Zennaro 5(4). */
    OWREN_ZENNARO5(Kind.RUNGE_KUTTA),
    /** Fehlberg 4(5). */
    RKF45(Kind.RUNGE_KUTTA),
    /** Cash and Karp 5(4). */
    CASH_KARP(Kind.RUNGE_KUTTA),
    /** Dormand and Prince 5(4). */
    DOPRI5(Kind.RUNGE_KUTTA),
    /** Tsitouras 5(4). */
    TSIT5(Kind.RUNGE_KUTTA),
    /** Tanaka and Yamashita 7(6). */
    TANAKA_YAMASHITA7(Kind.RUNGE_KUTTA),
    /** Dormand and Prince 8(5,3). */
    DOP853(Kind.RUNGE_KUTTA),
    /** Adams methods of variable order, 1 to 12. */
    ADAMS(Kind.MULTISTEP),
    /** Radau IIA of order 5, for stiff systems. */
    RADAU5(Kind.STIFF),
    /** A Rosenbrock method of order 5, for stiff systems. */
    RODAS5P(Kind.STIFF),
    /** Taylor series where the system is not stiff, Radau IIA where it is. */
    AUTO(Kind.AUTOMATIC);

    /** What a method is made of. */
    public enum Kind {
        /** One series per step. */
        TAYLOR,
        /** Explicit stages, steps of one length that is given. */
        FIXED_GRID,
        /** Explicit stages, steps by an embedded error estimate. */
        RUNGE_KUTTA,
        /** Explicit, with the steps before. */
        MULTISTEP,
        /** Implicit: it needs the Jacobian of the model. */
        STIFF,
        /** Explicit or implicit, as the model asks. */
        AUTOMATIC
    }

    private final Kind kind;

    Method(Kind kind) {
        this.kind = kind;
    }

    /** What the method is made of. */
    public Kind kind() {
        return kind;
    }

    /** Whether the method may need the Jacobian of the model. */
    public boolean needsJacobian() {
        return kind == Kind.STIFF || kind == Kind.AUTOMATIC;
    }

    /** The name of the method in models and on the command line. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The method of a name, if there is one. */
    public static Optional<Method> of(String text) {
        return Arrays.stream(values())
                .filter(method -> method.text().equals(text))
                .findFirst();
    }

    /** The names of all methods. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Method::text).toList();
    }

    @Override
    public String toString() {
        return text();
    }
}
