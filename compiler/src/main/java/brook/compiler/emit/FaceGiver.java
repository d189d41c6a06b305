package brook.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/**
 * Writes the methods that set parameters and initial values: a scalar, a whole array, one element of it.
 *
 * @param name which of the names of a quantity they have
 * @param receiver the untyped builder or solver
 * @param returns the type of the builder, {@code void} for a solver
 */
record FaceGiver(Function<FaceQuantity, String> name, String receiver, TypeName returns) {

    List<MethodSpec> parameter(FaceQuantity quantity) {
        return methods(quantity, "set", "Sets the parameter ");
    }

    List<MethodSpec> initial(FaceQuantity quantity) {
        return methods(quantity, "setInitial", "Sets the initial value of ");
    }

    private List<MethodSpec> methods(FaceQuantity quantity, String setter, String verb) {
        MethodSpec whole = finish(start(quantity, verb + quantity.label() + quantity.standard() + quantity.about())
                .addParameter(FaceReader.type(quantity), quantity.rank() == 0 ? "value" : "values")
                .addStatement("$L.$L($L, $L)", receiver, setter, quantity.first(), checked(quantity)));
        if (quantity.rank() == 0) {
            return List.of(whole);
        }
        String oneOf = oneOf(verb) + "{@code " + quantity.name() + "}.";
        MethodSpec element = finish(start(quantity, oneOf)
                .addParameters(FaceReader.indexParameters(quantity))
                .addParameter(double.class, "value")
                .addStatement(
                        "$L.$L($L.at($L), value)", receiver, setter, quantity.place(), FaceReader.indices(quantity)));
        return List.of(whole, element);
    }

    private static String oneOf(String verb) {
        return verb.endsWith("of ") ? verb + "one element of " : "Sets one element of the parameter ";
    }

    private static CodeBlock checked(FaceQuantity quantity) {
        return switch (quantity.rank()) {
            case 0 -> CodeBlock.of("value");
            case 1 -> CodeBlock.of("$L.vector(values)", quantity.place());
            default -> CodeBlock.of("$L.flat(values)", quantity.place());
        };
    }

    private MethodSpec.Builder start(FaceQuantity quantity, String javadoc) {
        return MethodSpec.methodBuilder(name.apply(quantity))
                .addModifiers(Modifier.PUBLIC)
                .returns(returns)
                .addJavadoc("$L", javadoc);
    }

    private MethodSpec finish(MethodSpec.Builder method) {
        return returns.equals(TypeName.VOID)
                ? method.build()
                : method.addStatement("return this").build();
    }
}
