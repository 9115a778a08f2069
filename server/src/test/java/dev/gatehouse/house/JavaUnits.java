package dev.gatehouse.house;

import java.net.URI;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/// Java source held in memory, named after the type it declares.
final class JavaUnits {
    private static final Pattern PACKAGE = Pattern.compile("package ([a-z.]+);");
    private static final Pattern TYPE =
            Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");

    private JavaUnits() {}

    static JavaFileObject of(String source) {
        String folder = first(PACKAGE, source).replace('.', '/');
        URI name = URI.create("memory:///" + folder + "/" + first(TYPE, source) + ".java");
        return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static String first(Pattern pattern, String source) {
        var matcher = pattern.matcher(source);
        if (!matcher.find()) throw new IllegalArgumentException("no " + pattern + " in: " + source);
        return matcher.group(1);
    }
}
