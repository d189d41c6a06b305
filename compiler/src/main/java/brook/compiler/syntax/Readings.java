package brook.compiler.syntax;

import brook.compiler.source.Diagnostic;
import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.compiler.source.Span;
import brook.grammar.OdeLexer;
import brook.grammar.OdeParser.CalledContext;
import brook.grammar.OdeParser.CompareContext;
import brook.grammar.OdeParser.ConditionalContext;
import brook.grammar.OdeParser.EquationContext;
import brook.grammar.OdeParser.GroupContext;
import brook.grammar.OdeParser.LiteralContext;
import brook.grammar.OdeParser.OpContext;
import brook.grammar.OdeParser.PowerContext;
import brook.grammar.OdeParser.SignedContext;
import brook.grammar.OdeParser.UnitContext;
import brook.grammar.OdeParser.UnitTermContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Reports texts that well-known languages read differently, with the readings spelled out. */
final class Readings {

    private final SourceFile file;
    private final Diagnostics diagnostics;

    Readings(SourceFile file, Diagnostics diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    /** {@code a^b^c}, reported once for the whole chain. */
    void checkPower(PowerContext tree) {
        boolean inner = tree.getParent() instanceof PowerContext above && above.op(1) == tree
                || tree.getParent() instanceof SignedContext sign && sign.getParent() instanceof PowerContext;
        if (inner || !(unsigned(tree.op(1)) instanceof PowerContext exponent)) {
            return;
        }
        String a = text(tree.op(0));
        String b = sign(tree.op(1)) + text(exponent.op(0));
        String c = text(exponent.op(1));
        String right = "(" + b + "^" + c + ")";
        String left = "(" + a + "^" + (b.startsWith("-") ? "(" + b + ")" : b) + ")";
        diagnostics.report(Diagnostic.error("E0113", "powers are not chained without parentheses")
                .at(Slice.of(file, tree), values(a, b, c, left, right))
                .help("write `" + a + "^" + right + "` or `" + left + "^" + c + "`")
                .note("XPP and Matlab read the first, Python and Julia the second"));
    }

    private static String values(String a, String b, String c, String left, String right) {
        if (!b.matches("[1-9]") || !c.matches("[1-3]")) {
            return left + "^" + c + " or " + a + "^" + right + " ?";
        }
        int base = Integer.parseInt(b);
        int exponent = Integer.parseInt(c);
        long power = Math.round(Math.pow(base, exponent));
        return left + "^" + c + " = " + a + "^" + base * exponent + " or " + a + "^" + right + " = " + a + "^" + power
                + " ?";
    }

    private static OpContext unsigned(OpContext tree) {
        OpContext at = tree;
        while (at instanceof SignedContext signed) {
            at = signed.op();
        }
        return at;
    }

    private static String sign(OpContext tree) {
        return tree instanceof SignedContext signed ? signed.sign.getText() : "";
    }

    /** {@code 0 < x < 1}; of a longer chain the first three. */
    void checkCompare(CompareContext tree) {
        if (!(tree.op(0) instanceof CompareContext before) || before.op(0) instanceof CompareContext) {
            return;
        }
        String first = text(before);
        String second = text(before.op(1)) + " " + tree.sign.getText() + " " + text(tree.op(1));
        diagnostics.report(Diagnostic.error("E0111", "comparisons are not chained")
                .at(Slice.of(file, tree), first + " and " + second + " ?")
                .help("write `" + first + " and " + second + "`")
                .note("Python and Julia read it so; C and Matlab compare the truth value of `" + first + "` with `"
                        + text(tree.op(1)) + "`"));
    }

    /** {@code if c then a}. */
    void reportMissingElse(ConditionalContext tree) {
        Span span = Slice.of(file, tree);
        String condition = text(tree.expr(tree.expr().size() - 2));
        diagnostics.report(Diagnostic.error("E0110", "`if` needs an `else`")
                .at(span, "what is " + subject(tree) + " when `" + condition + "` is false?")
                .help(text(tree) + " else 0"));
    }

    private String subject(ConditionalContext tree) {
        ParserRuleContext at = tree;
        while (at != null && !(at instanceof EquationContext)) {
            at = at.getParent();
        }
        return at instanceof EquationContext equation && equation.sign != null
                ? "`" + text(equation.expr()) + "`"
                : "the value";
    }

    /** {@code 2(x + 1)}, {@code (a)(b)}; {@code 2exp(x)} has its message already. */
    void reportCall(CalledContext tree) {
        if (tree.op() instanceof LiteralContext literal && literal.value.getType() == OdeLexer.GLUED) {
            return;
        }
        String callee = text(tree.op());
        Diagnostic diagnostic = Diagnostic.error("E0104", "only a function can stand in front of `(`")
                .at(Slice.of(file, tree.op()), "is this a product?");
        boolean closed = tree.op() instanceof GroupContext;
        String arguments = text(tree).substring(callee.length()).strip();
        diagnostics.report(diagnostic.help("write `" + (closed ? callee + " * " : callee + "*") + arguments + "`"));
    }

    /** {@code m/s^2}: no number but 1, whole exponents. */
    void checkUnit(UnitContext tree) {
        for (UnitTermContext term : tree.unitTerm()) {
            List<String> numbers = new ArrayList<>();
            term.NUMBER().stream().map(TerminalNode::getText).forEach(numbers::add);
            if (term.name() == null && !numbers.remove(0).equals("1")
                    || numbers.stream().anyMatch(number -> !number.matches("[0-9]{1,3}"))) {
                diagnostics.report(Diagnostic.error("E0103", "this is not a unit")
                        .at(Slice.of(file, term))
                        .help("a unit is made of names, `*`, `/` and whole powers: `kg*m/s^2`, `1/s`"));
            }
        }
    }

    /** As written, on one line. */
    private String text(ParserRuleContext tree) {
        return Slice.of(file, tree).text().replaceAll("\\s+", " ");
    }
}
