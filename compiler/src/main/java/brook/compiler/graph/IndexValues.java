package brook.compiler.graph;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The values that an index takes in a list of tuples, each once, ascending. */
record IndexValues(IntTable ascending) {

    static IndexValues of(IntTable list) {
        if (list instanceof PairTable table && isEnd(table)) {
            return ofEnds(table);
        }
        int[] values = list.toArray();
        Arrays.sort(values);
        int count = 0;
        for (int p = 0; p < values.length; p++) {
            if (p == 0 || values[p] != values[count - 1]) {
                values[count++] = values[p];
            }
        }
        return new IndexValues(IntTable.of(Arrays.copyOf(values, count)));
    }

    private static boolean isEnd(PairTable table) {
        return table.byFirst() + table.bySecond() == 1 && table.byFirst() * table.bySecond() == 0;
    }

    /** Of the one or the other end of pairs: in a triangle the first pair has the least, the last the largest. */
    private static IndexValues ofEnds(PairTable table) {
        boolean all = table.pairs().kind() == Pairs.Kind.OTHERS;
        int least = all ? table.offset() : table.get(0);
        int most = all ? table.offset() + table.pairs().n() - 1 : table.get(table.size() - 1);
        return new IndexValues(IntTable.of(IntStream.rangeClosed(least, most).toArray()));
    }

    int count() {
        return ascending.size();
    }

    /** Where the values of a list are among these. */
    IntTable placesOf(IntTable list) {
        int first = count() == 0 ? 0 : ascending.get(0);
        if (count() == 0 || ascending.get(count() - 1) - first == count() - 1) {
            return list.scaled(1, -first);
        }
        int[] values = ascending.toArray();
        int[] places = list.toArray();
        for (int p = 0; p < places.length; p++) {
            places[p] = Arrays.binarySearch(values, places[p]);
        }
        return IntTable.of(places);
    }
}
