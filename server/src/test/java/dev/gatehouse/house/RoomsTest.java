package dev.gatehouse.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.gatehouse.house.HouseTables.Module;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class RoomsTest {
    private static final Pattern OUR_DEPENDENCY =
            Pattern.compile(
                    "<dependency>\\s*<groupId>dev\\.gatehouse</groupId>\\s*<artifactId>(\\w+)</artifactId>"
                            + "(?!\\s*<scope>test)");

    private final Checkout checkout = Checkout.ofThisBuild();
    private final HouseTables tables = HouseTables.parse(checkout.text("ARCHITECTURE.md"));
    private final RoomLaw law = new RoomLaw(tables);

    @Test
    void theTableListsOnlyRoomsAboveAndTheShelf() {
        assertThat(law.tableOrder()).isEmpty();
    }

    @Test
    void roomsImportOnlyWhatTheirRowLists() {
        assertThat(law.rooms(classes("engine"))).isEmpty();
    }

    @Test
    void standingRoomsExist() {
        assertThat(law.missing(classes("engine"))).isEmpty();
    }

    @Test
    void theStandingModulesAreThoseOfTheTable() {
        var named = new TreeSet<String>();
        for (Module module : tables.modules()) if (module.standing()) named.add(module.name());
        var modules = new TreeSet<>(checkout.modules());
        assertThat(named).isEqualTo(modules);
    }

    @TestFactory
    Stream<DynamicTest> modulesUseOnlyWhatTheirRowLists() {
        return tables.modules().stream()
                .filter(module ->
                        Files.isDirectory(checkout.path(module.name(), "target", "classes")))
                .map(module ->
                        DynamicTest.dynamicTest(
                                module.name(),
                                () ->
                                        assertThat(law.module(module, classes(module.name())))
                                                .isEmpty()));
    }

    @Test
    void modulesDeclareOnlyWhatTheirRowLists() {
        var violations = new ArrayList<String>();
        for (Module module : tables.modules()) {
            if (!Files.exists(checkout.path(module.name(), "pom.xml"))) continue;
            violations.addAll(undeclared(module, checkout.text(module.name() + "/pom.xml")));
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void everyPackageSaysItsPurposeAndIsNullMarked() {
        var violations = new ArrayList<String>();
        for (String module : checkout.modules()) {
            var packages = new TreeSet<Path>();
            Path main = checkout.path(module, "src", "main", "java");
            for (Path file : Checkout.files(main, RoomsTest::isJavaOfAPackage))
                packages.add(file.getParent());
            for (Path folder : packages) violations.addAll(purposeless(folder));
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void seesAPlantedImportBetweenRooms(@TempDir Path folder) {
        JavaClasses planted =
                Planted.compile(
                        folder,
                        "package dev.gatehouse.search; public class Wanted {}",
                        "package dev.gatehouse.event; class Curious { dev.gatehouse.search.Wanted[] all; }");
        assertThat(law.rooms(planted))
                .anyMatch(sentence -> sentence.startsWith("event may not know search"));
    }

    @Test
    void seesAPlantedClassInAPlannedRoomAndInNoRoom(@TempDir Path folder) {
        JavaClasses planted =
                Planted.compile(
                        folder,
                        "package dev.gatehouse.request; class Early {}",
                        "package dev.gatehouse.attic; class Lost {}");
        assertThat(law.rooms(planted))
                .contains("room request has classes but the table calls it planned")
                .contains("dev.gatehouse.attic.Lost stands in no room of the table");
    }

    @Test
    void seesAPlantedUseOfServerByCliAndOfTheFrameworkByEngine(@TempDir Path folder) {
        JavaClasses planted =
                Planted.compile(
                        folder,
                        "package dev.gatehouse.server; public class Core {}",
                        "package io.javalin; public class Javalin {}",
                        "package dev.gatehouse.cli; class Shortcut { dev.gatehouse.server.Core core; }",
                        "package dev.gatehouse.event; class Web { io.javalin.Javalin web; }");
        var cli = new Module("cli", Set.of("journal", "engine"), true);
        assertThat(law.module(cli, planted))
                .anyMatch(sentence -> sentence.startsWith("cli may not know server"))
                .anyMatch(sentence -> sentence.contains("uses the framework (io.javalin.Javalin)"));
    }

    @Test
    void seesAJournalThatNeedsMoreThanTheJdk(@TempDir Path folder) {
        JavaClasses planted =
                Planted.compile(
                        folder,
                        "package org.elsewhere; public class Squeezer {}",
                        "package dev.gatehouse.journal; class Lazy { org.elsewhere.Squeezer squeezer; }");
        assertThat(law.module(new Module("journal", Set.of(), true), planted))
                .contains(
                        "dev.gatehouse.journal.Lazy uses org.elsewhere.Squeezer, and journal is JDK only");
    }

    @Test
    void seesATableThatLooksDown() {
        String upsideDown =
                """
                | module | may use | what | state |
                | --- | --- | --- | --- |
                | `engine` | | all | standing |

                | room | may import | in one sentence | state |
                | --- | --- | --- | --- |
                | `event` | search | words | standing |
                | `search` | event | index | planned |
                """;
        assertThat(new RoomLaw(HouseTables.parse(upsideDown)).tableOrder())
                .containsExactly("the table lets event import search, which is not above it");
    }

    @Test
    void seesAModuleThatDeclaresTooMuch() {
        String pom =
                "<dependency><groupId>dev.gatehouse</groupId><artifactId>server</artifactId></dependency>"
                        + "<dependency><groupId>dev.gatehouse</groupId><artifactId>simulator</artifactId>"
                        + "<scope>test</scope></dependency>";
        assertThat(undeclared(new Module("cli", Set.of("engine"), true), pom))
                .containsExactly("cli declares server, which its row does not list");
    }

    private JavaClasses classes(String module) {
        return new ClassFileImporter().importPath(checkout.path(module, "target", "classes"));
    }

    private static List<String> undeclared(Module module, String pom) {
        return OUR_DEPENDENCY
                .matcher(pom)
                .results()
                .map(match -> match.group(1))
                .filter(used -> !module.mayUse().contains(used))
                .map(used -> module.name() + " declares " + used + ", which its row does not list")
                .toList();
    }

    private static boolean isJavaOfAPackage(Path file) {
        return file.toString().endsWith(".java") && !file.endsWith("module-info.java");
    }

    private static List<String> purposeless(Path folder) {
        Path info = folder.resolve("package-info.java");
        if (!Files.exists(info)) return List.of(folder + " has no package-info.java");
        String text = Checkout.text(info);
        if (!text.startsWith("///")) return List.of(info + " does not say its purpose first");
        return text.contains("@NullMarked") ? List.of() : List.of(info + " is not @NullMarked");
    }
}
