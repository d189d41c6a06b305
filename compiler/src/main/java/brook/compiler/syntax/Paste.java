package brook.compiler.syntax;

import brook.grammar.OdeLexer;
import java.util.Optional;

/** Statements with a change, ready to be pasted; nothing where they are long. */
final class Paste {

    private static final int LONGEST = 120;

    private Paste() {}

    /** Help with the whole statement where a sign stands in front of a word; spaces around it are dropped. */
    static Optional<String> inserted(Slice slice, int at, String sign) {
        Slice own = own(slice);
        int first = slice.size() - own.size();
        String before = own.span(0, at - first).text();
        return write(slice, before + sign + own.span(at - first, own.size()).text());
    }

    /** Help with the whole statement where some words are replaced. */
    static Optional<String> replaced(Slice slice, int from, int to, String text) {
        Slice own = own(slice);
        int start = own.span().start();
        String whole = own.span().text();
        int begin = slice.span(from, to).start() - start;
        int end = slice.span(from, to).end() - start;
        return begin < 0 ? Optional.empty() : write(slice, whole.substring(0, begin) + text + whole.substring(end));
    }

    /** Help with the whole statement with this text. */
    static Optional<String> write(Slice slice, String text) {
        String keyword = own(slice).size() < slice.size() ? slice.first().getText() + " " : "";
        String line = text.replaceAll("\\s+", " ");
        return line.length() > LONGEST || text.contains("`")
                ? Optional.empty()
                : Optional.of("write `" + keyword + line + "`");
    }

    /** Of a declaration the item in trouble without the keyword, which may stand far in front. */
    static Slice own(Slice slice) {
        boolean declares = slice.type(0) >= OdeLexer.CONST && slice.type(0) <= OdeLexer.OUTPUT;
        return declares && slice.size() > 1 ? slice.part(1, slice.size()) : slice;
    }

    /** The word that closes the bracket which a word opens, the last one if none does. */
    static int closer(Slice slice, int opener) {
        int depth = 0;
        for (int i = opener; i < slice.size(); i++) {
            depth += WordKinds.opens(slice.type(i)) ? 1 : WordKinds.closes(slice.type(i)) ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return slice.size() - 1;
    }
}
