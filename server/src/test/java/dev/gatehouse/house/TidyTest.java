package dev.gatehouse.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TidyTest {
    private static final Set<String> HELD_BY_LINES = Set.of(".java", ".ts", ".tsx", ".css", ".sh");

    private final Checkout checkout = Checkout.ofThisBuild();

    @Test
    void everySourceFileIsShortAndFinished() {
        Stream<Path> sources = checkout.files(TidyTest::isHeldByLines).stream();
        Stream<Path> launcher = Stream.of(checkout.path("gatehouse"));
        assertThat(
                        Stream.concat(sources, launcher)
                                .flatMap(file ->
                                        TidyText.violations(file, Checkout.text(file)).stream()))
                .isEmpty();
    }

    @Test
    void javaKeepsTheStyle() {
        assertThat(TidyJava.violations(java(path -> true))).isEmpty();
    }

    @Test
    void noDefaultOverOurOwnSealedTypesAndEnums() {
        assertThat(SwitchLaw.violations(java(path -> path.toString().contains("/src/main/"))))
                .isEmpty();
    }

    @Test
    void theSuiteStaysWithinItsBudget() {
        Stream<Path> java =
                checkout.modules().stream()
                        .map(module -> checkout.path(module).resolve("target/surefire-reports"))
                        .flatMap(folder -> Checkout.files(folder, TidyTest::isReport).stream());
        Stream<Path> screens =
                Stream.of("Screens", "Build", "Browser")
                        .map(step -> checkout.path(".gatehouse/reports/" + step + ".xml"))
                        .filter(Files::exists);
        assertThat(SuiteTime.violations(Stream.concat(java, screens).map(Checkout::text).toList()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package p.util; class Sorter {}",
                "package p; class EventHelper {}",
                "package p; class AbstractReader {}",
                "package p; class ReaderImpl {}",
                "package p; interface IReader {}",
                "package p; public class Reader {}",
                "package p; class Reader { void read(int a, int b, int c, int d, int e) {} }",
                "package p; class Reader { @org.junit.jupiter.api.Disabled void reads() {} }",
                "package p; import org.mockito.Mockito; class Reader {}",
                "package p; class Reader { long now() { return System.currentTimeMillis(); } }",
                "package p; class Reader { Object seed() { return new Random(); } }",
                "package dev.gatehouse.event; class Reader { Object none() { return null; } }",
            })
    void seesAPlantedViolation(String source) {
        assertThat(TidyJava.violations(List.of(JavaUnits.of(source)))).hasSize(1);
    }

    @Test
    void seesAPlantedLongMethod() {
        String source = "package p; class Reader { void read() {\n" + ";\n".repeat(60) + "} }";
        assertThat(TidyJava.violations(List.of(JavaUnits.of(source))))
                .singleElement()
                .asString()
                .contains("read has 62 lines");
    }

    @Test
    void letsARecordHaveAsManyComponentsAsItNeeds() {
        String source =
                "package p; record Wide(int a, int b, int c, int d, int e) {"
                        + " Wide(int a, int b, int c, int d, int e) { this.a = a; this.b = b; this.c = c; this.d = d; this.e = e; } }";
        assertThat(TidyJava.violations(List.of(JavaUnits.of(source)))).isEmpty();
    }

    @Test
    void seesAPlantedDefaultOverAnEnumAndOverASealedType() {
        String overEnum =
                "package dev.gatehouse.p; class A { enum Light { RED, GREEN }"
                        + " int of(Light light) { return switch (light) { case RED -> 1; default -> 2; }; } }";
        String overSealed =
                "package dev.gatehouse.p; class B { sealed interface Shape {} record Round() implements Shape {}"
                        + " void of(Shape shape) { switch (shape) { case Round() -> {} default -> {} } } }";
        String overText =
                "package dev.gatehouse.p; class C { int of(String word) { return switch (word) { default -> 2; }; } }";
        assertThat(
                        SwitchLaw.violations(
                                Stream.of(overEnum, overSealed, overText)
                                        .map(JavaUnits::of)
                                        .toList()))
                .hasSize(2)
                .allMatch(sentence -> sentence.contains("has a default over dev.gatehouse.p."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// TO" + "DO later",
                "it.on" + "ly('opens', () => {})",
                "test.sk" + "ip('opens', () => {})",
                "test.describe.sk" + "ip('all', () => {})",
                "x" + "it('opens', () => {})"
            })
    void seesAPlantedLineInAScreen(String line) {
        assertThat(TidyText.violations(Path.of("ui/src/explore.test.ts"), line)).hasSize(1);
    }

    @Test
    void seesAPlantedLongFileAndAnEmptyName() {
        assertThat(TidyText.violations(Path.of("ui/src/explore.tsx"), "\n".repeat(401))).hasSize(1);
        assertThat(TidyText.violations(Path.of("ui/src/utils.ts"), "export {};")).hasSize(1);
        assertThat(TidyText.violations(Path.of("gatehouse"), "\n".repeat(251))).hasSize(1);
    }

    @Test
    void seesASuiteOverItsBudget() {
        String report = "<testsuite name=\"Slow\" tests=\"1\" time=\"1,060.5\">";
        assertThat(SuiteTime.violations(List.of(report))).isEmpty();
        assertThat(SuiteTime.violations(List.of(report, report))).hasSize(1);
    }

    private List<JavaFileObject> java(Predicate<Path> wanted) {
        List<Path> files = checkout.files(file -> isJava(file) && wanted.test(file));
        StandardJavaFileManager disk =
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
        var found = new ArrayList<JavaFileObject>();
        disk.getJavaFileObjectsFromPaths(files).forEach(found::add);
        return found;
    }

    private static boolean isJava(Path file) {
        return file.toString().endsWith(".java") && !file.endsWith("module-info.java");
    }

    private static boolean isHeldByLines(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 && HELD_BY_LINES.contains(name.substring(dot));
    }

    private static boolean isReport(Path file) {
        return file.toString().endsWith(".xml");
    }
}
