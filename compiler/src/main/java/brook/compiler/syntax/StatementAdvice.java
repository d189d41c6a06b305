package brook.compiler.syntax;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Span;
import java.util.Locale;

/** What to write in place of a line that is no statement. */
final class StatementAdvice {

    private StatementAdvice() {}

    /** An expression alone on its line. */
    static Diagnostic noEquation(Span span) {
        String text = span.text();
        Diagnostic diagnostic = Diagnostic.error("E0117", "this is not a statement");
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
}
