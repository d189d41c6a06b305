package brook.jmh.compare;

/** A file that is no report; the message says why. */
final class BadReportException extends Exception {

    private static final long serialVersionUID = 1;

    BadReportException(String message) {
        super(message);
    }
}
