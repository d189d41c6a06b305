package brook.compiler.gradient;

import brook.compiler.reference.ModelFile;
import brook.compiler.system.Operator;
import java.util.List;
import java.util.Locale;

/** Models that hold every operation of the graph, to be differentiated. */
final class GradientModels {

    private GradientModels() {}

    /** Nets, pairs of bodies, a grid in pieces, rates that read rates: contractions, gathers, scatters, joins, choices, integrals. */
    static List<ModelFile> ofArrays() {
        return List.of(
                new ModelFile("net.ode", """
                trainable W1[6, 3] = glorot(seed = 1), b1[6] = normal(seed = 2), W2[2, 7] = glorot(seed = 3)
                param s = 0.7
                state z[2] = [0.3, -0.4]
                z' = W2*cat(tanh(W1*cat(z, t) + b1), t) - s*z
                integral R1 = sqnorm(z') ; integral R2 = sqnorm(der(z, 2))
                output end[2] = z
                """),
                new ModelFile("wide.ode", """
                trainable W1[6, 5] = glorot(seed = 1), W2[5, 6] = glorot(seed = 3)
                state z[5] = [0.3, -0.4, 0.1, 0.7, -0.2]
                z' = W2*softplus(W1*sigmoid(z) + t)
                integral R2 = sqnorm(der(z, 2))
                output end[5] = z
                """),
                new ModelFile("pairs.ode", """
                param m[6] = [1, 0.5, 2, 0.3, 0.7, 1.1]
                state q[6, 2] = [1, 0; 0, 1.2; -1, 0.1; 0.2, -1.5; 2, 2; -2, 1.7]
                q'(0) = [0, 0.4; -0.3, 0; 0, -0.2; 0.5, 0; 0.1, 0.1; 0, 0.2]
                q[i in 1..6, :]'' = sum(m[j]*(q[j, :] - q[i, :])/sqrt(sqnorm(q[j, :] - q[i, :]) + 1)^3 for j in 1..6 if j != i)
                output end[6, 2] = q, speed[6, 2] = q'
                """),
                new ModelFile("grid.ode", """
                param D = 0.3, k[7] = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4]
                state u[0..6] = [sin(i + 1) for i in 0..6]
                u[0]' = u[6]*u[1] - t
                u[i in 1..5]' = D*(u[i - 1] - 2*u[i] + u[i + 1]) + (if u[i] < 0.3 then k[i + 1]*u[i]^2 else max(u[i - 1], k[i + 1]/4))
                u[6]' = -tanh(u[6])*sum(u) + prod(k) + logsumexp(u)
                integral mass = mean(u) ; integral slope = sum((u[i + 1] - u[i])^2 for i in 0..5)
                output end[0..6] = u
                """),
                new ModelFile("rates.ode", """
                param a = 0.4, b = 1.3
                state x = 0.4, y = 0.9, v = 0.2
                x' = sin(a*y) - x*v
                y' = x'*y - b*der(v*x, 1)/9
                v'' = -x'
                v'(0) = 0.5
                integral J = x'^2
                output ex = x, ey = y, ev = v, ew = v'
                """));
    }

    /** Two states, x = 0.3 and y = 0.6, one parameter, and in their rates the operation. */
    static ModelFile of(Operator operator) {
        return new ModelFile("operation.ode", """
                param a = 0.7
                state x = 0.3, y = 0.6
                x' = a*(%s) + y
                y' = cos(x*t) - y
                output ex = x, ey = y
                """.formatted(formula(operator)));
    }

    private static String formula(Operator operator) {
        return switch (operator) {
            case ADD -> "x + y*t";
            case SUBTRACT -> "x*y - t";
            case MULTIPLY -> "x*y*t*x";
            case DIVIDE -> "x/(y + t) + 1/x";
            case POWER -> "x^y + x^1.5 + y^3 + y^-2 + x^a + a^x + t^2";
            case NEGATE -> "-exp(-x*y)";
            case EXP,
                    LOG,
                    LOG2,
                    LOG10,
                    LOG1P,
                    EXPM1,
                    SQRT,
                    CBRT,
                    SIN,
                    COS,
                    TAN,
                    ASIN,
                    ACOS,
                    ATAN,
                    SINH,
                    COSH,
                    TANH,
                    ASINH,
                    ATANH,
                    ERF,
                    ERFC,
                    SIGMOID,
                    SOFTPLUS,
                    LAMBERTW,
                    BERN -> operator.name().toLowerCase(Locale.ROOT) + "(x + y*t)";
            case ACOSH -> "acosh(x + y + 1)";
            case ATAN2 -> "atan2(x, y - t) + hypot(x, y)";
            case PHI -> "der(bern(y), 1)*x";
            case SIGN -> "sign(x - y)*x^2";
            case FLOOR -> "floor(5*x)*y";
            case CEIL -> "ceil(5*x)*y*x";
            case FREEZE -> "logsumexp([x, y, x*y])";
            case NOEVENT -> "noevent(abs(x))*y";
            case MAX -> "max(x, y^2, t)*x";
            case MIN -> "min(x, y, 1)*y";
            case ABS -> "abs(x - y)*x";
            case MOD -> "mod(5*x, y + a)*y";
            case LESS -> "if x < y then x^2 else y";
            case LESS_EQUAL -> "if x >= y then x^2 else y*x";
            case EQUAL -> "if x == y then x else x*y*a";
            case NOT_EQUAL -> "if x != y then x^2 else y";
            case AND -> "if x < y and y < 2 then x*y else 1";
            case OR -> "if x > y or y < 2 then x*y else 1";
            case NOT -> "if y > 0 and not (x > y) then y*x^2 else 1";
            case SELECT -> "if x < y then sin(x) else cos(x)";
        };
    }
}
