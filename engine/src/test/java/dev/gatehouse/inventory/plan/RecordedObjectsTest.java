package dev.gatehouse.inventory.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonSpan;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.secret.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Objects of the tools' APIs as other products recorded them, told apart and read without their
/// addresses. What no listing takes is none of who may do what (commits, issues, pipelines), is an
/// event, or is not the API's own form: cartography keeps Kubernetes objects under names of its
/// own, so none of its RBAC can be read, and that is tried too.
class RecordedObjectsTest {
    private static final Path SOURCES =
            Path.of(System.getProperty("gatehouse.root", "..")).resolve("sources");

    @TempDir Path directory;

    private Path corpus = directory;

    @BeforeEach
    void find() {
        corpus = Path.of(System.getProperty("gatehouse.shared", "/none")).resolve("corpus");
        Assumptions.assumeTrue(
                Files.isDirectory(corpus), "recorded API objects are not beside the project");
    }

    // Which listings the objects below a folder are of: objects and facts of each.
    private Map<String, String> read(String tool, String folder) throws IOException {
        InventoryPlan plan = Objects.requireNonNull(InventoryPlan.load(SOURCES).get(tool));
        Map<String, int[]> counts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(corpus.resolve(folder))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                for (JsonValue object : objects(Files.readAllBytes(file))) {
                    Optional<ListingPlan> listing = plan.guess(object);
                    if (listing.isPresent()) {
                        int[] count = counts.computeIfAbsent(listing.get().name(), _ -> new int[2]);
                        count[0]++;
                        count[1] += facts(listing.get(), tool, object);
                    }
                }
            }
        }
        Map<String, String> said = new TreeMap<>();
        counts.forEach(
                (name, count) -> said.put(name, count[0] + " objects, " + count[1] + " facts"));
        return said;
    }

    private int facts(ListingPlan listing, String tool, JsonValue object) {
        AnswerReader reader =
                new AnswerReader(
                        new Redactor(InstallationKey.loadOrCreate(directory, new SecureRandom())));
        Map<String, String> of =
                Map.of(
                        "repository", "acme/web",
                        "organization", "acme",
                        "group", "acme",
                        "project", "acme/web",
                        "branch", "main");
        byte[] bytes = CanonicalJson.text(object).getBytes(StandardCharsets.UTF_8);
        AnswerReader.Told told = reader.read(listing, tool + "/acme", of, bytes);
        assertThat(told.unread()).isZero();
        return told.facts().size();
    }

    // The objects of a file; one that only names lists holds their elements.
    private static List<JsonValue> objects(byte[] bytes) {
        List<JsonValue> objects = new ArrayList<>();
        for (JsonSpan span : AnswerReader.objects(bytes, "").orElse(List.of())) {
            parsed(bytes, span)
                    .ifPresent(value -> {
                        objects.add(value);
                        if (value instanceof JsonObject named) {
                            named.members().values().stream()
                                    .filter(JsonArray.class::isInstance)
                                    .forEach(list -> objects.addAll(((JsonArray) list).items()));
                        }
                    });
        }
        return objects;
    }

    private static Optional<JsonValue> parsed(byte[] bytes, JsonSpan span) {
        try {
            return Optional.of(Json.parse(bytes, span.offset(), span.length()));
        } catch (JsonProblem notOne) {
            return Optional.empty();
        }
    }

    @Test
    void whatGoScmRecorded() throws IOException {
        assertThat(read("github", "github/drone+go-scm/github/testdata"))
                .containsEntry("repository-hooks", "2 objects, 10 facts")
                .containsKey("repositories");
        assertThat(read("gitlab", "gitlab/drone+go-scm"))
                .containsEntry("project-hooks", "3 objects, 9 facts")
                .containsEntry("projects", "6 objects, 52 facts");
    }

    @Test
    void whatGitLab4jRecorded() throws IOException {
        assertThat(read("gitlab", "gitlab/gitlab4j+gitlab4j-api"))
                .containsEntry("deploy-keys", "2 objects, 4 facts")
                .containsEntry("project-hooks", "3 objects, 9 facts")
                .containsEntry("protected-branches", "2 objects, 11 facts")
                .containsEntry("personal-access-tokens", "2 objects, 2 facts")
                .containsKeys("application-settings", "group-members", "protected-tags");
    }

    @Test
    void whatCartographyRecorded() throws IOException {
        assertThat(read("keycloak", "keycloak"))
                .containsEntry("users", "2 objects, 2 facts")
                .containsKeys("clients", "roles");
        assertThat(read("kubernetes", "kubernetes-rbac")).isEmpty();
    }
}
