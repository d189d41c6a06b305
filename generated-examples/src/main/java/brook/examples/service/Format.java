package brook.examples.service;

import java.util.Optional;

/** How an answer is written. */
enum Format {
    JSON("application/json"),
    CSV("text/csv; charset=utf-8; header=present");

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** The query has the last word, then comes the {@code Accept} header; JSON without either. */
    static Format of(Optional<String> query, Optional<String> accept) {
        if (query.isEmpty()) {
            return accept.filter(types -> types.contains("text/csv")).isPresent() ? CSV : JSON;
        }
        return switch (query.get()) {
            case "json" -> JSON;
            case "csv" -> CSV;
            default -> throw RefusedRequest.wrong("`format` is csv or json");
        };
    }
}
