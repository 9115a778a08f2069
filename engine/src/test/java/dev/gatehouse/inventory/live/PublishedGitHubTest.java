package dev.gatehouse.inventory.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.intake.OpenApi;
import dev.gatehouse.intake.OpenApiServer;
import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.CredentialFact;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Setting;
import dev.gatehouse.inventory.plan.ListingPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// GitHub read whole from a server made from GitHub's own published OpenAPI document: nothing is
/// asked that the document does not describe, and its own examples are understood.
class PublishedGitHubTest {
    private static final int MEMBERS = 230;

    @TempDir Path data;

    private OpenApi description;

    @BeforeEach
    void read() throws Exception {
        Path file = OpenApi.published("ghec.json");
        Assumptions.assumeTrue(
                Files.exists(file),
                () -> file + " is missing: `./gatehouse test` fetches it from the npm registry");
        description = OpenApi.read(file);
    }

    private static List<String> members() {
        return IntStream.range(0, MEMBERS)
                .mapToObj(id -> "{\"id\":%d,\"login\":\"member-%d\"}".formatted(1000 + id, id))
                .toList();
    }

    @Test
    void everyListingIsAskedAsTheDocumentDescribesAndItsExamplesAreUnderstood() throws Exception {
        try (OpenApiServer server =
                        new OpenApiServer(description, Map.of("/orgs/{org}/members", members()));
                LiveTool github = new LiveTool("github", data)) {
            Picture picture = github.read(Map.of("api", server.url(), "organization", "octo-org"));
            assertThat(server.complaints).isEmpty();
            assertThat(LiveTool.incomplete(picture)).isEmpty();
            assertThat(LiveTool.listings(picture))
                    .containsExactlyInAnyOrderElementsOf(
                            github.plan().listings().stream().map(ListingPlan::name).toList());
            assertThat(accounts(picture, "member")).as("every page").hasSize(MEMBERS);
            assertThat(settings(picture))
                    .contains("base-permission", "visibility", "branch-protected", "privacy");
            assertThat(credentials(picture)).contains("deploy-key", "secret", "pat");
            assertThat(picture.rightsOn("github/acme/octocat/Hello-World"))
                    .as("collaborators and teams of the examples")
                    .isNotEmpty();
        }
    }

    private static Set<String> accounts(Picture picture, String role) {
        return picture.facts().stream()
                .filter(AccountFact.class::isInstance)
                .map(AccountFact.class::cast)
                .filter(account -> account.role().equals(role))
                .map(AccountFact::account)
                .collect(Collectors.toSet());
    }

    private static Set<String> settings(Picture picture) {
        return picture.facts().stream()
                .filter(Setting.class::isInstance)
                .map(fact -> ((Setting) fact).name())
                .collect(Collectors.toSet());
    }

    private static Set<String> credentials(Picture picture) {
        return picture.facts().stream()
                .filter(CredentialFact.class::isInstance)
                .map(fact -> ((CredentialFact) fact).kind())
                .collect(Collectors.toSet());
    }
}
