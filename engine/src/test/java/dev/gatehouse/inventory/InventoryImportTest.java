package dev.gatehouse.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.inventory.InventoryImport.Asked;
import dev.gatehouse.inventory.InventoryImport.Count;
import dev.gatehouse.inventory.plan.InventoryPlan;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryImportTest {
    private static final Path ROOT = Path.of(System.getProperty("gatehouse.root", ".."));
    private static final Asked NOTHING_SAID = new Asked(Optional.empty(), new TreeMap<>(), false);

    @TempDir Path directory;

    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Shop(directory, Shop::noon);
    }

    @AfterEach
    void close() throws IOException {
        shop.close();
    }

    private Count take(Asked asked, Map<String, String> files) {
        InventoryImport importing =
                new InventoryImport(
                        shop.taking(), Objects.requireNonNull(shop.plans.get("shop")), asked);
        new TreeMap<>(files).forEach((name, text) -> importing.take(name, Shop.utf8(text)));
        Count count = importing.end();
        shop.follow();
        return count;
    }

    @Test
    void aFileNamedLikeAnAddressSaysWhatItWasAskedWith() {
        Count count =
                take(
                        NOTHING_SAID,
                        Map.of(
                                "rooms.json", "[{\"room\":\"vault\",\"owner\":\"7\"}]",
                                "rooms/vault/keys.json", "[{\"id\":7,\"may\":\"owner\"}]",
                                "rooms/vault/keys.2.json", "[{\"id\":8,\"may\":\"guest\"}]"));
        assertThat(count.problems()).isEmpty();
        assertThat(count.listings()).isEqualTo(2);
        assertThat(shop.inventory.now().rightsOn("shop/default/vault")).hasSize(2);
        assertThat(shop.inventory.now().isComplete("shop/default", "keys")).isTrue();
    }

    @Test
    void objectsTellTheirListingWhereTheNameDoesNot() {
        Count count =
                take(
                        NOTHING_SAID,
                        Map.of(
                                "export.ndjson",
                                "{\"room\":\"vault\",\"owner\":\"7\",\"open\":true}\n{\"lamp\":1}\n"));
        assertThat(count.objects()).isEqualTo(1);
        assertThat(count.unknown()).isEqualTo(1);
        assertThat(count.problems()).singleElement().asString().contains("export.ndjson");
        assertThat(shop.inventory.now().setting("shop/default/vault", "open")).isPresent();
    }

    @Test
    void whatStandsNowhereIsNotTakenForTheWhole() {
        take(NOTHING_SAID, Map.of("export.json", "[{\"id\":7,\"may\":\"owner\"}]"));
        assertThat(shop.inventory.now().rightsOf("shop/default/user/7")).isEmpty();
        assertThat(shop.inventory.now().isComplete("shop/default", "keys")).isFalse();
    }

    @Test
    void aPartIsNeverTheWhole() {
        take(NOTHING_SAID, Map.of("rooms/vault/keys.json", "[{\"id\":7,\"may\":\"owner\"}]"));
        take(
                new Asked(Optional.empty(), new TreeMap<>(), true),
                Map.of("rooms/vault/keys.json", "[{\"id\":8,\"may\":\"guest\"}]"));
        assertThat(shop.inventory.now().rightsOn("shop/default/vault")).hasSize(2);
        take(NOTHING_SAID, Map.of("rooms/vault/keys.json", "[{\"id\":9,\"may\":\"guest\"},"));
        assertThat(shop.inventory.now().rightsOn("shop/default/vault")).as("cut off").hasSize(2);
        take(NOTHING_SAID, Map.of("rooms/vault/keys.json", "[]"));
        assertThat(shop.inventory.now().rightsOn("shop/default/vault")).isEmpty();
    }

    @Test
    void whoeverHandsItInMaySayWhatItIs() {
        Asked asked = new Asked(Optional.of("keys"), new TreeMap<>(Map.of("room", "vault")), false);
        take(asked, Map.of("-", "[{\"id\":7,\"may\":\"owner\"}]"));
        assertThat(shop.inventory.now().rightsOn("shop/default/vault")).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        take(new Asked(Optional.of("kyes"), new TreeMap<>(), false), Map.of()))
                .withMessageContaining("rooms, keys");
    }

    /// Recorded objects of the tools' own APIs; what another product keeps of them is here only as
    /// something to read.
    @Test
    void readsRecordedObjects() throws IOException {
        Path corpus = Path.of(System.getProperty("gatehouse.shared", "/none")).resolve("corpus");
        Assumptions.assumeTrue(
                Files.isDirectory(corpus), "recorded API objects are not beside the project");
        Path github = corpus.resolve("github/cartography-cncf+cartography/github");
        JsonObject actions =
                (JsonObject) Json.parse(Files.readAllBytes(github.resolve("actions.json")));
        assertThat(
                        read(
                                "github",
                                Map.of(
                                        "orgs/acme/actions/secrets.json",
                                        actions.get("GET_ORG_SECRETS"),
                                        "repos/acme/web/environments.json",
                                        actions.get("GET_REPO_ENVIRONMENTS"),
                                        "repos/acme/web/environments/production/secrets.json",
                                        actions.get("GET_ENV_SECRETS_PRODUCTION"))))
                .contains("github/acme/acme/web/environments/production/secrets/PROD_API_KEY")
                .contains("github/acme/acme/secrets/NPM_TOKEN");
        Path gitlab = corpus.resolve("gitlab/cartography-cncf+cartography/gitlab");
        JsonObject users =
                (JsonObject) Json.parse(Files.readAllBytes(gitlab.resolve("users.json")));
        JsonObject variables =
                (JsonObject) Json.parse(Files.readAllBytes(gitlab.resolve("ci_variables.json")));
        assertThat(
                        read(
                                "gitlab",
                                Map.of(
                                        "groups/myorg/members.json",
                                        users.get("GET_GITLAB_ORG_MEMBERS"),
                                        "projects/myorg%2Fweb/variables.json",
                                        variables.get("GET_PROJECT_VARIABLES_RESPONSE"))))
                .contains("member of myorg as owner", "DATABASE_URL")
                .doesNotContain("should-not-be-stored");
        Path recorded =
                corpus.resolve(
                        "gitlab/gitlab4j+gitlab4j-api/gitlab4j-models/src/test/resources/org/gitlab4j"
                                + "/models");
        Map<String, JsonValue> models = new TreeMap<>();
        Map<String, String> addresses =
                Map.of(
                        "protected-branch", "protected_branches",
                        "deploy-keys", "deploy_keys",
                        "project-access-token", "access_tokens");
        for (Map.Entry<String, String> each : addresses.entrySet()) {
            models.put(
                    "projects/acme%2Fweb/" + each.getValue() + ".json",
                    Json.parse(Files.readAllBytes(recorded.resolve(each.getKey() + ".json"))));
        }
        assertThat(read("gitlab", models))
                .contains("branch-protected", "gitlab:deploy-key:3", "gitlab:access-token:10");
    }

    // What a tool of the project makes of answers, as text.
    private String read(String tool, Map<String, JsonValue> files) {
        Source source =
                new Source(
                        1,
                        SourceName.parse(tool + ":acme"),
                        "acme",
                        Tools.load(ROOT.resolve("sources")).tool(tool));
        InventoryPlan plan =
                Objects.requireNonNull(InventoryPlan.load(ROOT.resolve("sources")).get(tool));
        StringBuilder said = new StringBuilder();
        try (Shop other = new Shop(directory.resolve(tool + files.hashCode()), Shop::noon)) {
            InventoryImport importing =
                    new InventoryImport(
                            new SnapshotTaking(
                                    other.recorder,
                                    new SnapshotTaking.Subject(
                                            source, plan, "user:1", other.clock.instant()),
                                    other.clock),
                            plan,
                            NOTHING_SAID);
            files.forEach((name, answer) -> importing.take(name, CanonicalJson.bytes(answer)));
            Count count = importing.end();
            assertThat(count.problems()).isEmpty();
            other.factsOf(source, plan, count.position()).stream()
                    .map(fact -> CanonicalJson.text(FactJson.of(fact)))
                    .forEach(said::append);
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
        return said.toString();
    }
}
