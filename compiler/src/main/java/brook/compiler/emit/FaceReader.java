package brook.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the methods that give values: a scalar as {@code double}, an array as nested arrays and by index.
 *
 * @param when the parameters that say when, at most one
 * @param moment how Javadoc says it: {@code at a time of the run}
 * @param element the call that gives one double, {@code $L} its position
 * @param part the call that gives several, {@code $L, $L} the position of the first and their number
 * @param into the call that writes several, {@code $L} the position of the first; empty if there is none
 */
record FaceReader(List<ParameterSpec> when, String moment, String element, String part, String into) {

    /** Values at a time that the caller names {@code t}. */
    static FaceReader atTime(String moment, String element, String part, String into) {
        ParameterSpec time = ParameterSpec.builder(double.class, "t").build();
        return new FaceReader(List.of(time), moment, element, part, into);
    }

    /** Values that are there without a time. */
    static FaceReader plain(String moment, String element, String part) {
        return new FaceReader(List.of(), moment, element, part, "");
    }

    List<MethodSpec> methods(FaceQuantity quantity) {
        if (quantity.rank() == 0) {
            return List.of(whole(quantity, CodeBlock.of("return " + element, quantity.first())));
        }
        List<MethodSpec> methods = new ArrayList<>(List.of(whole(quantity, nested(quantity)), element(quantity)));
        if (quantity.rank() == 1 && !into.isEmpty()) {
            methods.add(1, into(quantity));
        }
        return methods;
    }

    private MethodSpec whole(FaceQuantity quantity, CodeBlock body) {
        return start(quantity, quantity.label() + " " + moment + quantity.about())
                .returns(type(quantity))
                .addStatement(body)
                .build();
    }

    private CodeBlock nested(FaceQuantity quantity) {
        CodeBlock flat = CodeBlock.of(part, quantity.first(), quantity.size());
        return switch (quantity.rank()) {
            case 1 -> CodeBlock.of("return $L", flat);
            case 2 -> CodeBlock.of("return $L.matrix($L)", quantity.place(), flat);
            default -> CodeBlock.of("return ($T) $L.nested($L)", type(quantity), quantity.place(), flat);
        };
    }

    private MethodSpec into(FaceQuantity quantity) {
        return start(quantity, "Writes {@code " + quantity.name() + "} " + moment + ".")
                .addParameter(double[].class, "into")
                .addStatement("$L.vector(into)", quantity.place())
                .addStatement(into, quantity.first())
                .build();
    }

    private MethodSpec element(FaceQuantity quantity) {
        CodeBlock position = CodeBlock.of("$L.at($L)", quantity.place(), indices(quantity));
        return start(quantity, "One element of {@code " + quantity.name() + "} " + moment + ".")
                .returns(double.class)
                .addParameters(indexParameters(quantity))
                .addStatement("return " + element, position)
                .build();
    }

    private MethodSpec.Builder start(FaceQuantity quantity, String javadoc) {
        return MethodSpec.methodBuilder(quantity.reader())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L", javadoc)
                .addParameters(when);
    }

    /** The methods that give values at a row, through those at a time. */
    static List<MethodSpec> atRow(FaceQuantity quantity) {
        ParameterSpec row = ParameterSpec.builder(int.class, "row").build();
        MethodSpec.Builder whole = MethodSpec.methodBuilder(quantity.atRow())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L", "{@code " + quantity.name() + "} at a row.")
                .returns(type(quantity))
                .addParameter(row)
                .addStatement("return $L(run.timeAt(row))", quantity.reader());
        if (quantity.rank() == 0) {
            return List.of(whole.build());
        }
        MethodSpec element = MethodSpec.methodBuilder(quantity.atRow())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L", "One element of {@code " + quantity.name() + "} at a row.")
                .returns(double.class)
                .addParameter(row)
                .addParameters(indexParameters(quantity))
                .addStatement("return $L(run.timeAt(row), $L)", quantity.reader(), indices(quantity))
                .build();
        return List.of(whole.build(), element);
    }

    /** {@code double} with a pair of brackets for each axis. */
    static TypeName type(FaceQuantity quantity) {
        TypeName type = TypeName.DOUBLE;
        for (int axis = 0; axis < quantity.rank(); axis++) {
            type = ArrayTypeName.of(type);
        }
        return type;
    }

    /** The indices of an element as arguments: {@code i, j}. */
    static String indices(FaceQuantity quantity) {
        List<String> indices = new ArrayList<>();
        for (int axis = 0; axis < quantity.rank(); axis++) {
            indices.add(quantity.index(axis));
        }
        return String.join(", ", indices);
    }

    static List<ParameterSpec> indexParameters(FaceQuantity quantity) {
        List<ParameterSpec> parameters = new ArrayList<>();
        for (int axis = 0; axis < quantity.rank(); axis++) {
            parameters.add(
                    ParameterSpec.builder(int.class, quantity.index(axis)).build());
        }
        return parameters;
    }
}
