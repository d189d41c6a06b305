package brook.compiler.source;

import java.util.Optional;

/** Names that a user may have meant; Damerau-Levenshtein distance at most min(length/2, 3), the nearest and first. */
public final class Suggestions {

    private Suggestions() {}

    /** The name nearest to the one wanted, if one is near. */
    public static Optional<String> nearest(String wanted, Iterable<String> names) {
        int limit = Math.min(wanted.length() / 2, 3);
        Optional<String> best = Optional.empty();
        for (String name : names) {
            if (Math.abs(name.length() - wanted.length()) > limit || name.equals(wanted)) {
                continue;
            }
            int distance = distance(wanted, name);
            if (distance <= limit) {
                best = Optional.of(name);
                // A later name must be strictly nearer.
                limit = distance - 1;
            }
        }
        return best;
    }

    /** Insertions, deletions, substitutions and swaps of neighbours; upper and lower case differ by nothing that counts. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int cost = same(a.charAt(i - 1), b.charAt(j - 1)) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
                boolean swapped = i > 1
                        && j > 1
                        && same(a.charAt(i - 1), b.charAt(j - 2))
                        && same(a.charAt(i - 2), b.charAt(j - 1));
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }

    private static boolean same(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}
