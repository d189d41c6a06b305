package brook.jmh;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Milliseconds by stage, for one model: the first compilation of a JVM, and those of a JVM that is warm.
 *
 * @param bytes of bytecode in all methods
 */
record CompileCost(String model, Map<String, Double> cold, Map<String, Spread> warm, double bytes) {

    /** The stage that is all of them: from text to a loaded class. */
    static final String TOTAL = "total";

    CompileCost {
        cold = new LinkedHashMap<>(cold);
        warm = new LinkedHashMap<>(warm);
    }

    /** The times of the warm stages, and the size. */
    Stream<Reading> readings() {
        Stream<Reading> stages = warm.entrySet().stream()
                .map(stage -> new Reading(new Key(Quantity.COMPILE, model, stage.getKey()), stage.getValue()));
        return Stream.concat(
                stages, Stream.of(new Reading(new Key(Quantity.CODE, model, TOTAL), new Spread(bytes, bytes))));
    }
}
