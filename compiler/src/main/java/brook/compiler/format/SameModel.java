package brook.compiler.format;

import brook.compiler.source.Diagnostics;
import brook.compiler.source.SourceFile;
import brook.compiler.syntax.Lexeme;
import brook.compiler.syntax.Lexemes;
import brook.compiler.syntax.ModelSyntax;
import brook.compiler.syntax.SyntaxParser;
import brook.compiler.syntax.SyntaxPrinter;
import java.util.List;

/** Checks that a text says what it said before: the same words, comments and syntax tree. A difference is our defect. */
final class SameModel {

    private SameModel() {}

    static void check(ModelSyntax before, SourceFile after) {
        Diagnostics diagnostics = new Diagnostics();
        ModelSyntax tree = SyntaxParser.parse(after, diagnostics);
        if (diagnostics.hasErrors()
                || !words(before.file()).equals(words(after))
                || !SyntaxPrinter.printWithoutLines(before).equals(SyntaxPrinter.printWithoutLines(tree))) {
            throw new AssertionError("the layout has changed the model:\n" + after.text());
        }
    }

    private static List<String> words(SourceFile file) {
        return Lexemes.read(file).stream()
                .filter(lexeme -> lexeme.kind() != Lexeme.Kind.LINE_END)
                .map(lexeme -> new Word(lexeme, 0, 0, 0).text())
                .toList();
    }
}
