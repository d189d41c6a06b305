package brook.compiler.syntax;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole lines of other languages, each with what it is called here, ready to be pasted. */
final class ForeignLines {

    /** Longer lines are not compared: a pattern may look at each place of a line for each other one. */
    private static final int LONGEST = 200;

    private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_]*";
    private static final String TYPE = "(?:double|float|real|Real|int|Integer|Float64|number|auto|vector|num)";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)\\}");

    /**
     * A line of another language.
     *
     * @param pattern with the culprit as the group {@code at}
     * @param helps with {@code {x}} for what the group x matched, {@code {a}} for the names among arguments
     */
    private record Reading(Pattern pattern, String message, String label, List<String> helps) {}

    private static final List<Reading> READINGS = List.of(
            // Functions.
            reading(
                    "(?<f>N)\\s*(?:=|:=|<-)\\s*(?<at>@\\s*\\((?<a>[^()]*)\\))\\s*(?<e>.+)",
                    "there are no function handles",
                    "",
                    "write `{f}({a}) = {e}`"),
            reading(
                    "(?<f>N)\\s*=\\s*(?<at>lambda)\\s+(?<a>[^:]*):\\s*(?<e>.+)",
                    "a function is written without `lambda`",
                    "",
                    "write `{f}({a}) = {e}`"),
            reading(
                    "(?<f>N)\\s*(?:=|<-)\\s*(?<at>function)\\s*\\((?<a>[^()]*)\\)\\s*(?<e>[^{}\\s][^{}]*)",
                    "a function is written without `function`",
                    "",
                    "write `{f}({a}) = {e}`"),
            reading(
                    "(?<f>N)\\s*=\\s*\\(?(?<a>N(?:\\s*,\\s*N)*)\\)?\\s*(?<at>->|=>)\\s*(?<e>.+)",
                    "a function is written without an arrow",
                    "",
                    "write `{f}({a}) = {e}`"),
            reading(
                    "(?:TYPE\\s+)?(?<f>N)\\s*\\((?<a>[^()]*)\\)\\s*(?<at>\\{)\\s*return\\s+(?<e>[^;{}]+);?\\s*\\}",
                    "a function is one formula, without braces",
                    "",
                    "write `{f}({a}) = {e}`"),
            reading(
                    "def\\s+(?<f>N)\\s*\\((?<a>[^()]*)\\)\\s*(?<at>:)\\s*return\\s+(?<e>.+)",
                    "a function is written with `=`",
                    "",
                    "write `{f}({a}) = {e}`"),
            // Derivatives and maps.
            reading(
                    "(?:D|der|d|diff|Dt)\\((?<x>N)(?:\\(t\\))?(?:,\\s*t)?\\)\\s*(?<at>~|==)\\s*(?<e>.+)",
                    "an equation is written with `=`",
                    "",
                    "write `{x}' = {e}`"),
            reading(
                    "(?<at>N(?:'*)\\s*~)\\s*N\\(.*\\)",
                    "there are no probability distributions",
                    "this would draw a random number",
                    "a value that is known: `param k = 0.3`; one that is learned: `trainable k = normal()`"),
            reading(
                    "(?<at>(?<x>N)\\(t\\s*\\+\\s*(?:1|dt|h)\\))\\s*=\\s*(?<e>.+)",
                    "a map from step to step is no differential equation",
                    "the value one step later",
                    "a value that jumps: `discrete {x} = 1` and `event step every 1 { {x} := {e} }`"),
            reading(
                    "(?<at>\\u2202(?<x>N)/\\u2202t)\\s*=\\s*(?<e>.+)",
                    "the derivative with respect to the time is written with a prime",
                    "",
                    "write `{x}' = {e}`"),
            reading(
                    "(?<at>\\\\dot\\s*\\{?\\s*(?<x>N)\\s*\\}?)\\s*=\\s*(?<l>.+)",
                    "formulas are written in plain text, not in LaTeX",
                    "",
                    "write `{x}' = {l}`"),
            reading(
                    "(?<at>\\\\d?frac\\s*\\{\\s*d\\s*(?<x>N)\\s*\\}\\s*\\{\\s*d\\s*t\\s*\\})\\s*=\\s*(?<l>.+)",
                    "formulas are written in plain text, not in LaTeX",
                    "",
                    "write `{x}' = {l}`"),
            reading(
                    "(?<at>\\\\(?<x>N)).*",
                    "formulas are written in plain text, not in LaTeX",
                    "",
                    "Greek letters are names: write `{x}` without `\\`, and each product with `*`",
                    "a quotient is `a/b`, a derivative `x'`"),
            // XPPAUT.
            reading(
                    "(?<at>aux)\\s+(?<x>N)\\s*=\\s*(?<e>.+)",
                    "`aux` starts no statement of this language",
                    "XPP stores this beside the states",
                    "write `output {x} = {e}`"),
            reading("(?<at>!)(?<x>N)\\s*=\\s*(?<e>.+)", "a definition is written without `!`", "", "write `{x} = {e}`"),
            reading(
                    "(?<at>@)\\s*(?:.*\\b)?total\\s*=\\s*(?<e>[\\d.eE+-]+).*",
                    "settings stand in `solve { }`",
                    "XPP's sign for settings",
                    "write `solve { t = 0 .. {e} }`"),
            reading(
                    "(?<at>@)\\s*N\\s*=.*",
                    "settings stand in `solve { }`",
                    "XPP's sign for settings",
                    "for example `solve { t = 0 .. 20 ; rtol = 1e-10 }`"),
            reading(
                    "(?<at>wiener|markov)\\s+N.*",
                    "there are no random numbers along the path",
                    "XPP declares a random process with it",
                    "remove it: only ordinary differential equations are solved"),
            reading(
                    "(?<at>global)\\s+-1\\s+(?<x>.+?)\\s*\\{(?<v>.+)\\}",
                    "`global` starts no statement of this language",
                    "XPP changes values with it where a condition passes 0",
                    "write `event when {x} falls 0 { {v} }`"),
            reading(
                    "(?<at>global)\\s+0\\s+(?<x>.+?)\\s*\\{(?<v>.+)\\}",
                    "`global` starts no statement of this language",
                    "XPP changes values with it where a condition passes 0",
                    "write `event when {x} crosses 0 { {v} }`"),
            reading(
                    "(?<at>global)\\s+1\\s+(?<x>.+?)\\s*\\{(?<v>.+)\\}",
                    "`global` starts no statement of this language",
                    "XPP changes values with it where a condition passes 0",
                    "write `event when {x} rises 0 { {v} }`"),
            reading(
                    "(?<at>table|bndry|bdry|volterra|solv|export|markov|set|only|options)\\s+\\S.*",
                    "`{at}` starts no statement of this language",
                    "XPP knows it",
                    "it has no counterpart here: remove it, or write a formula"),
            // Imports.
            reading(
                    "(?<at>(?:import|from|using|include|require|library)\\s*\\(?[A-Za-z][\\w.:, ]*\\)?)",
                    "no library is needed",
                    "functions such as `exp` and `sqrt` are there",
                    "remove it; a model of your own is taken over with `import \"layers.ode\"`"),
            // Julia's macros.
            reading(
                    "(?<at>@parameters|@constants)\\s+(?<x>N).*",
                    "there are no macros",
                    "",
                    "parameters are declared with their values: `param {x} = 1`"),
            reading(
                    "(?<at>@variables|@species)\\s+(?<x>N).*",
                    "there are no macros",
                    "",
                    "states are declared with their values at the start: `state {x} = 1`"),
            // Commands.
            reading(
                    "(?:.*=\\s*)?(?<at>ode45|ode23|ode15s|ode23s|solve_ivp|odeint|ODEProblem|NDSolve|dsolve|lsoda|simulate|ode)\\s*[(\\[].*",
                    "a model says what is solved, not how it is called",
                    "a command of another language",
                    "the span of time and the tolerance are settings: `solve { t = 0 .. 20 ; rtol = 1e-10 }`"),
            reading(
                    "(?<at>disp|print|println|printf|fprintf|display|cat|write|terminate|assert)\\s*\\(.*\\)",
                    "there are no commands in a model",
                    "nothing is printed while it runs",
                    "remove it; a value beside the states is stored with `output e = ...`"),
            reading(
                    "(?<at>plot|plt\\.\\w+|figure|hold|xlabel|ylabel|legend|title|subplot|axis|clear|close|clc)\\b.*",
                    "there are no commands in a model",
                    "nothing is drawn while it runs",
                    "remove it; `brook run --plot` draws the states"),
            // Assignments.
            reading("(?<x>N)\\s*(?<at><-)\\s*(?<e>.+)", "a definition is written with `=`", "", "write `{x} = {e}`"),
            reading(
                    "(?<x>N)\\s*(?<at>\\+\\+|--)",
                    "a value is not counted up outside of an event",
                    "",
                    "in an event: `{x} := {x} + 1`, with `discrete {x} = 0`"),
            reading(
                    "(?<x>N)\\s*,\\s*(?<y>N)(?<at>\\s*=\\s*)(?<e>[^,]+),(?<f>[^,]+)",
                    "each name is defined on its own",
                    "",
                    "write `{x} = {e} ; {y} = {f}`"),
            reading(
                    "(?<at>N\\s*,\\s*N(?:\\s*,\\s*N)*)\\s*=\\s*N",
                    "each name is defined on its own",
                    "several at once",
                    "parameters are read by their names: `param a = 1, b = 2`"),
            // Settings.
            reading(
                    "(?<at>tspan|interval)\\s*=\\s*[(\\[]\\s*(?<lo>[^,()]+),\\s*(?<hi>[^,()]+)[)\\]]",
                    "a span of time is a range",
                    "",
                    "write `solve { t = {lo} .. {hi} }`"),
            reading(
                    "(?<at>time|t)\\s*=\\s*[(\\[]\\s*(?<lo>[^,()]+),\\s*(?<hi>[^,()]+)[)\\]]",
                    "a span of time is a range",
                    "",
                    "in `solve { }` write `t = {lo} .. {hi}`"),
            reading(
                    "(?<at>time)\\s*=\\s*(?<e>.+\\.\\..+)",
                    "the span of time has the name of the time",
                    "",
                    "in `solve { }` write `t = {e}`"),
            reading(
                    "(?<at>[\\d.]+\\s*\\.\\.\\s*[\\d.]+)",
                    "a setting has a name",
                    "the span of time?",
                    "in `solve { }` write `t = {at}`"),
            reading(
                    "(?<at>solve)\\s*\\(\\s*(?:t|tspan)\\s*=\\s*[(\\[](?<lo>[^,()]+),(?<hi>[^,()]+)[)\\]].*",
                    "the settings of `solve` stand in `{ }`",
                    "",
                    "write `solve { t = {lo} .. {hi} }`"),
            reading(
                    "(?<at>method)\\s*=\\s*['\"].*",
                    "a setting is a name without quotes",
                    "",
                    "write `method = taylor`"),
            // Events.
            reading(
                    "(?<at>reinit)\\((?<x>N)\\s*,\\s*(?<e>.+)\\)",
                    "an event gives a new value with `:=`",
                    "",
                    "write `{x} := {e}`"),
            reading(
                    "event(?<n>\\s+N)?\\s+when\\s+(?<x>.+?)\\s+(?<at>(?:\\w+\\s+)?(?:below|under|less than))\\s+(?<e>.+?)\\s*(?<b>\\{.*\\})",
                    "`{at}` is written `falls`",
                    "",
                    "write `event {n} when {x} falls {e} {b}`"),
            reading(
                    "event(?<n>\\s+N)?\\s+when\\s+(?<x>.+?)\\s+(?<at>(?:\\w+\\s+)?(?:above|over|more than|reaches|exceeds))\\s+(?<e>.+?)\\s*(?<b>\\{.*\\})",
                    "`{at}` is written `rises`",
                    "",
                    "write `event {n} when {x} rises {e} {b}`"),
            reading(
                    ".*?\\}\\s*(?<at>elsewhen)\\s+(?<c>.+?)\\s*(?<b>\\{[^}]*?)\\s*\\}?",
                    "an event has one condition",
                    "",
                    "write a second one: `event when {c} {b} }`"),
            reading(
                    "(?<at>when)\\s+(?<c>[^{}]+?)\\s*(?<e>\\{[^{}]*\\})",
                    "what happens at a moment is an `event`",
                    "",
                    "write `event when {c} {e}`"));

    private ForeignLines() {}

    private static Reading reading(String pattern, String message, String label, String... helps) {
        String whole =
                pattern.replace("TYPE", TYPE).replaceAll("(?<![A-Z])N(?![A-Za-z])", Matcher.quoteReplacement(NAME));
        return new Reading(Pattern.compile(whole, Pattern.DOTALL), message, label, List.of(helps));
    }

    /** What to write in place of a statement or a line, if another language has such ones. */
    static Optional<Diagnostic> about(Span statement) {
        String text = statement.text();
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        for (Reading reading : READINGS) {
            Matcher matcher = reading.pattern().matcher(text);
            if (matcher.matches()) {
                return Optional.of(diagnostic(reading, matcher, statement));
            }
        }
        return Optional.empty();
    }

    private static Diagnostic diagnostic(Reading reading, Matcher matcher, Span statement) {
        Span at = new Span(
                statement.file(), statement.start() + matcher.start("at"), statement.start() + matcher.end("at"));
        Diagnostic diagnostic =
                Diagnostic.error("E0117", filled(reading.message(), matcher)).at(at, reading.label());
        for (String help : reading.helps()) {
            diagnostic = diagnostic.help(filled(help, matcher));
        }
        return diagnostic;
    }

    private static String filled(String template, Matcher line) {
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(part(place.group(1), line)));
    }

    private static String part(String group, Matcher line) {
        String text = Optional.ofNullable(line.group(group)).orElse("").strip().replaceAll("\\s+", " ");
        if (group.equals("v")) {
            return text.replaceAll("(?<![<>=!:])=(?!=)", " := ").replaceAll("\\s*[;,]\\s*", " ; ");
        }
        if (group.equals("l")) {
            return text.replaceAll("\\\\(\\w+)\\s+(?=\\w)", "$1*").replace("\\", "");
        }
        return group.equals("a") ? names(text) : text;
    }

    /** {@code double x, real y}: the last word of each. */
    static String names(String arguments) {
        List<String> names = new ArrayList<>();
        for (String argument : arguments.strip().split("\\s*,\\s*")) {
            names.add(argument.substring(argument.lastIndexOf(' ') + 1));
        }
        return String.join(", ", names);
    }
}
