package brook.compiler.emit;

import java.util.List;

/** An arithmetic expression as Java text, with what is needed to put brackets only where they belong. */
record Text(String code, Level level) {

    /** How tightly the outermost operation binds. */
    enum Level {
        CHOICE,
        SUM,
        PRODUCT,
        SIGN,
        ATOM,
        /** A vector of several positions, a {@code DoubleVector}: what is done with it are calls. */
        VECTOR
    }

    static final Text ZERO = number(0);
    static final Text ONE = number(1);

    static Text atom(String code) {
        return new Text(code, Level.ATOM);
    }

    /** A {@code DoubleVector}. */
    static Text vector(String code) {
        return new Text(code, Level.VECTOR);
    }

    static Text number(double value) {
        String code = Literals.of(value);
        return new Text(code, code.startsWith("-") ? Level.SIGN : Level.ATOM);
    }

    boolean isZero() {
        return code.equals(ZERO.code);
    }

    boolean isOne() {
        return code.equals(ONE.code);
    }

    boolean isVector() {
        return level == Level.VECTOR;
    }

    /** How a local that holds this is declared. */
    String declared(String local) {
        return "final " + (isVector() ? "DoubleVector " : "double ") + local + " = " + code;
    }

    /** A call on a vector without arguments. */
    Text call(String method) {
        return vector(code + "." + method + "()");
    }

    /** A call on a vector, {@code this.method(argument)}. */
    private Text call(String method, Text argument) {
        return vector(code + "." + method + "(" + argument.code + ")");
    }

    /** This vector times a vector, plus a vector, rounded once. */
    Text fma(Text factor, Text sum) {
        return vector(code + ".fma(" + factor.code + ", " + sum.code + ")");
    }

    /** This number in all positions of a vector like another. */
    Text like(Text vector) {
        return isVector() ? this : vector.call("broadcast", this);
    }

    /** In brackets unless it binds at least as tightly as asked. */
    String in(Level least) {
        return level.compareTo(least) >= 0 ? code : "(" + code + ")";
    }

    /** Without brackets around it all. */
    Text unbracketed() {
        boolean bracketed = code.startsWith("(") && code.indexOf(')') == code.length() - 1;
        return bracketed ? new Text(code.substring(1, code.length() - 1), Level.SUM) : this;
    }

    Text plus(Text other) {
        if (isVector() || other.isVector()) {
            return isVector() ? call("add", other) : other.call("add", this);
        }
        if (other.level == Level.SIGN && other.code.startsWith("-")) {
            return new Text(in(Level.SUM) + " - " + other.code.substring(1), Level.SUM);
        }
        return new Text(in(Level.SUM) + " + " + other.in(Level.SUM), Level.SUM);
    }

    Text minus(Text other) {
        if (isVector() || other.isVector()) {
            return isVector() ? call("sub", other) : other.negated().plus(this);
        }
        return new Text(in(Level.SUM) + " - " + other.in(Level.PRODUCT), Level.SUM);
    }

    Text times(Text other) {
        if (isOne()) {
            return other;
        }
        if (other.isOne()) {
            return this;
        }
        if (isVector() || other.isVector()) {
            return isVector() ? call("mul", other) : other.call("mul", this);
        }
        return new Text(in(Level.PRODUCT) + " * " + other.in(Level.SIGN), Level.PRODUCT);
    }

    Text over(Text other) {
        if (other.isOne()) {
            return this;
        }
        if (isVector() || other.isVector()) {
            return like(other).call("div", other);
        }
        return new Text(in(Level.PRODUCT) + " / " + other.in(Level.SIGN), Level.PRODUCT);
    }

    Text negated() {
        if (isVector()) {
            return call("neg");
        }
        return new Text("-" + in(Level.ATOM), Level.SIGN);
    }

    static Text call(String function, Text... arguments) {
        return atom(function + "("
                + String.join(", ", List.of(arguments).stream().map(Text::code).toList()) + ")");
    }

    static Text choice(String condition, Text then, Text otherwise) {
        return new Text(condition + " ? " + then.in(Level.SUM) + " : " + otherwise.in(Level.SUM), Level.CHOICE);
    }

    /** The sum of signed terms, left to right; 0.0 where there are none. */
    static Text sum(List<Signed> terms) {
        Text sum = null;
        for (Signed term : terms) {
            if (sum == null) {
                sum = term.negative() ? term.text().negated() : term.text();
            } else {
                sum = term.negative() ? sum.minus(term.text()) : sum.plus(term.text());
            }
        }
        return sum == null ? ZERO : sum;
    }

    /** A term of a sum with its sign. */
    record Signed(boolean negative, Text text) {

        /** The same with the other sign. */
        Signed negated() {
            return new Signed(!negative, text);
        }

        /** factor * text, the sign of the factor outside. */
        static Signed of(double factor, Text text) {
            Text size = number(Math.abs(factor));
            return new Signed(factor < 0, size.times(text));
        }
    }
}
