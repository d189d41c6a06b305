package brook.compiler.syntax;

import static brook.compiler.source.Diagnostic.error;

import brook.compiler.source.Diagnostic;
import brook.grammar.OdeLexer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Says in our words why a statement cannot be read: the first explanation that fits, the special before the general. */
final class Explainer {

    private static final List<Function<Trouble, Optional<Diagnostic>>> EXPLANATIONS = List.of(
            trouble -> ForeignLines.about(trouble.slice().span()),
            trouble -> ForeignDeclarations.about(trouble.slice()),
            ExpressionAdvice::explain,
            EventAdvice::head,
            StatementAdvice::scan,
            StatementAdvice::foreignStart,
            StatementAdvice::loop,
            Explainer::points,
            IfAdvice::explain,
            Explainer::keyword,
            Explainer::lineGoesOn,
            Explainer::assignment,
            Explainer::missingBlock,
            Explainer::end,
            Explainer::comparison,
            Explainer::unit,
            Explainer::path,
            Explainer::prime,
            Explainer::colon,
            ValueAdvice::noValue,
            Explainer::comma,
            Explainer::brace,
            Explainer::text,
            ValueAdvice::twoValues,
            Explainer::range,
            Explainer::where);

    private Explainer() {}

    /** Nothing if the reason was reported already. */
    static Optional<Diagnostic> explain(Trouble trouble) {
        for (int i = 0; i < trouble.slice().size(); i++) {
            int type = trouble.slice().type(i);
            if (type == OdeLexer.STRAY || type == OdeLexer.FOREIGN_COMMENT) {
                return Optional.empty();
            }
        }
        return EXPLANATIONS.stream()
                .flatMap(explanation -> explanation.apply(trouble).stream())
                .findFirst()
                .or(() -> Optional.of(unexpected(trouble)));
    }

    private static Diagnostic unexpected(Trouble trouble) {
        if (trouble.isAtEnd()) {
            return error("E0103", "this statement ends too early").at(trouble.span(), "something must follow here");
        }
        Diagnostic diagnostic = error("E0103", "`" + trouble.text() + "` cannot stand here");
        return trouble.at() == 0
                ? diagnostic.at(trouble.span(), "no statement starts like this")
                : diagnostic.at(trouble.span()).also(trouble.spanBefore(), "after this");
    }

    /** Matlab's sign for a line that goes on. */
    private static Optional<Diagnostic> points(Trouble trouble) {
        if (trouble.type() != OdeLexer.ELLIPSIS) {
            return Optional.empty();
        }
        return Optional.of(error("E0103", "three points mean nothing here")
                .at(trouble.span())
                .help("a line goes on by itself after an operator, a comma or `=`, and inside brackets")
                .help("a range has two points: `1 .. 3`"));
    }

    private static Optional<Diagnostic> keyword(Trouble trouble) {
        int first = trouble.slice().type(0);
        boolean usesFirst = trouble.at() == 1
                && Keywords.isKeyword(first)
                && (WordKinds.isAssignment(trouble.type())
                        || WordKinds.isOperator(trouble.type())
                        || trouble.type() == OdeLexer.PRIME);
        if (usesFirst) {
            return Optional.of(Keywords.asName(trouble.slice(), trouble.slice().first()));
        }
        if (trouble.at() == 0 || !Keywords.startsStatement(trouble.type()) && trouble.type() != OdeLexer.WHEN) {
            return Optional.empty();
        }
        if (!WordKinds.endsOperand(trouble.typeBefore())) {
            return Optional.of(
                    Keywords.asName(trouble.slice(), trouble.slice().tokens().get(trouble.at())));
        }
        return Optional.of(error("E0103", "`" + trouble.text() + "` starts a new statement")
                .at(trouble.span(), "in the middle of this line")
                .help("write it on a line of its own, or put a `;` before it"));
    }

    /** The line before ended with an operator, so two statements became one. */
    private static Optional<Diagnostic> lineGoesOn(Trouble trouble) {
        if (!WordKinds.isAssignment(trouble.type()) || trouble.bracket() != org.antlr.v4.runtime.Token.EOF) {
            return Optional.empty();
        }
        for (int i = trouble.at() - 1; i > 0; i--) {
            Trouble before = new Trouble(trouble.slice(), i);
            if (before.startsLine()) {
                return WordKinds.endsOperand(before.typeBefore())
                        ? Optional.empty()
                        : Optional.of(error(
                                        "E0105",
                                        "nothing follows the `" + before.textBefore() + "` at the end of the line")
                                .at(before.spanBefore(), "so the statement goes on in the next line")
                                .help("remove it, or write what is missing"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Diagnostic> missingBlock(Trouble trouble) {
        int first = trouble.slice().type(0);
        boolean block = first == OdeLexer.SOLVE || first == OdeLexer.TRAIN || first == OdeLexer.EVENT;
        boolean hasTrigger =
                trouble.hasBefore(OdeLexer.WHEN) || trouble.hasBefore(OdeLexer.AT) || trouble.hasBefore(OdeLexer.EVERY);
        boolean early = trouble.type() != OdeLexer.LBRC || first == OdeLexer.EVENT && !hasTrigger;
        if (!block || trouble.hasBefore(OdeLexer.LBRC) || !early) {
            return Optional.empty();
        }
        String keyword = trouble.slice().first().getText();
        if (first == OdeLexer.EVENT) {
            String message = hasTrigger ? "what the event does stands in `{ }`" : "when does this event happen?";
            Optional<String> braced = hasTrigger ? inBraces(trouble) : Optional.empty();
            return Optional.of(
                    error("E0103", message)
                            .at(trouble.span())
                            .help(
                                    braced.orElse(
                                            "for example `event hit when x falls 0 { x := 1 }`, `event dose every 12 { x := x + 1 }`")));
        }
        String example = first == OdeLexer.SOLVE
                ? "solve { t = 0 .. 20 ; rtol = 1e-10 }"
                : "train { minimise mse ; epochs = 50 }";
        return Optional.of(error("E0103", "the settings of `" + keyword + "` stand in `{ }`")
                .at(trouble.span())
                .help("for example `" + example + "`"));
    }

    /** {@code event e when x falls 0 x := 1} with the braces. */
    private static Optional<String> inBraces(Trouble trouble) {
        boolean assigns = false;
        for (int i = trouble.at(); i < trouble.slice().size(); i++) {
            assigns |= WordKinds.isAssignment(trouble.slice().type(i));
        }
        boolean starts = WordKinds.isName(trouble.type()) && WordKinds.endsOperand(trouble.typeBefore());
        return starts && assigns
                ? Paste.inserted(trouble.slice(), trouble.at(), " { ").map(help -> help.replaceFirst("`$", " }`"))
                : Optional.empty();
    }

    /** The statement ends where something must follow. */
    private static Optional<Diagnostic> end(Trouble trouble) {
        if (!trouble.isAtEnd() || trouble.at() == 0) {
            return Optional.empty();
        }
        int before = trouble.typeBefore();
        Diagnostic diagnostic = error("E0105", "nothing follows the `" + trouble.textBefore() + "`");
        if (WordKinds.isAssignment(before)) {
            return Optional.of(error("E0105", "the right-hand side is missing")
                    .at(trouble.spanBefore(), "nothing follows")
                    .help("write a value after the `" + trouble.textBefore() + "`"));
        }
        if (before == OdeLexer.COMMA) {
            return Optional.of(diagnostic.at(trouble.spanBefore()).help("remove it, or go on with the next element"));
        }
        if (Keywords.startsStatement(before)) {
            return Optional.of(error("E0105", "a name is missing after `" + trouble.textBefore() + "`")
                    .at(trouble.spanBefore(), "keyword"));
        }
        return WordKinds.endsOperand(before)
                ? Optional.empty()
                : Optional.of(diagnostic.at(trouble.spanBefore(), "a value is missing after it"));
    }

    private static Optional<Diagnostic> assignment(Trouble trouble) {
        if (!WordKinds.isAssignment(trouble.type())) {
            return Optional.empty();
        }
        boolean condition = trouble.hasBefore(OdeLexer.WHEN) || trouble.hasBefore(OdeLexer.IF);
        if (trouble.type() == OdeLexer.ASSIGN && condition) {
            return Optional.of(error("E0103", "`=` states an equation; a condition compares with `==`")
                    .at(trouble.span())
                    .help("write `==`"));
        }
        if (trouble.hasBefore(OdeLexer.ASSIGN) && trouble.opener() < 0) {
            return Optional.of(error("E0103", "a statement has one `=`")
                    .at(trouble.span(), "a second one")
                    .help("write two statements, or compare with `==`"));
        }
        return Optional.of(
                error("E0103", "`" + trouble.text() + "` cannot stand here").at(trouble.span()));
    }

    private static Optional<Diagnostic> prime(Trouble trouble) {
        if (trouble.type() != OdeLexer.PRIME) {
            return Optional.empty();
        }
        int first = trouble.slice().type(0);
        boolean declares = first >= OdeLexer.CONST && first <= OdeLexer.OUTPUT;
        if (declares && WordKinds.isName(trouble.typeBefore())) {
            String derivative = trouble.textBefore() + "'";
            return Optional.of(error("E0103", "a derivative is not declared")
                    .at(trouble.spanBefore().to(trouble.span()))
                    .help("its equation makes it known; its value at the start: `" + derivative + "(0) = 0`"));
        }
        return Optional.of(error("E0103", "`'` is the derivative and stands after a name")
                .at(trouble.span())
                .help("strings have double quotes: `\"text\"`"));
    }

    private static Optional<Diagnostic> colon(Trouble trouble) {
        if (trouble.type() != OdeLexer.COLON) {
            return Optional.empty();
        }
        Diagnostic diagnostic = error("E0103", "`:` cannot stand here").at(trouble.span());
        boolean number = trouble.typeBefore() == OdeLexer.NUMBER || trouble.bracket() == OdeLexer.LBRK;
        if (number) {
            return Optional.of(diagnostic.help("a range is written `a .. b`, with a step `a .. b step c`"));
        }
        return Optional.of(diagnostic.help("a value is given with `=`: `k = 0.3`"));
    }

    private static Optional<Diagnostic> comma(Trouble trouble) {
        if (trouble.type() != OdeLexer.COMMA) {
            return Optional.empty();
        }
        if (trouble.opener() < 0) {
            return Optional.of(error("E0103", "this statement does not go on after a comma")
                    .at(trouble.span())
                    .help("write each equation on a line of its own, or put `;` between them"
                            + separated(trouble).map(line -> ": " + line).orElse("")));
        }
        return Optional.of(error("E0103", "`,` cannot stand here")
                .at(trouble.span())
                .help(
                        trouble.bracket() == OdeLexer.LBRC
                                ? "put each on a line of its own, or `;` between them"
                                : "a list is written `[1, 2, 3]`"));
    }

    /** {@code x := 1, n := n + 1} with a semicolon. */
    private static Optional<String> separated(Trouble trouble) {
        int next = trouble.at() + 1;
        while (trouble.slice().type(next) == OdeLexer.PRIME
                || WordKinds.isName(trouble.slice().type(next))) {
            next++;
        }
        boolean another = next > trouble.at() + 1
                && WordKinds.isAssignment(trouble.slice().type(next));
        return another
                ? Paste.replaced(trouble.slice(), trouble.at(), trouble.at() + 1, " ;")
                        .map(help -> help.substring("write ".length()))
                : Optional.empty();
    }

    private static Optional<Diagnostic> brace(Trouble trouble) {
        if (trouble.type() != OdeLexer.LBRC) {
            return Optional.empty();
        }
        if (WordKinds.isName(trouble.slice().type(0)) && trouble.at() == 1) {
            return Optional.of(error("E0117", "`" + trouble.textBefore() + "` starts no block of this language")
                    .at(trouble.spanBefore())
                    .help(StatementAdvice.section(trouble.textBefore())));
        }
        if (trouble.slice().type(0) == OdeLexer.MODEL) {
            return Optional.of(
                    error("E0117", "a model is the whole file, without braces")
                            .at(trouble.slice().span(trouble.slice().first()))
                            .help(
                                    "statements stand in any order; what a fit minimises is a `loss`: `loss mse = (y - yobs)^2`"));
        }
        return Optional.of(error("E0103", "`{` cannot stand here")
                .at(trouble.span())
                .help("braces stand only after `event ...`, `solve`, `train` and `where`"));
    }

    private static Optional<Diagnostic> text(Trouble trouble) {
        if (trouble.type() != OdeLexer.STRING && trouble.typeBefore() != OdeLexer.STRING || trouble.at() == 0) {
            return Optional.empty();
        }
        return Optional.of(error("E0103", "a description stands at the end of a declaration or an equation")
                .at(trouble.type() == OdeLexer.STRING ? trouble.span() : trouble.spanBefore())
                .help("for example `param k = 0.3 in 1/s \"decay rate\"`"));
    }

    /** {@code x' == -x "note"}: what follows shows that an equation was meant. */
    private static Optional<Diagnostic> comparison(Trouble trouble) {
        boolean isNote =
                trouble.type() == OdeLexer.STRING || trouble.type() == OdeLexer.IN || trouble.type() == OdeLexer.WHERE;
        if (!isNote || trouble.opener() >= 0 || trouble.hasBefore(OdeLexer.ASSIGN) || !trouble.hasBefore(OdeLexer.EQ)) {
            return Optional.empty();
        }
        return Optional.of(error("E0107", "`==` compares; an equation is written with `=`")
                .at(trouble.slice()
                        .span(trouble.slice().tokens().stream()
                                .filter(token -> token.getType() == OdeLexer.EQ)
                                .findFirst()
                                .orElseThrow()))
                .help("write `=`"));
    }

    private static Optional<Diagnostic> unit(Trouble trouble) {
        boolean iterates = trouble.hasBefore(OdeLexer.FOR) || trouble.opener() >= 0;
        if (iterates && trouble.hasBefore(OdeLexer.IN) && !trouble.hasBefore(OdeLexer.RANGE)) {
            return Optional.of(error("E0103", "`in` needs a range")
                    .at(trouble.span())
                    .help("write `for i in 1..N`, with a step `for i in 1..N step 2`"));
        }
        if (trouble.typeBefore() != OdeLexer.IN || iterates) {
            return Optional.empty();
        }
        return Optional.of(error("E0103", "this is not a unit")
                .at(trouble.span())
                .help("a unit is made of names, `*`, `/` and whole powers: `kg*m/s^2`, `1/s`"));
    }

    private static Optional<Diagnostic> path(Trouble trouble) {
        if (trouble.typeBefore() != OdeLexer.IMPORT) {
            return Optional.empty();
        }
        return Optional.of(error("E0103", "a file is named in double quotes")
                .at(trouble.span())
                .help("write `import \"layers.ode\"`"));
    }

    private static Optional<Diagnostic> range(Trouble trouble) {
        if (trouble.type() != OdeLexer.RANGE && trouble.type() != OdeLexer.DOT) {
            return Optional.empty();
        }
        if (trouble.type() == OdeLexer.DOT) {
            return Optional.of(
                    error("E0103", "a single point means nothing here").at(trouble.span()));
        }
        return Optional.of(
                error("E0103", "a range is not a value")
                        .at(trouble.span())
                        .help(
                                "ranges stand in `[i in 1..N]`, `[... for i in 1..N]`, `q[2..4]`, `state u[0..N]`, `t = 0 .. 20`"));
    }

    private static Optional<Diagnostic> where(Trouble trouble) {
        if (trouble.typeBefore() != OdeLexer.WHERE) {
            return Optional.empty();
        }
        return Optional.of(error("E0103", "the definitions of `where` stand in `{ }`")
                .at(trouble.span())
                .help("for example `f(x) = 2*a where { a = x + 1 }`"));
    }
}
