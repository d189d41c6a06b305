package brook.maven.generate;

import java.util.List;
import java.util.regex.Pattern;

/** Which files of a folder are models: patterns as Ant and Maven have them, on names with {@code /}. */
public record Selection(List<String> includes, List<String> excludes) {

    /** Every {@code .ode} file. */
    public static final Selection ALL = new Selection(List.of("**/*.ode"), List.of());

    public Selection {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    /** Whether a file belongs to it, given its name relative to the folder. */
    boolean selects(String name) {
        return includes.stream().anyMatch(pattern -> matches(pattern, name))
                && excludes.stream().noneMatch(pattern -> matches(pattern, name));
    }

    /** {@code **} is any number of folders, {@code *} any text without a slash, {@code ?} one character of it. */
    private static boolean matches(String pattern, String name) {
        String whole = pattern.replace('\\', '/');
        String all = whole.endsWith("/") ? whole + "**" : whole;
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < all.length()) {
            String sign = sign(all, at);
            regex.append(
                    switch (sign) {
                        case "**/" -> "(?:.*/)?";
                        case "**" -> ".*";
                        case "*" -> "[^/]*";
                        case "?" -> "[^/]";
                        default -> Pattern.quote(sign);
                    });
            at += sign.length();
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name).matches();
    }

    private static String sign(String pattern, int at) {
        for (String wild : List.of("**/", "**")) {
            if (pattern.startsWith(wild, at)) {
                return wild;
            }
        }
        return pattern.substring(at, at + 1);
    }
}
