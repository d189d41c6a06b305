package brook.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import java.util.List;

/** What a generated class is for its users, beside what every model computes. */
interface Role {

    ClassName MODEL = ClassName.get("brook.runtime", "OdeModel");

    /** Further members of the class. */
    record Members(List<FieldSpec> fields, List<MethodSpec> methods) {
        public Members {
            fields = List.copyOf(fields);
            methods = List.copyOf(methods);
        }
    }

    /** What the class implements. */
    ClassName type();

    /** The Javadoc of the class. */
    String javadoc(Layout layout);

    /** The statements that describe it. */
    List<String> description();

    /** What it has beside the members of every model. */
    Members members(Names names);

    /** Methods of its own that compute parts of a jet. */
    default List<MethodSpec> ofJet(JetWriter jet) {
        return List.of();
    }
}
