package brook.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The methods of a generated class as they grow. A class holds at most 65,535 constants, so the methods of a large model go to nested classes; and where a
 * model is large, fewer locals and shorter comments save a good half of the text.
 */
final class ClassWriter {

    private static final int CONSTANTS = 45_000;
    private static final int CALLS = 150;

    /** So many arguments of calls that describe make a method; each takes about four bytes. */
    private static final int ARGUMENTS = 900;

    private final List<MethodSpec> own = new ArrayList<>();
    private final List<List<MethodSpec>> parts = new ArrayList<>();
    /** Classes that need no import; not the class itself, whatever it is called. */
    private final Set<String> plain;

    private final Bodies bodies = new Bodies();
    private final Names names;
    private final boolean terse;
    private int constants;

    ClassWriter(String className, Names names, boolean terse) {
        this.plain = new HashSet<>(Set.of("Math", "Double"));
        plain.remove(className);
        this.names = names;
        this.terse = terse;
    }

    /** Adds a static method that takes those of the parameters that it needs; returns what a call of it looks like, arguments included. */
    String method(String hint, String javadoc, List<String> parameters, Lines statements) {
        Lines body = terse ? statements.terse() : statements;
        String name = names.method(hint);
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.STATIC);
        if (!javadoc.isEmpty() && !terse) {
            method.addJavadoc("$L", javadoc);
        }
        List<String> arguments = new ArrayList<>();
        Set<String> wanted = new HashSet<>();
        parameters.forEach(parameter -> wanted.add(parameter.substring(parameter.lastIndexOf(' ') + 1)));
        Lines.Written written = body.written(plain, wanted);
        for (String parameter : parameters) {
            int space = parameter.lastIndexOf(' ');
            if (!written.words().contains(parameter.substring(space + 1))) {
                continue;
            }
            arguments.add(parameter.substring(space + 1));
            method.addParameter(type(parameter.substring(0, space)), parameter.substring(space + 1));
        }
        method.addCode(written.named() > 0 ? written.code() : CodeBlock.of("$L", bodies.keep(body)));
        // Its name, its type, its attributes.
        return place(method, written.constants() + 8) + name + "(" + String.join(", ", arguments) + ")";
    }

    private static TypeName type(String type) {
        return switch (type) {
            case "int" -> TypeName.INT;
            case "double" -> TypeName.DOUBLE;
            case "double[]" -> ArrayTypeName.of(TypeName.DOUBLE);
            default -> ClassName.get("brook.runtime", type);
        };
    }

    private String place(MethodSpec.Builder method, int more) {
        constants += more;
        boolean full = constants > CONSTANTS;
        if (parts.isEmpty() && !full) {
            own.add(method.addModifiers(Modifier.PRIVATE).build());
            return "";
        }
        if (full) {
            parts.add(new ArrayList<>());
            constants = more;
        }
        parts.get(parts.size() - 1).add(method.build());
        return "Part" + parts.size() + ".";
    }

    /** Calls in a row; where they are many, through methods that call some each, so that no method is large. */
    Lines calls(String hint, List<String> parameters, List<String> calls) {
        List<String> level = calls;
        while (level.size() > CALLS) {
            List<String> next = new ArrayList<>();
            for (int i = 0; i < level.size(); i += CALLS) {
                Lines body = new Lines();
                level.subList(i, Math.min(i + CALLS, level.size())).forEach(body::statement);
                next.add(method(hint, "", parameters, body));
            }
            level = next;
        }
        Lines lines = new Lines();
        level.forEach(lines::statement);
        return lines;
    }

    /** Those of some declarations of locals that calls mention; a parameter of the same name needs none. */
    Lines locals(List<String> calls, String... declarations) {
        Lines mentioned = new Lines();
        calls.forEach(mentioned::statement);
        Set<String> used = mentioned.identifiers();
        Lines locals = new Lines();
        for (String declaration : declarations) {
            String name = declaration.substring(0, declaration.indexOf(" = ")).replaceAll(".* ", "");
            if (used.contains(name) && !declaration.endsWith(" = " + name)) {
                locals.statement(declaration);
            }
        }
        return locals;
    }

    /** Statements on the builder {@code b} of a description; where they are many, as calls of methods that do some each. */
    Lines describe(List<String> statements) {
        List<Lines> bodies = new ArrayList<>();
        int arguments = ARGUMENTS;
        for (String statement : statements) {
            int more = (int) statement.chars().filter(c -> c == '(' || c == ',').count();
            if (arguments + more > ARGUMENTS) {
                bodies.add(new Lines());
                arguments = 0;
            }
            bodies.get(bodies.size() - 1).statement(statement);
            arguments += more;
        }
        if (bodies.size() == 1) {
            return bodies.get(0);
        }
        List<String> parameters = List.of("ModelDescriptionBuilder b");
        List<String> calls = new ArrayList<>();
        bodies.forEach(body -> calls.add(method("describe", "", parameters, body)));
        return calls("describe", parameters, calls);
    }

    /** What JavaPoet made of the class, with the bodies of these methods. */
    String filled(String source) {
        return bodies.filled(source);
    }

    List<MethodSpec> own() {
        return own;
    }

    List<TypeSpec> parts() {
        List<TypeSpec> types = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            types.add(TypeSpec.classBuilder("Part" + (i + 1))
                    .addJavadoc("$L", "More methods; a class holds a limited number of constants.\n")
                    .addModifiers(Modifier.STATIC, Modifier.FINAL)
                    .addMethods(parts.get(i))
                    .build());
        }
        return types;
    }

    static MethodSpec.Builder override(String name, Class<?> returns) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(returns);
    }

    static CodeBlock statements(String... statements) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (String statement : statements) {
            code.add("$L;\n", statement);
        }
        return code.build();
    }
}
