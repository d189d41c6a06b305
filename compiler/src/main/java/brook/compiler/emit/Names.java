package brook.compiler.emit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Allocates identifiers: legal, unique, as near to the user's name as Java allows; user text is never pasted.
 *
 * <p>Not JavaPoet's allocator, which makes the thousandth {@code values} a name with a thousand underscores.
 */
final class Names {

    private static final int LONGEST = 40;

    private final Optional<Names> outer;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> repetitions = new HashMap<>();

    private Names(Optional<Names> outer) {
        this.outer = outer;
    }

    static Names empty() {
        return new Names(Optional.empty());
    }

    /** The names of a model's class: what its methods are called, and the variables that they all use, are taken. */
    static Names ofModel() {
        Names names = empty();
        names.taken.addAll(List.of(
                "Math", "Double", "Arrays", "Functions", "Initialisers", "Series", "Tables", "PLANE", "DESCRIPTION"));
        names.taken.addAll(List.of("DoubleVector", "VectorSpecies", VectorNeeds.PASSED, VectorNeeds.COLUMNS));
        names.taken.addAll(List.of(VectorNeeds.FORM, VectorNeeds.FORMS));
        names.taken.addAll(List.of(
                "lo", "hi", "at", "next", "r", "rest", "k", "w", "c", "p", "m", "d", "b", "v", "t", "s", "out",
                "state"));
        names.taken.addAll(List.of(Layout.PER_ORDER, Layout.PER_ORDER_REST));
        names.taken.addAll(List.of("loops", "sums", "own", "from", "to", "block", "loop", "workers", "useWorkers"));
        names.taken.addAll(List.of(
                "another",
                "given",
                "completeDefaults",
                "jet",
                "order",
                "defaults",
                "describe",
                "description",
                "dimension",
                "planeSize"));
        names.taken.addAll(List.of("parameterCount", "setParameters", "initialState", "specialisedOrder"));
        names.taken.addAll(List.of(
                "outputCount",
                "outputs",
                "modeCount",
                "modes",
                "switching",
                "setModes",
                "chooseModes",
                "rightHandSide"));
        names.taken.addAll(List.of(
                "discreteCount",
                "initialDiscretes",
                "setDiscretes",
                "rootCount",
                "condition",
                "guard",
                "eventTimes",
                "act",
                "event",
                "answer",
                "newState",
                "newDiscretes"));
        names.taken.addAll(
                List.of("LaneMatrix", "LaneProducts", "laneCount", "products", "ElementFunctions", "elements"));
        return names;
    }

    /** What is taken here is taken there too, but not the other way round. */
    Names inner() {
        return new Names(Optional.of(this));
    }

    /** A new identifier like the hint: primes become {@code _1, _2}, what is no letter or digit becomes an underscore. */
    String fresh(String hint) {
        return unique(identifier(hint));
    }

    /** A new name for a constant: {@code THETA_1}. */
    String constant(String hint) {
        return unique(identifier(hint).toUpperCase(Locale.ROOT));
    }

    /** A new name for a method: {@code values, values2, values3}. */
    String method(String hint) {
        String name = identifier(hint);
        String free = SourceVersion.isKeyword(name) ? name + "_" : name;
        while (isTaken(free)) {
            String apart = Character.isDigit(name.charAt(name.length() - 1)) ? "_" : "";
            free = name + apart + (1 + repetitions.merge(name + "()", 1, Integer::sum));
        }
        taken.add(free);
        return free;
    }

    private String unique(String name) {
        String free = SourceVersion.isKeyword(name) ? name + "_" : name;
        while (isTaken(free) || SourceVersion.isKeyword(free)) {
            int n = repetitions.merge(name, 1, Integer::sum);
            free = n < 25 ? name + (char) ('a' + n) : name + "_" + n;
        }
        taken.add(free);
        return free;
    }

    private boolean isTaken(String name) {
        return taken.contains(name) || outer.isPresent() && outer.get().isTaken(name);
    }

    private static String identifier(String hint) {
        int end = hint.length();
        while (end > 0 && hint.charAt(end - 1) == '\'') {
            end--;
        }
        int primes = hint.length() - end;
        return identifier(hint.substring(0, end), LONGEST, primes > 0 ? "_" + primes : "");
    }

    /** The name itself where it is one in Java; otherwise what stands for it, at most so long. */
    static String identifier(String name, int longest) {
        return identifier(name, longest, "");
    }

    private static String identifier(String name, int longest, String ending) {
        StringBuilder identifier = new StringBuilder();
        name.codePoints().limit(longest).forEach(c -> identifier.appendCodePoint(plain(c) ? c : '_'));
        String text = identifier + ending;
        return text.isEmpty() || Character.isDigit(text.codePointAt(0)) ? "u" + text : text;
    }

    private static boolean plain(int c) {
        return c == '_' || Character.isLetterOrDigit(c) && Character.isJavaIdentifierPart(c);
    }
}
