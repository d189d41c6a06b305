package brook.compiler.emit;

import java.util.ArrayList;
import java.util.List;

/**
 * Bodies of methods that stand in the text only after JavaPoet has written it: it would look at each of their characters some forty times, and
 * they have nothing for it to name.
 */
final class Bodies {

    /** No text of a user brings it along: texts and comments have no such characters. */
    private static final char MARK = '\u0001';

    private final List<Lines> bodies = new ArrayList<>();

    /** What JavaPoet writes in place of a body. */
    String keep(Lines body) {
        bodies.add(body);
        return MARK + Integer.toString(bodies.size() - 1) + MARK + "\n";
    }

    /** The source with all bodies in it, each indented like what stood in its place. */
    String filled(String source) {
        StringBuilder filled = new StringBuilder();
        int done = 0;
        for (int mark = source.indexOf(MARK); mark >= 0; mark = source.indexOf(MARK, done)) {
            int line = source.lastIndexOf('\n', mark) + 1;
            int end = source.indexOf(MARK, mark + 1);
            Lines body = bodies.get(Integer.parseInt(source.substring(mark + 1, end)));
            filled.append(source, done, line).append(body.text(source.substring(line, mark)));
            // And the end of the line.
            done = end + 2;
        }
        return filled.append(source, done, source.length()).toString();
    }
}
