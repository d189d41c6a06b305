package brook.runtime.data;

/** Something is wrong in a table; the message says in which file, line and column. */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String help;

    DataException(String message, String help) {
        super(message);
        this.help = help;
    }

    /** What to do about it, perhaps nothing. */
    public String help() {
        return help;
    }

    /** As much of a text as a message can show. */
    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
