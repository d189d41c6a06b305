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
        ATOM
    }

    static final Text ZERO = number(0);
    static final Text ONE = number(1);

    static Text atom(String code) {
        return new Text(code, Level.ATOM);
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

    /** In brackets unless it binds at least as tightly as asked. */
    String in(Level least) {
        return level.compareTo(least) >= 0 ? code : "(" + code + ")";
    }

    Text plus(Text other) {
        if (other.level == Level.SIGN && other.code.startsWith("-")) {
            return new Text(in(Level.SUM) + " - " + other.code.substring(1), Level.SUM);
        }
        return new Text(in(Level.SUM) + " + " + other.in(Level.SUM), Level.SUM);
    }

    Text minus(Text other) {
        return new Text(in(Level.SUM) + " - " + other.in(Level.PRODUCT), Level.SUM);
    }

    Text times(Text other) {
        if (isOne()) {
            return other;
        }
        if (other.isOne()) {
            return this;
        }
        return new Text(in(Level.PRODUCT) + " * " + other.in(Level.SIGN), Level.PRODUCT);
    }

    Text over(Text other) {
        if (other.isOne()) {
            return this;
        }
        return new Text(in(Level.PRODUCT) + " / " + other.in(Level.SIGN), Level.PRODUCT);
    }

    Text negated() {
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

        /** factor * text, the sign of the factor outside. */
        static Signed of(double factor, Text text) {
            Text size = number(Math.abs(factor));
            return new Signed(factor < 0, size.times(text));
        }
    }
}
