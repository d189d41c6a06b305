package brook.compiler.emit;

import brook.compiler.system.OdeSystem;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The class of the model itself. */
record ModelRole(OdeSystem system, EmitOptions options) implements Role {

    /** The name of the class that computes products with the Jacobian of a model. */
    static String jacobian(String model) {
        return model + "Jacobian";
    }

    @Override
    public ClassName type() {
        return MODEL;
    }

    @Override
    public String javadoc(Layout layout) {
        return new Glossary(system, layout, options.className()).javadoc();
    }

    @Override
    public List<String> description() {
        return new DescriptionWriter(system, options.fma()).statements();
    }

    @Override
    public Members members(Names names) {
        return switch (options.companion()) {
            case NONE -> new Members(List.of(), List.of());
            case JACOBIAN -> new Members(List.of(), List.of(givesJacobian()));
        };
    }

    private MethodSpec givesJacobian() {
        ClassName optional = ClassName.get(Optional.class);
        ClassName own = ClassName.get(options.packageName(), jacobian(options.className()));
        return MethodSpec.methodBuilder("jacobian")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(optional, JacobianRole.JACOBIAN))
                .addStatement("return $T.of(new $T())", optional, own)
                .build();
    }
}
