package brook.compiler.syntax;

import brook.compiler.source.Diagnostic;
import brook.grammar.OdeLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Counts how deep a statement is nested and how long its chains and names are, before anything recurses over it.
 *
 * <p>At most 1,000 levels: brackets, signs in front, {@code ^}, {@code not}, {@code if}. At most 10,000 levels of the
 * term: a sum of n terms is a tree of depth n - 1, since the order of additions is that of the text.
 */
final class NestingCheck {

    static final int LEVELS = 1_000;
    static final int DEPTH = 10_000;
    static final int PRIMES = 100;
    static final int LETTERS = 1_000;

    /** What is counted within one pair of brackets. */
    private static final class Group {
        private int signs;
        private int words;
        private int sums;
        private int products;
        private int longestProduct;
        private int deepestInner;
        private int deepestElement;

        private int levels() {
            return 1 + signs + words;
        }

        private int depth() {
            return Math.max(deepestElement, elementDepth());
        }

        private int elementDepth() {
            return 1 + signs + words + sums + Math.max(longestProduct, products) + deepestInner;
        }

        private void endChain() {
            longestProduct = Math.max(longestProduct, products);
            products = 0;
            signs = 0;
        }

        private void endElement() {
            deepestElement = depth();
            endChain();
            longestProduct = 0;
            sums = 0;
            words = 0;
            deepestInner = 0;
        }
    }

    private final Slice slice;
    private final Deque<Group> groups = new ArrayDeque<>();
    private int levels;
    private int primes;

    private NestingCheck(Slice slice) {
        this.slice = slice;
    }

    static Optional<Diagnostic> check(Slice slice) {
        return new NestingCheck(slice).check();
    }

    private Optional<Diagnostic> check() {
        groups.push(new Group());
        for (int i = 0; i < slice.size(); i++) {
            count(i);
            if (levels + groups.element().levels() > LEVELS) {
                return Optional.of(tooDeep(i));
            }
            if (groups.element().depth() > DEPTH) {
                return Optional.of(tooLong(i));
            }
            if (primes > PRIMES) {
                return Optional.of(tooManyPrimes(i));
            }
            if (slice.type(i) == OdeLexer.NAME && slice.span(i, i + 1).text().length() > LETTERS) {
                return Optional.of(nameTooLong(i));
            }
        }
        return Optional.empty();
    }

    private void count(int i) {
        Group group = groups.element();
        int type = slice.type(i);
        primes = type == OdeLexer.PRIME ? primes + 1 : 0;
        switch (type) {
            case OdeLexer.LPAR, OdeLexer.LBRK, OdeLexer.LBRC -> open(group);
            case OdeLexer.RPAR, OdeLexer.RBRK, OdeLexer.RBRC -> close(group);
            case OdeLexer.IF, OdeLexer.NOT, OdeLexer.FOREIGN_NOT -> group.words++;
            case OdeLexer.CARET, OdeLexer.STARSTAR, OdeLexer.DOTCARET -> group.signs++;
            case OdeLexer.PLUS, OdeLexer.MINUS -> sign(group, i);
            case OdeLexer.STAR, OdeLexer.SLASH, OdeLexer.DOTSTAR, OdeLexer.DOTSLASH -> {
                group.products++;
                group.signs = 0;
            }
            case OdeLexer.COMMA, OdeLexer.SEMI, OdeLexer.NL, OdeLexer.ASSIGN, OdeLexer.WALRUS -> group.endElement();
            case OdeLexer.LT, OdeLexer.LE, OdeLexer.GT, OdeLexer.GE, OdeLexer.EQ, OdeLexer.NE -> chain(group);
            case OdeLexer.AND, OdeLexer.OR, OdeLexer.FOREIGN_AND, OdeLexer.FOREIGN_OR -> chain(group);
            case OdeLexer.FOREIGN_COMPARE, OdeLexer.ELSEIF -> chain(group);
            default -> {}
        }
    }

    private void open(Group group) {
        group.products++;
        levels += group.levels();
        groups.push(new Group());
    }

    private void close(Group inner) {
        if (groups.size() > 1) {
            groups.pop();
            Group outer = groups.element();
            levels -= outer.levels();
            outer.deepestInner = Math.max(outer.deepestInner, inner.depth());
        }
    }

    private void sign(Group group, int i) {
        if (i > 0 && WordKinds.endsOperand(slice.type(i - 1))) {
            chain(group);
        } else {
            group.signs++;
        }
    }

    private static void chain(Group group) {
        group.endChain();
        group.sums++;
    }

    private Diagnostic tooDeep(int i) {
        return Diagnostic.error("E0114", "this expression is nested more than 1,000 levels deep")
                .at(slice.span(i, i + 1), "level 1,001")
                .help("give inner parts names of their own");
    }

    private Diagnostic tooLong(int i) {
        return Diagnostic.error("E0114", "this expression has more than 10,000 operations in a row")
                .at(slice.span(i, i + 1), "up to here")
                .help("a sum over an index is written `sum(a[i] for i in 1..N)`; or split it into several definitions");
    }

    private Diagnostic tooManyPrimes(int i) {
        return Diagnostic.error("E0114", "more than " + PRIMES + " primes")
                .at(slice.span(i, i + 1), "up to here")
                .help("a derivative of high order is written `der(x, K)`");
    }

    private Diagnostic nameTooLong(int i) {
        return Diagnostic.error("E0114", "a name of more than 1,000 letters").at(slice.span(i, i + 1));
    }
}
