package brook.jmh.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a JSON text (RFC 8259). */
sealed interface Json {

    /** Named values, in the order of the text. */
    record Members(Map<String, Json> byName) implements Json {

        public Members {
            byName = new LinkedHashMap<>(byName);
        }
    }

    /** Values in a row. */
    record Items(List<Json> values) implements Json {

        public Items {
            values = List.copyOf(values);
        }
    }

    /** A string. */
    record Text(String value) implements Json {}

    /** A number. */
    record Number(double value) implements Json {}

    /** One of true, false and null. */
    record Word(String value) implements Json {}
}
