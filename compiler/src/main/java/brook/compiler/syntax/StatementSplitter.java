package brook.compiler.syntax;

import brook.compiler.source.SourceFile;
import brook.grammar.OdeLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * Cuts the words of a file into statements, so that an error stays where it is.
 *
 * <p>A line end or {@code ;} outside braces ends a statement. A brace that nothing closes ends at the next line that
 * starts with a keyword of a statement, or that is indented no deeper than its own statement.
 */
final class StatementSplitter {

    private final SourceFile file;
    private final List<Token> words;
    private final List<Slice> slices = new ArrayList<>();

    private StatementSplitter(SourceFile file, List<Token> words) {
        this.file = file;
        this.words = words;
    }

    static List<Slice> split(SourceFile file, List<Token> words) {
        StatementSplitter splitter = new StatementSplitter(file, words);
        int at = 0;
        while (at < words.size()) {
            at = splitter.cut(at);
        }
        return splitter.slices;
    }

    /** Adds the statement that starts here, if any, and returns where the next one starts. */
    private int cut(int start) {
        int braces = 0;
        int brackets = 0;
        for (int i = start; i < words.size(); i++) {
            switch (words.get(i).getType()) {
                case OdeLexer.LBRC -> braces++;
                case OdeLexer.RBRC -> braces = Math.max(0, braces - 1);
                case OdeLexer.LPAR, OdeLexer.LBRK -> brackets++;
                case OdeLexer.RPAR, OdeLexer.RBRK -> brackets = Math.max(0, brackets - 1);
                case OdeLexer.NL -> {
                    brackets = 0;
                    if (braces == 0 || startsStatement(i + 1)) {
                        return add(start, i);
                    }
                }
                case OdeLexer.SEMI -> {
                    if (braces == 0 && brackets == 0) {
                        return add(start, i);
                    }
                }
                default -> {}
            }
        }
        return braces == 0 ? add(start, words.size()) : add(start, firstShallowLine(start));
    }

    private int add(int start, int end) {
        int last = end;
        while (last > start && words.get(last - 1).getType() == OdeLexer.NL) {
            last--;
        }
        if (last > start) {
            slices.add(new Slice(file, words.subList(start, last)));
        }
        return end + 1;
    }

    /** No block holds a line that starts with such a keyword; {@code output every} is a setting. */
    private boolean startsStatement(int i) {
        int type = type(i);
        if (type == OdeLexer.OUTPUT) {
            return type(i + 1) != OdeLexer.EVERY && type(i + 1) != OdeLexer.AT;
        }
        return type >= OdeLexer.MODEL && type <= OdeLexer.SOLVE;
    }

    private int firstShallowLine(int start) {
        int column = words.get(start).getCharPositionInLine();
        for (int i = start; i + 1 < words.size(); i++) {
            boolean shallow = words.get(i + 1).getCharPositionInLine() <= column;
            if (type(i) == OdeLexer.NL && type(i + 1) != OdeLexer.NL && shallow) {
                return i;
            }
        }
        return words.size();
    }

    private int type(int i) {
        return i < words.size() ? words.get(i).getType() : Token.EOF;
    }
}
