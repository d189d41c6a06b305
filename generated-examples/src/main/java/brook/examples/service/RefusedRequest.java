package brook.examples.service;

/** A request that cannot be answered as it stands; the message is for whoever sent it. */
final class RefusedRequest extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    RefusedRequest(int status, String message) {
        super(message);
        this.status = status;
    }

    static RefusedRequest wrong(String message) {
        return new RefusedRequest(400, message);
    }

    /** The HTTP status, 4xx or 503. */
    int status() {
        return status;
    }
}
