package brook.compiler.emit;

import brook.compiler.system.OdeSystem;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The class of the model itself. */
record ModelRole(OdeSystem system, EmitOptions options) implements Role {

    /** The name of the class that computes products with the Jacobian of a model. */
    static String jacobian(String model) {
        return model + "Jacobian";
    }

    /** The name of the class of the adjoint of a model. */
    static String adjoint(String model) {
        return model + "Adjoint";
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
        List<MethodSpec> given = new ArrayList<>();
        for (EmitOptions.Companion companion : options.companions()) {
            given.add(
                    switch (companion) {
                        case JACOBIAN -> gives("jacobian", JacobianRole.JACOBIAN, jacobian(options.className()));
                        case ADJOINT -> gives("adjoint", AdjointRole.ADJOINT, adjoint(options.className()));
                    });
        }
        return new Members(List.of(), given);
    }

    private MethodSpec gives(String method, ClassName type, String name) {
        ClassName optional = ClassName.get(Optional.class);
        ClassName own = ClassName.get(options.packageName(), name);
        return MethodSpec.methodBuilder(method)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(optional, type))
                .addStatement("return $T.of(new $T())", optional, own)
                .build();
    }
}
