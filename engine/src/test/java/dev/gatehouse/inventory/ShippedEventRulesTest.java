package dev.gatehouse.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Trust;
import dev.gatehouse.inventory.plan.InventoryPlan;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.source.Piece;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Reading;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What GitHub's and GitLab's own events say has become otherwise, by the rules that ship.
class ShippedEventRulesTest {
    private static final Path SOURCES =
            Path.of(System.getProperty("gatehouse.root", "..")).resolve("sources");
    private static final String GITLAB =
            "{\"id\":\"101\",\"author_id\":41,\"created_at\":\"2026-11-20T09:00:00.250Z\",%s}";

    @TempDir Path directory;

    private List<String> of(String tool, String channel, String document) throws IOException {
        InstallationKey key = InstallationKey.loadOrCreate(directory, new SecureRandom());
        Source source =
                new Source(1, SourceName.parse(tool), "default", Tools.load(SOURCES).tool(tool));
        InventoryPlan plan = Objects.requireNonNull(InventoryPlan.load(SOURCES).get(tool));
        Piece piece =
                new Piece(
                        1,
                        channel,
                        Instant.parse("2026-11-22T12:00:00Z"),
                        Trust.SECRET,
                        false,
                        document.getBytes(StandardCharsets.UTF_8));
        Reading reading = Reader.of(source, new Redactor(key), key).read(piece);
        assertThat(reading).isInstanceOf(Reading.Events.class);
        Event event = ((Reading.Events) reading).events().getFirst();
        return Alteration.of(event, source, plan).stream()
                .map(each ->
                        String.join(" ", each.part().toString(), each.how(), each.text(), each.on())
                                .strip())
                .toList();
    }

    private List<String> gitHub(String members) throws IOException {
        return of(
                "github",
                "stream",
                "{\"@timestamp\":1795339200123,\"_document_id\":\"d1\",\"actor\":\"mira\",\"actor_id\":501,\"org\":\"acme\",%s}"
                        .formatted(members));
    }

    @Test
    void gitHubsCollaborators() throws IOException {
        String who = "\"repo\":\"acme/web\",\"user\":\"ada\",\"user_id\":502";
        assertThat(
                        gitHub(
                                "\"action\":\"repo.update_member\",\"old_permission\":\"read\",\"permission\":\"admin\","
                                        + who))
                .containsExactly(
                        "collaborators acme/web now"
                                + " {\"id\":\"502\",\"login\":\"ada\",\"role_name\":\"admin\"}");
        assertThat(gitHub("\"action\":\"repo.remove_member\"," + who))
                .containsExactly("collaborators acme/web gone github/default/user/502");
        assertThat(gitHub("\"action\":\"repo.add_member\"," + who))
                .as("as what, it does not say")
                .isEmpty();
    }

    @Test
    void gitHubsOrganizationAndTeams() throws IOException {
        String who = "\"user\":\"ada\",\"user_id\":502";
        assertThat(gitHub("\"action\":\"org.update_member\",\"permission\":\"admin\"," + who))
                .containsExactly(
                        "owners acme now {\"id\":\"502\",\"login\":\"ada\"}",
                        "members acme gone github/default/user/502");
        assertThat(gitHub("\"action\":\"org.remove_member\"," + who))
                .containsExactlyInAnyOrder(
                        "members acme gone github/default/user/502",
                        "owners acme gone github/default/user/502");
        assertThat(gitHub("\"action\":\"team.add_member\",\"team\":\"acme/ops\"," + who))
                .containsExactly("team-members acme ops now {\"id\":\"502\",\"login\":\"ada\"}");
        assertThat(
                        gitHub(
                                "\"action\":\"team.remove_repository\",\"team\":\"acme/ops\",\"repo\":\"acme/web\""))
                .containsExactly(
                        "team-repositories acme ops gone github/default/group/team/acme/ops"
                                + " github/default/acme/web",
                        "repository-teams acme/web gone github/default/group/team/acme/ops");
    }

    @Test
    void gitHubsProtectionAndVisibility() throws IOException {
        String branch = "\"repo\":\"acme/web\",\"name\":\"main\"";
        assertThat(gitHub("\"action\":\"protected_branch.destroy\"," + branch))
                .containsExactly(
                        "branch-protection main acme/web whole"
                                + " {\"message\":\"Branch not protected\"}");
        assertThat(gitHub("\"action\":\"protected_branch.update_admin_enforced\"," + branch))
                .containsExactly("branch-protection main acme/web unsure");
        assertThat(
                        gitHub(
                                "\"action\":\"repo.access\",\"repo\":\"acme/web\",\"visibility\":\"private\""))
                .containsExactly(
                        "repositories acme now {\"full_name\":\"acme/web\",\"visibility\":\"private\"}",
                        "repositories acme gone github/default/group/everybody github/default/acme/web");
    }

    @Test
    void gitLabsMembersAndProtection() throws IOException {
        String member =
                "\"entity_type\":\"Project\",\"entity_path\":\"acme/web\",\"target_type\":\"User\",\"target_id\":55,"
                        + "\"target_details\":\"otto\"";
        assertThat(
                        of(
                                "gitlab",
                                "stream",
                                GITLAB.formatted(
                                        "\"event_type\":\"member_created\","
                                                + member
                                                + ",\"details\":{\"add\":\"user_access\",\"as\":\"Maintainer\"}")))
                .contains(
                        "project-members acme/web now"
                                + " {\"access_level\":\"40\",\"id\":\"55\",\"username\":\"otto\"}");
        assertThat(
                        of(
                                "gitlab",
                                "stream",
                                GITLAB.formatted("\"event_type\":\"member_destroyed\"," + member)))
                .contains("project-members acme/web gone gitlab/default/user/55");
        assertThat(
                        of(
                                "gitlab",
                                "stream",
                                GITLAB.formatted(
                                        "\"event_type\":\"protected_branch_removed\",\"entity_type\":\"Project\","
                                                + "\"entity_path\":\"acme/web\",\"target_type\":\"ProtectedBranch\","
                                                + "\"target_id\":31,\"target_details\":\"main\"")))
                .containsExactly(
                        "protected-branches acme/web gone  gitlab/default/acme/web/branches/main");
    }
}
