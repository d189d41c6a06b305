package brook.compiler.study;

import java.util.Set;

/**
 * A model with one mistake.
 *
 * @param start where the mutated place starts in the text, and {@code end} where it ends
 * @param left where the word before it starts, and {@code right} where the word behind it ends
 * @param names names that the mistake concerns, old and new
 */
record Mutation(Kind kind, String text, int start, int end, int left, int right, Set<String> names) {

    /** What people do by mistake. */
    enum Kind {
        DELETE("a word or sign is left out"),
        DUPLICATE("a word or sign stands twice"),
        SWAP("two neighbours are swapped"),
        INSERT("a word or sign too many"),
        REPLACE("another word or sign"),
        BRACKET("a bracket is left out"),
        MISSPELL("a name with one letter wrong"),
        CASE("a name in the wrong case"),
        OPERATOR("another operator"),
        DECLARATION("a declaration or definition is left out"),
        SIZE("another size or index"),
        PRIME("a prime is left out"),
        LINES("two lines are swapped in part"),
        COMMA("a comma is left out");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
