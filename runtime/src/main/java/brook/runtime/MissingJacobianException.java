package brook.runtime;

/** A method needs the Jacobian of a model that was generated without one. */
public final class MissingJacobianException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** The method that cannot do without. */
    public MissingJacobianException(Method method) {
        super("the method " + method
                + " needs the Jacobian of the model, whose class was made without: compile it with `method = " + method
                + "` in its solve block, or with the option to make a Jacobian always");
    }
}
