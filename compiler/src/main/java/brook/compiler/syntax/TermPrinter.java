package brook.compiler.syntax;

import java.util.List;
import java.util.Locale;

/** Writes terms as an indented tree, operators above their operands. */
final class TermPrinter {

    private final TreeText text;

    TermPrinter(TreeText text) {
        this.text = text;
    }

    void print(Term term) {
        if (term instanceof Term.Number number) {
            text.line(number(number.value()));
        } else if (term instanceof Term.Truth truth) {
            text.line(String.valueOf(truth.value()));
        } else if (term instanceof Term.Reference reference) {
            text.line(reference.name());
        } else if (term instanceof Term.Bad) {
            text.line("unreadable");
        } else if (term instanceof Term.Unary unary) {
            text.line(word(unary.operator().name()));
            text.indented(() -> print(unary.operand()));
        } else if (term instanceof Term.Binary binary) {
            text.line(word(binary.operator().name()));
            text.indented(() -> {
                print(binary.left());
                print(binary.right());
            });
        } else {
            printWithParts(term);
        }
    }

    /** The shortest decimal that gives the same double. */
    static String number(double value) {
        String digits = Double.toString(value);
        return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
    }

    private void printWithParts(Term term) {
        if (term instanceof Term.Prime prime) {
            text.line("derivative " + prime.count());
            text.indented(() -> print(prime.base()));
        } else if (term instanceof Term.Call call) {
            text.line("call " + call.function().text());
            text.indented(() -> call.arguments().forEach(this::argument));
        } else if (term instanceof Term.Aggregate aggregate) {
            text.line("call " + aggregate.function().text() + " over");
            text.indented(() -> overIndex(aggregate.body(), aggregate.comprehension()));
        } else if (term instanceof Term.Built built) {
            text.line("list over");
            text.indented(() -> overIndex(built.body(), built.comprehension()));
        } else if (term instanceof Term.Indexed indexed) {
            text.line("element");
            text.indented(() -> {
                print(indexed.base());
                indexed.subscripts().forEach(this::subscript);
            });
        } else if (term instanceof Term.Conditional conditional) {
            text.line("if");
            text.indented(() -> conditional(conditional));
        } else if (term instanceof Term.Listing listing) {
            text.line("list");
            text.indented(() -> listing.rows().forEach(this::row));
        } else if (term instanceof Term.WithUnit unit) {
            text.line("in " + unit.unit().text());
            text.indented(() -> print(unit.value()));
        } else {
            throw new AssertionError(term.getClass());
        }
    }

    void range(Term.Range range) {
        text.line(range.step().isPresent() ? "range with step" : "range");
        text.indented(() -> {
            print(range.from());
            print(range.to());
            range.step().ifPresent(this::print);
        });
    }

    private void argument(Term.Argument argument) {
        if (argument.name().isEmpty()) {
            print(argument.value());
            return;
        }
        text.line(argument.name().get().text() + " =");
        text.indented(() -> print(argument.value()));
    }

    private void overIndex(Term body, Term.Comprehension comprehension) {
        print(body);
        for (Term.Iteration iteration : comprehension.iterations()) {
            text.line("for " + iteration.name().text());
            text.indented(() -> range(iteration.range()));
        }
        comprehension.condition().ifPresent(condition -> {
            text.line("if");
            text.indented(() -> print(condition));
        });
    }

    private void subscript(Term.Subscript subscript) {
        if (subscript instanceof Term.Subscript.At at) {
            text.line("at");
            text.indented(() -> print(at.index()));
        } else if (subscript instanceof Term.Subscript.Slice slice) {
            text.line("from .. to");
            text.indented(() -> {
                print(slice.from());
                print(slice.to());
            });
        } else if (subscript instanceof Term.Subscript.All) {
            text.line("all");
        } else {
            throw new AssertionError(subscript.getClass());
        }
    }

    private void conditional(Term.Conditional conditional) {
        for (Term.Branch branch : conditional.branches()) {
            print(branch.condition());
            text.line("then");
            text.indented(() -> print(branch.value()));
        }
        text.line("else");
        text.indented(() -> print(conditional.otherwise()));
    }

    private void row(List<Term> row) {
        text.line("row");
        text.indented(() -> row.forEach(this::print));
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
