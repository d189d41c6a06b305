package brook.jmh;

import java.util.LinkedHashMap;
import java.util.Map;

/** Milliseconds by stage, for one model: the first compilation of a JVM, and the fastest of a JVM that is warm. */
record CompileCost(String model, Map<String, Double> cold, Map<String, Double> warm) {

    CompileCost {
        cold = new LinkedHashMap<>(cold);
        warm = new LinkedHashMap<>(warm);
    }
}
