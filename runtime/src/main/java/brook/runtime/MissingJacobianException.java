package brook.runtime;

/** A method needs the Jacobian of a model that was generated without one. */
public final class MissingJacobianException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** The method that cannot do without. */
    public MissingJacobianException(Method method) {
        super("the method " + method
                + " needs the Jacobian of the model, which was generated without one: write `method = " + method
                + "` into its solve block, or ask for the Jacobian where it is compiled");
    }
}
