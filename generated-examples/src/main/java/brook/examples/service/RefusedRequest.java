package brook.examples.service;

/** A request that cannot be answered as it stands; the message is for whoever sent it. */
final class RefusedRequest extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String says;

    RefusedRequest(int status, String message) {
        super(message);
        this.status = status;
        this.says = message;
    }

    static RefusedRequest wrong(String message) {
        return new RefusedRequest(400, message);
    }

    /** What Brook says of a name, a number or a missing value. */
    static RefusedRequest wrong(RuntimeException because) {
        return wrong(String.valueOf(because.getMessage()));
    }

    /** The message. */
    String says() {
        return says;
    }

    /** The HTTP status, 4xx or 5xx. */
    int status() {
        return status;
    }
}
