package brook.maven;

import brook.compiler.CompilerOptions.Batch;
import brook.compiler.CompilerOptions.Jacobian;
import brook.maven.generate.PackageName;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** What a pom gives as text, as values; what is wrong with it in one sentence. A parameter that a pom leaves empty is null. */
final class Settings {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    private Settings() {}

    static String packageName(@Nullable String text) throws MojoFailureException {
        String name = stripped(text);
        if (!PackageName.isLegal(name)) {
            throw new MojoFailureException("<rootPackage>: `" + name + "` is not the name of a package");
        }
        return name;
    }

    static Map<String, Double> constants(Map<String, String> texts) throws MojoFailureException {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Map.Entry<String, String> constant : texts.entrySet()) {
            String text = stripped(constant.getValue());
            if (!NUMBER.matcher(text).matches()) {
                throw new MojoFailureException(
                        "<constants>: the value of `" + constant.getKey() + "` is not a number: `" + text + "`");
            }
            values.put(constant.getKey(), Double.valueOf(text));
        }
        return values;
    }

    /** As the model asks if the pom is silent. */
    static Jacobian jacobian(@Nullable String text) throws MojoFailureException {
        String name = stripped(text);
        for (Jacobian when : Jacobian.values()) {
            if (when.name().equalsIgnoreCase(name)) {
                return when;
            }
        }
        if (name.isEmpty()) {
            return Jacobian.AS_ASKED;
        }
        throw new MojoFailureException("<jacobian>: `never`, `as_asked` or `always`, not `" + name + "`");
    }

    static Batch batch(int lanes) throws MojoFailureException {
        if (lanes < 2) {
            throw new MojoFailureException("<lanes>: at least 2, not " + lanes);
        }
        return Batch.USUAL.withLanes(lanes);
    }

    /** UTF-8 if the project names none. */
    static Charset encoding(@Nullable String text) throws MojoFailureException {
        String name = stripped(text);
        try {
            return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new MojoFailureException("<encoding>: this Java knows no encoding `" + name + "`", unknown);
        }
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
