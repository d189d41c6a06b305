package brook.maven.generate;

/** An exception of the compiler that no model should cause: a defect of Brook, with the model that shows it. */
public final class ModelDefect extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String model;

    ModelDefect(String model, Throwable cause) {
        super(model, cause);
        this.model = model;
    }

    /** The model's name relative to the source folder. */
    public String model() {
        return model;
    }
}
