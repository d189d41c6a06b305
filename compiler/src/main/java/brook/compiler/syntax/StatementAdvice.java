package brook.compiler.syntax;

import static brook.compiler.source.Diagnostic.error;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import brook.grammar.OdeLexer;
import java.util.Locale;
import java.util.Optional;

/** What to write in place of a line that is a statement in another language only. */
final class StatementAdvice {

    private StatementAdvice() {}

    /** An expression alone on its line. */
    static Diagnostic noEquation(Span span) {
        return ForeignLines.about(span).orElseGet(() -> alone(span));
    }

    private static Diagnostic alone(Span span) {
        String text = span.text();
        Diagnostic diagnostic = error("E0117", "this is not a statement");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "end", "done", "endmodel", "endfunction" ->
                diagnostic.at(span, "nothing has to be ended here").help("remove it: a statement ends with its line");
            case "equation", "equations", "begin", "parameters", "variables", "algorithm" ->
                diagnostic.at(span, "there are no sections").help("remove it: statements stand in any order");
            default ->
                diagnostic
                        .at(span, "an expression alone says nothing")
                        .help("a definition is `name = ...`, an equation `x' = ...`");
        };
    }

    /** What stands in place of a section in braces. */
    static String section(String name) {
        return switch (name) {
            case "functions" -> "functions stand among the other statements: `f(x) = 2*x`";
            case "data" -> "a size is a constant, `const N = 10`; a value for each trajectory an input, `input y`";
            case "parameters", "params" ->
                "a parameter is declared `param k = 0.3`, one that is learned `trainable k = 0.3`";
            case "transformed" -> "a definition stands among the other statements: `r = k*x`";
            default -> "statements stand without sections: `param k = 0.3`, `state x = 1`, `x' = -k*x`";
        };
    }

    /** {@code function f(x)}, {@code var x = 1}: two words at the start, the first of them foreign. */
    static Optional<Diagnostic> foreignStart(Trouble trouble) {
        if (trouble.at() != 1 || !WordKinds.isName(trouble.slice().type(0)) || trouble.type() == OdeLexer.LBRC) {
            return Optional.empty();
        }
        String word = trouble.slice().first().getText();
        return advice(word)
                .map(help -> error("E0117", "`" + word + "` starts no statement of this language")
                        .at(trouble.slice().span(trouble.slice().first()))
                        .help(help));
    }

    /** {@code scan h = ..} without what it goes over. */
    static Optional<Diagnostic> scan(Trouble trouble) {
        Slice slice = trouble.slice();
        boolean declares = slice.type(0) == OdeLexer.SCAN && slice.size() > 1 && WordKinds.isName(slice.type(1));
        if (!declares || trouble.hasBefore(OdeLexer.ASSIGN) || slice.type(1) == OdeLexer.OVER && trouble.at() == 1) {
            return Optional.empty();
        }
        return Optional.of(error("E0103", "a scan goes over the rows of a series")
                .at(trouble.span(), "unexpected here")
                .help("write `scan " + slice.span(1, 2).text() + " over data = ...`, or `over data backward`"));
    }

    /** {@code for i in 1..N}, at the start of a line. */
    static Optional<Diagnostic> loop(Trouble trouble) {
        if (trouble.type() != OdeLexer.FOR || trouble.at() > 0 && !trouble.startsLine()) {
            return Optional.empty();
        }
        return Optional.of(error("E0117", "there are no loops")
                .at(trouble.span(), "a statement cannot be repeated")
                .help("one equation for each index: `u[i in 1..N]' = ...`")
                .help("a sum over an index: `sum(a[i] for i in 1..N)`"));
    }

    private static Optional<String> advice(String word) {
        return switch (word) {
            case "function", "def", "func", "fn" -> Optional.of("a function is written `f(x) = ...`, without `end`");
            case "params", "par", "parameter", "parameters", "p", "number" ->
                Optional.of("a parameter is declared `param k = 0.3`");
            case "constant", "constants" -> Optional.of("a constant is declared `const N = 64`");
            case "states" -> Optional.of("a state is declared `state x = 1`");
            case "var", "let", "local", "double", "float", "real", "Real", "int", "Integer", "vector", "matrix" ->
                Optional.of("declare `state x = 1`, `param k = 0.3` or `const N = 64`; a definition is just `r = k*x`");
            case "aux" -> Optional.of("what is stored beside the states is declared `output name = ...`");
            case "using", "include", "require" ->
                Optional.of("another file is taken over with `import \"layers.ode\"`");
            case "class", "package", "system" ->
                Optional.of("a model is named `model Name`; it is one file, without `end`");
            case "while", "repeat", "do" ->
                Optional.of("there are no loops; one equation for each index is `u[i in 1..N]' = ...`");
            case "return" -> Optional.of("a function is one formula: `f(x) = ...`");
            case "end" -> Optional.of("remove it: a statement ends with its line");
            case "d" -> Optional.of("a derivative is written `x' = ...` or `dx/dt = ...`");
            default -> Optional.empty();
        };
    }
}
