package brook.compiler.system.resolve;

import java.util.Map;
import java.util.Optional;

/** Names of other languages with what they are called here. */
final class FalseFriends {

    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("ln", "the natural logarithm is `log(x)`"),
            Map.entry("lg", "the logarithm to base 10 is `log10(x)`"),
            Map.entry("norm2", "the squared length is `sqnorm(v)`, the length is `norm(v)`"),
            Map.entry("fabs", "the absolute value is `abs(x)`"),
            Map.entry("pow", "a power is written `x^y`"),
            Map.entry("power", "a power is written `x^y`"),
            Map.entry("sqr", "a square is written `x^2`"),
            Map.entry("square", "a square is written `x^2`"),
            Map.entry("heav", "a step is written `if x >= 0 then 1 else 0`"),
            Map.entry("heaviside", "a step is written `if x >= 0 then 1 else 0`"),
            Map.entry("step", "a step is written `if x >= 0 then 1 else 0`"),
            Map.entry("ite", "a choice is written `if c then a else b`"),
            Map.entry("ifelse", "a choice is written `if c then a else b`"),
            Map.entry("where", "a choice is written `if c then a else b`"),
            Map.entry("flr", "rounding down is `floor(x)`"),
            Map.entry("int", "rounding down is `floor(x)`"),
            Map.entry("round", "rounding is `floor(x + 0.5)`"),
            Map.entry("trunc", "rounding down is `floor(x)`"),
            Map.entry("ceiling", "rounding up is `ceil(x)`"),
            Map.entry("sgn", "the sign is `sign(x)`"),
            Map.entry("signum", "the sign is `sign(x)`"),
            Map.entry("fmod", "the remainder is `mod(a, b)`"),
            Map.entry("rem", "the remainder is `mod(a, b)`"),
            Map.entry("fmin", "the smaller value is `min(a, b)`"),
            Map.entry("fmax", "the greater value is `max(a, b)`"),
            Map.entry("arcsin", "the inverse sine is `asin(x)`"),
            Map.entry("arccos", "the inverse cosine is `acos(x)`"),
            Map.entry("arctan", "the inverse tangent is `atan(x)`"),
            Map.entry("arctan2", "the angle of a point is `atan2(y, x)`"),
            Map.entry("arg", "the angle of a point is `atan2(y, x)`"),
            Map.entry("tg", "the tangent is `tan(x)`"),
            Map.entry("ctg", "the cotangent is `1/tan(x)`"),
            Map.entry("cot", "the cotangent is `1/tan(x)`"),
            Map.entry("sec", "the secant is `1/cos(x)`"),
            Map.entry("csc", "the cosecant is `1/sin(x)`"),
            Map.entry("sh", "the hyperbolic sine is `sinh(x)`"),
            Map.entry("ch", "the hyperbolic cosine is `cosh(x)`"),
            Map.entry("th", "the hyperbolic tangent is `tanh(x)`"),
            Map.entry("logistic", "the logistic function is `sigmoid(x)`"),
            Map.entry("expit", "the logistic function is `sigmoid(x)`"),
            Map.entry("silu", "x*sigmoid(x) is `swish(x)`"),
            Map.entry("product", "the product of all elements is `prod(v)`"),
            Map.entry("average", "the mean of all elements is `mean(v)`"),
            Map.entry("total", "the sum of all elements is `sum(v)`"),
            Map.entry("inner", "the scalar product is `dot(a, b)`"),
            Map.entry("vdot", "the scalar product is `dot(a, b)`"),
            Map.entry("matmul", "the matrix product is `A*B`"),
            Map.entry("tr", "the sum of the diagonal is `trace(A)`"),
            Map.entry("identity", "the unit matrix is `eye(n)`"),
            Map.entry("vcat", "vectors are joined by `cat(a, b)`"),
            Map.entry("hcat", "vectors are joined by `cat(a, b)`"),
            Map.entry("concat", "vectors are joined by `cat(a, b)`"),
            Map.entry("any", "conditions are joined by `or`"),
            Map.entry("all", "conditions are joined by `and`"),
            Map.entry("diff", "the derivative of a state `z` is `z'`"),
            Map.entry("D", "the derivative of a state `z` is `z'`"),
            Map.entry("lambertW", "Lambert's function is `lambertw(x)`"),
            Map.entry("W0", "Lambert's function is `lambertw(x)`"));

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("e", "Euler's number is `exp(1)`"),
            Map.entry("E", "Euler's number is `exp(1)`"),
            Map.entry("Pi", "the number is called `pi`"),
            Map.entry("PI", "the number is called `pi`"),
            Map.entry("π", "the number is called `pi`"),
            Map.entry("Inf", "infinity is called `inf`"),
            Map.entry("Infinity", "infinity is called `inf`"),
            Map.entry("True", "it is written `true`"),
            Map.entry("False", "it is written `false`"));

    private FalseFriends() {}

    static Optional<String> function(String name) {
        return Optional.ofNullable(FUNCTIONS.get(name));
    }

    static Optional<String> name(String name) {
        return Optional.ofNullable(NAMES.get(name));
    }
}
