package brook.compiler.emit;

import brook.compiler.graph.IntTable;
import brook.compiler.graph.OdeGraph;
import brook.compiler.transform.JacobianPattern;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The class of the products with a Jacobian, which also tells its pattern. */
record JacobianRole(OdeGraph ode, JacobianPattern pattern, EmitOptions options) implements Role {

    static final ClassName JACOBIAN = ClassName.get("brook.runtime", "JacobianModel");

    @Override
    public ClassName type() {
        return JACOBIAN;
    }

    @Override
    public String javadoc(Layout layout) {
        return new Glossary(ode.system(), layout, options.className()).ofJacobian(pattern.directions());
    }

    @Override
    public List<String> description() {
        DescriptionWriter writer = new DescriptionWriter(ode.system(), options.fma());
        List<String> statements = new ArrayList<>(writer.states());
        statements.addAll(writer.changes(pattern.directions()));
        statements.addAll(writer.discretes());
        statements.addAll(writer.parameters());
        return statements;
    }

    @Override
    public Members members(Names names) {
        List<FieldSpec> fields = new ArrayList<>();
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(returns("stateCount", int.class, pattern.states()));
        methods.add(returns("directions", int.class, pattern.directions()));
        methods.add(returns("readsTime", boolean.class, pattern.readsTime()));
        table("columnStarts", names.constant("COLUMN_STARTS"), pattern.columnStarts(), fields, methods);
        table("rows", names.constant("ROWS"), pattern.rows(), fields, methods);
        table("colours", names.constant("COLOURS"), pattern.colours(), fields, methods);
        return new Members(fields, methods);
    }

    static MethodSpec returns(String name, Class<?> type, Object value) {
        return ClassWriter.override(name, type).addStatement("return $L", value).build();
    }

    /** A table of the class and the method that gives a copy of it. */
    static void table(String method, String field, IntTable table, List<FieldSpec> fields, List<MethodSpec> methods) {
        fields.add(TableWriter.field(int[].class, field, TableWriter.ints(table)).toBuilder()
                .addModifiers(Modifier.PRIVATE)
                .build());
        methods.add(ClassWriter.override(method, int[].class)
                .addStatement("return $T.copyOf($L, $L.length)", Arrays.class, field, field)
                .build());
    }
}
