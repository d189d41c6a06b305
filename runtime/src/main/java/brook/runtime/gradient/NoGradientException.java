package brook.runtime.gradient;

/** A run that cannot be differentiated: the model has no adjoint, or the method or an event has no derivative here. */
public final class NoGradientException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    NoGradientException(String message) {
        super(message);
    }
}
