package brook.compiler;

import java.util.Set;

/** Names of Java classes for models. */
final class ClassNames {

    /** Classes that generated code itself names. */
    private static final Set<String> TAKEN = Set.of(
            "AssertionError",
            "Arrays",
            "Double",
            "IllegalArgumentException",
            "Math",
            "ModelDescription",
            "ModelDescriptionBuilder",
            "Object",
            "OdeModel",
            "Override",
            "Series",
            "SpecialFunctions",
            "String",
            "System",
            "Tables");

    /** Longer names no file system likes: a class file is called like its class. */
    private static final int LONGEST = 60;

    private ClassNames() {}

    /**
     * The name, or how it begins, with its first letter great, what Java forbids replaced by an underscore; never a keyword,
     * which are all small.
     */
    static String of(String model) {
        StringBuilder name = new StringBuilder();
        model.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c) ? c : '_')
                .forEach(name::appendCodePoint);
        if (name.isEmpty() || !Character.isJavaIdentifierStart(name.codePointAt(0))) {
            name.insert(0, "Model");
        }
        int first = name.codePointAt(0);
        name.replace(0, Character.charCount(first), Character.toString(Character.toUpperCase(first)));
        boolean clash =
                TAKEN.contains(name.toString()) || name.toString().chars().allMatch(c -> c == '_');
        return clash ? name + "Model" : name.toString();
    }
}
