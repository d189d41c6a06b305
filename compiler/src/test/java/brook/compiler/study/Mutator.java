package brook.compiler.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes one mistake in a model, at a place taken at random. */
final class Mutator {

    private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_]*";
    private static final Pattern WORD = Pattern.compile("#[^\\n]*|\"[^\"\\n]*\"|\\n|" + NAME
            + "|[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|\\.\\.|:=|==|!=|<=|>=|\\*\\*|\\.[*/^]|\\S");
    private static final Set<String> KEYWORDS = Set.of(
            "model",
            "import",
            "time",
            "const",
            "param",
            "trainable",
            "input",
            "state",
            "discrete",
            "integral",
            "output",
            "event",
            "loss",
            "train",
            "solve",
            "when",
            "if",
            "then",
            "elseif",
            "else",
            "for",
            "in",
            "and",
            "or",
            "not",
            "true",
            "false",
            "where",
            "rises",
            "falls",
            "crosses",
            "at",
            "every",
            "from",
            "stop",
            "record",
            "as",
            "init",
            "step",
            "data");
    private static final List<String> OPERATORS =
            List.of("+", "-", "*", "/", "^", "=", "==", "<", ">", "<=", ":=", ".*", "./", "**");
    private static final List<String> WORDS = List.of(
            "(", ")", "[", "]", "{", "}", "+", "-", "*", "/", "^", "=", "==", ",", ";", ":", "'", "..", "2", "0.5", "x",
            "k", "if", "then", "else", "for", "in", "and", "param", "state", "sum", "!");
    private static final Pattern DECLARATION = Pattern.compile("(?:const|param|state|discrete|input|trainable)\\b.*");
    private static final Pattern DEFINITION = Pattern.compile("(?<n>" + NAME + ")\\s*(?:\\([^()]*\\))?\\s*=(?!=).*");

    /** A word of the model. */
    private record Word(String text, int start) {
        private int end() {
            return start + text.length();
        }

        private boolean isName() {
            return text.matches(NAME) && !KEYWORDS.contains(text);
        }
    }

    private final String model;
    private final Random random;
    private final List<Word> words = new ArrayList<>();

    private Mutator(String model, Random random) {
        this.model = model;
        this.random = random;
        Matcher matcher = WORD.matcher(model);
        while (matcher.find()) {
            boolean text = matcher.group().startsWith("#") || matcher.group().startsWith("\"");
            if (!text && !matcher.group().equals("\n")) {
                words.add(new Word(matcher.group(), matcher.start()));
            }
        }
    }

    /** A mistake of a kind, if the model has a place for it. */
    static Optional<Mutation> mutate(String model, Mutation.Kind kind, Random random) {
        return new Mutator(model, random)
                .mutate(kind)
                .filter(mutation -> !mutation.text().equals(model));
    }

    private Optional<Mutation> mutate(Mutation.Kind kind) {
        return switch (kind) {
            case DELETE -> any(word -> true).map(i -> replaced(kind, i, i, ""));
            case DUPLICATE ->
                any(word -> true)
                        .map(i -> replaced(
                                kind,
                                i,
                                i,
                                words.get(i).text() + " " + words.get(i).text()));
            case SWAP -> any(word -> true).filter(i -> i + 1 < words.size()).map(i -> swapped(i));
            case INSERT ->
                any(word -> true)
                        .map(i -> replaced(
                                kind, i, i, one(WORDS) + " " + words.get(i).text()));
            case REPLACE -> any(word -> true).map(i -> replaced(kind, i, i, " " + one(WORDS) + " "));
            case BRACKET -> any(word -> "()[]{}".contains(word.text())).map(i -> replaced(kind, i, i, ""));
            case MISSPELL ->
                any(word -> word.isName() && word.text().length() > 1)
                        .map(i -> replaced(kind, i, i, misspelt(words.get(i).text())));
            case CASE ->
                any(Word::isName)
                        .map(i -> replaced(kind, i, i, otherCase(words.get(i).text())));
            case OPERATOR ->
                any(word -> OPERATORS.contains(word.text())).map(i -> replaced(kind, i, i, one(OPERATORS)));
            case DECLARATION -> declaration();
            case SIZE ->
                any(word -> word.text().matches("[0-9]+") && isInBrackets(word))
                        .map(i -> replaced(
                                kind,
                                i,
                                i,
                                String.valueOf(Integer.parseInt(words.get(i).text()) + 1 + random.nextInt(2))));
            case PRIME -> any(word -> word.text().equals("'")).map(i -> replaced(kind, i, i, ""));
            case LINES -> lines();
            case COMMA -> any(word -> word.text().equals(",")).map(i -> replaced(kind, i, i, " "));
        };
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Optional<Integer> any(Predicate<Word> wanted) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (wanted.test(words.get(i))) {
                found.add(i);
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(one(found));
    }

    /** Some words replaced; the place reaches to the words beside them. */
    private Mutation replaced(Mutation.Kind kind, int from, int to, String text) {
        int start = words.get(from).start();
        int end = words.get(to).end();
        String mutated = model.substring(0, start) + text + model.substring(end);
        int shift = text.length() - (end - start);
        int left = from > 0 ? words.get(from - 1).start() : start;
        int right = to + 1 < words.size() ? words.get(to + 1).end() + shift : end + shift;
        Set<String> names = new LinkedHashSet<>();
        for (int i = from; i <= to; i++) {
            if (words.get(i).isName()) {
                names.add(words.get(i).text());
            }
        }
        if (text.strip().matches(NAME)) {
            names.add(text.strip());
        }
        return new Mutation(kind, mutated, start, end + shift, left, right, names);
    }

    private Mutation swapped(int i) {
        Word first = words.get(i);
        Word second = words.get(i + 1);
        String between = model.substring(first.end(), second.start());
        return replaced(Mutation.Kind.SWAP, i, i + 1, second.text() + between + first.text());
    }

    private String misspelt(String name) {
        int at = random.nextInt(name.length());
        return switch (random.nextInt(3)) {
            case 0 -> name.substring(0, at) + name.charAt(at) + name.substring(at);
            case 1 -> name.substring(0, at) + name.substring(at + 1);
            default -> name.substring(0, at) + (char) ('a' + random.nextInt(26)) + name.substring(at + 1);
        };
    }

    private static String otherCase(String name) {
        String upper = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return upper.equals(name) ? name.toLowerCase(Locale.ROOT) : upper;
    }

    private boolean isInBrackets(Word word) {
        int open = model.lastIndexOf('[', word.start());
        int close = model.lastIndexOf(']', word.start());
        return open > close;
    }

    /** One item of a declaration, or a definition on one line. */
    private Optional<Mutation> declaration() {
        List<int[]> lines = lineSpans();
        List<Mutation> candidates = new ArrayList<>();
        for (int[] line : lines) {
            String text = model.substring(line[0], line[1]);
            Matcher definition = DEFINITION.matcher(text);
            boolean declares = DECLARATION.matcher(text).matches();
            if (declares || definition.matches()) {
                Set<String> names = new LinkedHashSet<>();
                if (declares) {
                    Matcher item = Pattern.compile("(?:^\\w+|,)\\s+(" + NAME + ")")
                            .matcher(text.replaceAll("\\[[^\\[\\]]*\\]", ""));
                    while (item.find()) {
                        names.add(item.group(1));
                    }
                } else {
                    names.add(definition.group("n"));
                }
                String mutated = model.substring(0, line[0]) + model.substring(Math.min(model.length(), line[1] + 1));
                candidates.add(
                        new Mutation(Mutation.Kind.DECLARATION, mutated, line[0], line[0], line[0], line[0], names));
            }
        }
        return candidates.isEmpty() ? Optional.empty() : Optional.of(one(candidates));
    }

    /** The right halves of two lines change places, as where text is moved in an editor. */
    private Optional<Mutation> lines() {
        List<int[]> lines = lineSpans().stream()
                .filter(line -> model.substring(line[0], line[1]).contains("="))
                .toList();
        if (lines.size() < 2) {
            return Optional.empty();
        }
        int at = random.nextInt(lines.size() - 1);
        int[] a = lines.get(at);
        int[] b = lines.get(at + 1);
        int first = a[0] + model.substring(a[0], a[1]).indexOf('=');
        int second = b[0] + model.substring(b[0], b[1]).indexOf('=');
        String mutated = model.substring(0, first)
                + model.substring(second, b[1])
                + model.substring(a[1], second)
                + model.substring(first, a[1])
                + model.substring(b[1]);
        return Optional.of(new Mutation(Mutation.Kind.LINES, mutated, a[0], b[1], a[0], b[1], Set.of()));
    }

    private List<int[]> lineSpans() {
        List<int[]> lines = new ArrayList<>();
        int start = 0;
        while (start < model.length()) {
            int end = model.indexOf('\n', start);
            end = end < 0 ? model.length() : end;
            if (!model.substring(start, end).isBlank() && model.charAt(start) != '#') {
                lines.add(new int[] {start, end});
            }
            start = end + 1;
        }
        return lines;
    }
}
