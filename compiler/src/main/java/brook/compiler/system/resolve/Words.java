package brook.compiler.system.resolve;

import brook.compiler.source.ShortestDecimal;
import brook.compiler.source.Span;
import brook.compiler.system.Dimension;
import brook.compiler.system.Shape;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How messages put shapes, numbers and lists into words. */
final class Words {

    private Words() {}

    /** {@code a number}, {@code a vector of 2}, {@code a 64 x 2 matrix}. */
    static String shape(Shape shape) {
        return switch (shape.rank()) {
            case 0 -> "a number";
            case 1 -> "a vector of " + shape.sizes().get(0);
            case 2 -> article(shape.sizes().get(0)) + " " + sizes(shape) + " matrix";
            default -> article(shape.sizes().get(0)) + " " + sizes(shape) + " array";
        };
    }

    private static String article(int size) {
        String digits = Integer.toString(size);
        boolean vowel = digits.startsWith("8") || digits.equals("11") || digits.equals("18");
        return vowel ? "an" : "a";
    }

    /** {@code 64 x 2}. */
    static String sizes(Shape shape) {
        return shape.sizes().stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }

    /** {@code W2 (64 x 32)}: the text with its sizes. */
    static String sized(Value value) {
        String text = Spans.brief(value.span());
        return value.isScalar() ? text : text + " (" + sizes(value.shape()) + ")";
    }

    /** {@code the elements 1 .. 100}, {@code 3 x 4 elements}. */
    static String elements(List<Dimension> dimensions) {
        if (dimensions.size() == 1) {
            return "the elements " + range(dimensions.get(0));
        }
        return "the indices " + dimensions.stream().map(Words::range).collect(Collectors.joining(", ", "[", "]"));
    }

    static String range(Dimension dimension) {
        return dimension.lower() + " .. " + dimension.upper();
    }

    /** {@code 1 argument}, {@code 3 arguments}. */
    static String count(int count, String noun) {
        if (count == 1) {
            return "1 " + noun;
        }
        return count + " " + (noun.endsWith("x") ? noun.substring(0, noun.length() - 2) + "ices" : noun + "s");
    }

    /** A number as a person writes it: whole numbers without a point. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        return Double.isInfinite(value) ? value > 0 ? "inf" : "-inf" : ShortestDecimal.of(value);
    }

    /** A count with its thousands apart. */
    static String large(double count) {
        return String.format(Locale.ROOT, "%,.0f", count);
    }

    /** {@code a, b and c}. */
    static String and(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    /** {@code theta''}. */
    static String primed(String name, int primes) {
        return name + "'".repeat(primes);
    }

    /** The text in back ticks. */
    static String quoted(Span span) {
        return "`" + Spans.brief(span) + "`";
    }

    /** {@code a state}, {@code an output}. */
    static String withArticle(String noun) {
        if (noun.equals("time")) {
            return "the time";
        }
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    static String ordinal(int order) {
        return switch (order) {
            case 1 -> "first";
            case 2 -> "second";
            case 3 -> "third";
            case 4 -> "fourth";
            default -> order + "th";
        };
    }
}
