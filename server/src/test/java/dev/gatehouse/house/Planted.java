package dev.gatehouse.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// Compiles small sources that break a law on purpose, so that a test can see the law notice.
final class Planted {
    private Planted() {}

    static JavaClasses compile(Path folder, String... sources) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> units = Arrays.stream(sources).map(JavaUnits::of).toList();
        var options = List.of("-d", folder.toString(), "-proc:none");
        if (!compiler.getTask(null, null, null, options, null, units).call()) {
            throw new IllegalArgumentException("the planted source does not compile");
        }
        return new ClassFileImporter().importPath(folder);
    }
}
