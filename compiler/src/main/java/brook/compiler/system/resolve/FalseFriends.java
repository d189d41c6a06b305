package brook.compiler.system.resolve;

import java.util.Map;
import java.util.Optional;

/** Names of other languages with what they are called here. */
final class FalseFriends {

    private static final String NO_CHANCE = "there are no random numbers: a model gives the same trajectory every time";
    private static final String SIZE = "the size is known from the declaration: give it a name, `const N = 10`";
    private static final String COMPLEX =
            "there are no complex numbers: the real and the imaginary part are two states";
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("ln", "the natural logarithm is `log({1})`"),
            Map.entry("lg", "the logarithm to base 10 is `log10(x)`"),
            Map.entry("norm2", "the squared length is `sqnorm(v)`, the length is `norm(v)`"),
            Map.entry("fabs", "the absolute value is `abs({1})`"),
            Map.entry("pow", "a power is written `x^y`"),
            Map.entry("power", "a power is written `x^y`"),
            Map.entry("sqr", "a square is written `({1})^2`"),
            Map.entry("square", "a square is written `({1})^2`"),
            Map.entry("heav", "a step is written `(if {1} >= 0 then 1 else 0)`"),
            Map.entry("heaviside", "a step is written `(if {1} >= 0 then 1 else 0)`"),
            Map.entry("step", "a step is written `(if {1} >= 0 then 1 else 0)`"),
            Map.entry("ite", "a choice is written `if c then a else b`"),
            Map.entry("ifelse", "a choice is written `if c then a else b`"),
            Map.entry("where", "a choice is written `if c then a else b`"),
            Map.entry("flr", "rounding down is `floor({1})`"),
            Map.entry("int", "rounding down is `floor({1})`"),
            Map.entry("round", "rounding is `floor({1} + 0.5)`"),
            Map.entry("trunc", "rounding down is `floor({1})`"),
            Map.entry("ceiling", "rounding up is `ceil(x)`"),
            Map.entry("sgn", "the sign is `sign({1})`"),
            Map.entry("signum", "the sign is `sign({1})`"),
            Map.entry("fmod", "the remainder is `mod(a, b)`"),
            Map.entry("rem", "the remainder is `mod(a, b)`"),
            Map.entry("fmin", "the smaller value is `min(a, b)`"),
            Map.entry("fmax", "the greater value is `max(a, b)`"),
            Map.entry("arcsin", "the inverse sine is `asin({1})`"),
            Map.entry("arccos", "the inverse cosine is `acos({1})`"),
            Map.entry("arctan", "the inverse tangent is `atan({1})`"),
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
            Map.entry("lambertW", "Lambert's function is `lambertw({1})`"),
            Map.entry("delay", "values of the past are not available: delay equations are not supported"),
            Map.entry("shift", "an element is written with its index: `u[i+1]`"),
            Map.entry("ran", NO_CHANCE),
            Map.entry("rand", NO_CHANCE),
            Map.entry("randn", NO_CHANCE),
            Map.entry("random", NO_CHANCE),
            Map.entry("pre", "write `{1}`: the right-hand sides of an event see the values before it"),
            Map.entry("previous", "write `{1}`: the right-hand sides of an event see the values before it"),
            Map.entry("edge", "an event happens when its condition becomes true: write `{1}`"),
            Map.entry("pi", "it is a number: write `pi`"),
            Map.entry("inf", "it is a number: write `inf`"),
            Map.entry("Differential", "a derivative is written with a prime: `x'`"),
            Map.entry("array", "a list is written `[1, 2, 3]`"),
            Map.entry("length", SIZE),
            Map.entry("size", SIZE),
            Map.entry("numel", SIZE),
            Map.entry("len", SIZE),
            Map.entry("linspace", "a list over an index is written `[i/10 for i in 0..10]`"),
            Map.entry("arange", "a list over an index is written `[i for i in 1..10]`"),
            Map.entry("range", "a range is written `1..10`"),
            Map.entry("real", COMPLEX),
            Map.entry("imag", COMPLEX),
            Map.entry("conj", COMPLEX),
            Map.entry("W0", "Lambert's function is `lambertw({1})`"));

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("e", "Euler's number is `exp(1)`"),
            Map.entry("E", "Euler's number is `exp(1)`"),
            Map.entry("Pi", "the number is called `pi`"),
            Map.entry("PI", "the number is called `pi`"),
            Map.entry("π", "the number is called `pi`"),
            Map.entry("Inf", "infinity is called `inf`"),
            Map.entry("Infinity", "infinity is called `inf`"),
            Map.entry("None", "every parameter has a value, a state without one is `state x`"),
            Map.entry("nan", "there is no value for `not known`: leave the value out, `state x`"),
            Map.entry("NaN", "there is no value for `not known`: leave the value out, `state x`"),
            Map.entry("NA", "there is no value for `not known`: leave the value out, `state x`"),
            Map.entry("im", COMPLEX),
            Map.entry("True", "it is written `true`"),
            Map.entry("False", "it is written `false`"));

    private FalseFriends() {}

    /** With the argument in the place of {@code {1}}. */
    static Optional<String> function(String name, String argument) {
        String shown = argument.isEmpty() || argument.contains(",") || argument.endsWith("...") ? "x" : argument;
        return Optional.ofNullable(FUNCTIONS.get(name)).map(help -> help.replace("{1}", shown));
    }

    static Optional<String> name(String name) {
        return Optional.ofNullable(NAMES.get(name));
    }
}
