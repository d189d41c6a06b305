package brook.examples.service;

import brook.hot.ModelResult;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param headers beside the type and the length of the text
 */
record Reply(int status, String contentType, String text, Map<String, String> headers) {

    private static final String PLAIN = "text/plain; charset=utf-8";

    Reply {
        headers = Map.copyOf(headers);
    }

    /** A model with errors: the messages as values and as people read them, or only the latter for readers of CSV. */
    static Reply wrongModel(ModelResult result, Format format) {
        return switch (format) {
            case JSON ->
                new Reply(
                        400,
                        format.contentType(),
                        "{\"error\": \"the model has errors\",\n\"diagnostics\": "
                                + result.json().strip()
                                + ",\n\"text\": " + Json.string(result.text()) + "}\n",
                        Map.of());
            case CSV -> new Reply(400, PLAIN, result.text(), Map.of());
        };
    }

    static Reply refusal(RefusedRequest refused, Format format) {
        Map<String, String> headers = switch (refused.status()) {
            case 503 -> Map.of("Retry-After", "1");
            case 405 -> Map.of("Allow", "POST");
            default -> Map.of();
        };
        return switch (format) {
            case JSON ->
                new Reply(
                        refused.status(),
                        format.contentType(),
                        "{\"error\": " + Json.string(refused.says()) + "}\n",
                        headers);
            case CSV -> new Reply(refused.status(), PLAIN, refused.says() + "\n", headers);
        };
    }
}
