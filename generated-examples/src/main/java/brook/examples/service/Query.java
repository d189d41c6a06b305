package brook.examples.service;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What stands behind the question mark: {@code t1=20&set=L%3D2&set=g%3D1.62}. */
record Query(Map<String, List<String>> values) {

    private static final List<String> KNOWN =
            List.of("t0", "t1", "rtol", "atol", "order", "rows", "set", "init", "format");

    /** A name with its values: {@code L=2}, {@code q[1,2]=0.5}, {@code m=1,2,3}. */
    record Assignment(String name, List<Double> values) {

        Assignment {
            values = List.copyOf(values);
        }

        double[] array() {
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    static Query of(Optional<String> rawQuery) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String part : rawQuery.filter(text -> !text.isEmpty()).orElse("").split("&")) {
            int equals = part.indexOf('=');
            if (equals < 0 && !part.isEmpty()) {
                throw RefusedRequest.wrong("`" + decoded(part) + "` has no value");
            }
            if (equals >= 0) {
                values.computeIfAbsent(known(decoded(part.substring(0, equals))), name -> new ArrayList<>())
                        .add(decoded(part.substring(equals + 1)));
            }
        }
        return new Query(values);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String known(String name) {
        if (!KNOWN.contains(name)) {
            throw RefusedRequest.wrong("nothing is called `" + name + "`; there is: " + String.join(", ", KNOWN));
        }
        return name;
    }

    Optional<String> text(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw RefusedRequest.wrong("`" + name + "` is given " + all.size() + " times");
        }
        return all.stream().findFirst();
    }

    OptionalDouble number(String name) {
        Optional<String> text = text(name);
        return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(number(name, text.get()));
    }

    OptionalInt whole(String name, int least, int most) {
        OptionalDouble number = number(name);
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        double value = number.getAsDouble();
        if (!(value >= least && value <= most && value == Math.rint(value))) {
            throw RefusedRequest.wrong("`" + name + "` is a whole number from " + least + " to " + most);
        }
        return OptionalInt.of((int) value);
    }

    List<Assignment> assignments(String kind) {
        return values.getOrDefault(kind, List.of()).stream()
                .map(text -> assignment(kind, text))
                .toList();
    }

    private static Assignment assignment(String kind, String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw RefusedRequest.wrong("`" + kind + "` takes a name and its value: " + kind + "=k%3D0.5");
        }
        String name = text.substring(0, equals).strip();
        List<Double> values = new ArrayList<>();
        for (String value : text.substring(equals + 1).split(",", -1)) {
            values.add(number(name, value));
        }
        return new Assignment(name, values);
    }

    private static double number(String name, String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notOne) {
            // As what is none.
        }
        throw RefusedRequest.wrong("`" + name + "` takes numbers, not `" + text + "`");
    }
}
