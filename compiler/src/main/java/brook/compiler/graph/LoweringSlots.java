package brook.compiler.graph;

import brook.compiler.system.DoubleTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tuples sorted into equally many slots for each outer place that has any.
 *
 * @param slots how many slots each outer place has
 * @param firsts the first tuple of each outer place that has any
 * @param tuples the tuple in each slot, row-major; slots left over repeat the first
 * @param used 1 for the slots in use, 0 for those left over
 */
record LoweringSlots(int slots, IntTable firsts, IntTable tuples, DoubleTable used) {

    static LoweringSlots of(LoweringPlaces places) {
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < places.count(); i++) {
            if (i == 0 || places.outerPlaces().get(i) != places.outerPlaces().get(i - 1)) {
                starts.add(i);
            }
        }
        int slots = 0;
        for (int g = 0; g < starts.size(); g++) {
            slots = Math.max(slots, end(starts, g, places) - starts.get(g));
        }
        int[] tuples = new int[Math.multiplyExact(starts.size(), slots)];
        double[] used = new double[tuples.length];
        for (int g = 0; g < starts.size(); g++) {
            int count = end(starts, g, places) - starts.get(g);
            for (int s = 0; s < slots; s++) {
                tuples[g * slots + s] = starts.get(g) + (s < count ? s : 0);
                used[g * slots + s] = s < count ? 1 : 0;
            }
        }
        int[] firsts = starts.stream().mapToInt(Integer::intValue).toArray();
        return new LoweringSlots(slots, IntTable.of(firsts), IntTable.of(tuples), DoubleTable.of(used));
    }

    /** How many slots there would be. */
    static long size(LoweringPlaces places) {
        int[] counts = places.countsByOuterPlace();
        return (long) Arrays.stream(counts).max().orElse(0) * counts.length;
    }

    /** Whether some slots are left over. */
    boolean hasGaps() {
        for (int i = 0; i < used.size(); i++) {
            if (used.get(i) == 0) {
                return true;
            }
        }
        return false;
    }

    private static int end(List<Integer> starts, int group, LoweringPlaces places) {
        return group + 1 < starts.size() ? starts.get(group + 1) : places.count();
    }
}
