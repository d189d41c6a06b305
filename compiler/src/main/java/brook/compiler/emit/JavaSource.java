package brook.compiler.emit;

/** A generated class: its name and its text. */
public record JavaSource(String packageName, String className, String text) {

    public String qualifiedName() {
        return packageName.isEmpty() ? className : packageName + "." + className;
    }
}
