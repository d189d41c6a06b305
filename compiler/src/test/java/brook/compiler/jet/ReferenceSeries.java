package brook.compiler.jet;

import brook.compiler.graph.Node;
import brook.compiler.graph.OdeGraph;
import brook.compiler.graph.Sketch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A problem of the reference data with the coefficients of its solution to 30 digits; formulas are read here, by no code under test. */
record ReferenceSeries(OdeGraph ode, Map<Node.Variable, double[]> start, Map<Node.Variable, double[]> coefficients) {

    private static final Pattern PAIR = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern EQUATION = Pattern.compile("\\[\\s*\"(\\w+)\",\\s*\"([^\"]*)\"\\s*\\]");
    private static final Pattern SERIES = Pattern.compile("\"(\\w+)\"\\s*:\\s*\\[([^\\]]*)\\]");

    static ReferenceSeries read(String json) {
        Sketch sketch = new Sketch();
        Map<Node.Variable, double[]> start = new LinkedHashMap<>();
        Map<String, Node> names = new LinkedHashMap<>();
        names.put("t", sketch.time);
        Matcher t0 = Pattern.compile("\"t0\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        start.put(sketch.time, new double[] {t0.find() ? number(t0.group(1)) : 0});
        pairs(section(json, "parameters", "{", "}")).forEach((name, value) -> {
            names.put(name, sketch.param(name));
            start.put((Node.Variable) names.get(name), new double[] {value});
        });
        pairs(section(json, "initial", "{", "}")).forEach((name, value) -> {
            names.put(name, sketch.state(name));
            start.put((Node.Variable) names.get(name), new double[] {value});
        });
        formulas(section(json, "definitions", "[", "equations"))
                .forEach((name, text) -> names.put(name, new ReferenceFormula(sketch.graph, names, text).node()));
        formulas(section(json, "equations", "[", "equations_text"))
                .forEach((name, text) -> sketch.equation(
                        new ReferenceFormula(sketch.graph, names, text).node(),
                        Objects.requireNonNull(names.get(name))));
        Map<Node.Variable, double[]> coefficients = new LinkedHashMap<>();
        Matcher series = SERIES.matcher(section(json, "coefficients", "{", "}"));
        while (series.find()) {
            coefficients.put((Node.Variable) names.get(series.group(1)), numbers(series.group(2)));
        }
        return new ReferenceSeries(sketch.ode(), start, coefficients);
    }

    private static String section(String json, String name, String open, String close) {
        int at = json.indexOf("\"" + name + "\":");
        int from = json.indexOf(open, at);
        return json.substring(from + 1, json.indexOf(close, from));
    }

    private static Map<String, Double> pairs(String text) {
        Map<String, Double> pairs = new LinkedHashMap<>();
        Matcher matcher = PAIR.matcher(text);
        while (matcher.find()) {
            pairs.put(matcher.group(1), number(matcher.group(2)));
        }
        return pairs;
    }

    private static Map<String, String> formulas(String text) {
        Map<String, String> formulas = new LinkedHashMap<>();
        Matcher matcher = EQUATION.matcher(text);
        while (matcher.find()) {
            formulas.put(matcher.group(1), matcher.group(2));
        }
        return formulas;
    }

    private static double[] numbers(String list) {
        List<Double> numbers = new ArrayList<>();
        Matcher matcher = Pattern.compile("\"([^\"]*)\"").matcher(list);
        while (matcher.find()) {
            numbers.add(number(matcher.group(1)));
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double number(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? Double.parseDouble(text)
                : Double.parseDouble(text.substring(0, slash)) / Double.parseDouble(text.substring(slash + 1));
    }
}
