package brook.runtime.reference;

import brook.runtime.Functions;

/** Values of the elementary functions by name. */
final class Elementary {

    private Elementary() {}

    static double value(String function, double x) {
        return switch (function) {
            case "exp" -> Math.exp(x);
            case "log" -> Math.log(x);
            case "sin" -> Math.sin(x);
            case "cos" -> Math.cos(x);
            case "tan" -> Math.tan(x);
            case "sinh" -> Math.sinh(x);
            case "cosh" -> Math.cosh(x);
            case "tanh" -> Math.tanh(x);
            case "asin" -> Math.asin(x);
            case "acos" -> Math.acos(x);
            case "atan" -> Math.atan(x);
            case "asinh" -> Functions.asinh(x);
            case "acosh" -> Functions.acosh(x);
            case "atanh" -> Functions.atanh(x);
            case "sigmoid" -> Functions.sigmoid(x);
            case "softplus" -> Functions.softplus(x);
            case "erf" -> Functions.erf(x);
            case "lambertw" -> Functions.lambertw(x);
            default -> throw new IllegalArgumentException(function);
        };
    }
}
