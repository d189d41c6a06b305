package brook.compiler.source;

import java.util.ArrayList;
import java.util.List;

/** A line of marks that is filled at columns, in any order; later marks cover earlier ones. */
final class Strip {

    private final List<Integer> characters = new ArrayList<>();
    private final List<Boolean> primary = new ArrayList<>();

    int length() {
        return characters.size();
    }

    void put(int column, String text, boolean isPrimary) {
        int at = column;
        for (int codePoint : text.codePoints().toArray()) {
            while (characters.size() <= at) {
                characters.add((int) ' ');
                primary.add(false);
            }
            characters.set(at, codePoint);
            primary.set(at, isPrimary);
            at++;
        }
    }

    /** The line, each run of equal importance in its colour. */
    String paint(Palette palette, Diagnostic.Severity severity) {
        StringBuilder line = new StringBuilder();
        int start = 0;
        for (int i = 1; i <= characters.size(); i++) {
            if (i == characters.size() || !primary.get(i).equals(primary.get(start))) {
                line.append(palette.mark(severity, primary.get(start), text(start, i)));
                start = i;
            }
        }
        return line.toString();
    }

    private String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        characters.subList(from, to).forEach(text::appendCodePoint);
        return text.toString();
    }
}
