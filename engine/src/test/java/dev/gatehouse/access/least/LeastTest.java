package dev.gatehouse.access.least;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.compare.Grounds;
import dev.gatehouse.access.compare.Inputs;
import dev.gatehouse.access.compare.Watched;
import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.access.used.Use;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.CredentialFact;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.people.Acquaintances;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeastTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ADA = "github/hall/user/1";
    private static final String TEAM = "github/hall/group/team/hall/lights";
    private static final String DESK = "github/hall/hall/desk";
    private static final String MODEL =
            """
            roles:
              keeper: { allows: [read, write, deploy], on: ["github/hall/hall/**"] }
            assignments:
              - { to: [ada@acme.example], role: keeper }
            """;

    private final List<Fact> facts = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();
    private Watched watched = (_, _, _) -> Optional.empty();

    LeastTest() {
        facts.add(
                new AccountFact(
                        ADA, "ada-l", "github/hall/hall", "", "active", Optional.empty(), ""));
        facts.add(new Membership(ADA, TEAM, "github/hall/hall", "member"));
        right(
                TEAM,
                DESK,
                "maintain",
                Permission.READ,
                Permission.WRITE,
                Permission.RUN,
                Permission.DEPLOY);
    }

    private void right(String holder, String on, String named, Permission... permissions) {
        facts.add(new Right(holder, Set.of(permissions), on, List.of("role " + named), named));
    }

    private void used(Permission permission, String resource, int daysAgo, boolean allowed) {
        Instant when = NOW.minusSeconds(86_400L * daysAgo);
        uses.add(
                new Use(
                        ADA,
                        permission,
                        resource,
                        3,
                        0,
                        when,
                        when,
                        allowed ? Optional.of(when) : Optional.empty(),
                        new EventId(uses.size(), 0)));
    }

    private Least least(boolean acceptBlind) {
        Grounds grounds =
                Grounds.of(
                        Model.read(List.of(new ModelText("m.yaml", MODEL))),
                        new Picture(1, NOW, facts, List.of()),
                        new Acquaintances()
                                .person("ada", "Ada Lind")
                                .link(ADA, "ada", Instant.MIN, Optional.empty())
                                .who(),
                        NOW);
        Inputs inputs =
                new Inputs(
                        grounds,
                        account ->
                                uses.stream().filter(use -> use.account().equals(account)).toList(),
                        watched,
                        List.of());
        return new Least(
                inputs,
                Forms.load(Path.of(System.getProperty("gatehouse.root"), "sources")),
                acceptBlind);
    }

    @Test
    void aTeamComesDownToTheSmallestLevelThatWouldHavePassed() {
        used(Permission.WRITE, DESK, 2, true);
        Tried tried = least(false).ofGroup(TEAM).settings().getFirst();
        assertThat(tried.diff())
                .isEqualTo(
                        """
                        -gh api -X PUT orgs/hall/teams/lights/repos/hall/desk -f permission=maintain
                        +gh api -X PUT orgs/hall/teams/lights/repos/hall/desk -f permission=push
                        """);
        assertThat(tried.passed()).isEqualTo(3);
        assertThat(tried.refused()).isZero();
        assertThat(tried.accounts()).isOne();
    }

    @Test
    void whatIsUsedStaysAndWhatNobodyUsesGoes() {
        used(Permission.DEPLOY, DESK, 2, true);
        used(Permission.WRITE, DESK, 2, true);
        assertThat(least(false).ofGroup(TEAM).settings())
                .as("no smaller level is enough")
                .isEmpty();
        uses.clear();
        used(Permission.DEPLOY, DESK, 91, true);
        used(Permission.WRITE, DESK, 2, false);
        used(Permission.WRITE, "github/hall/hall/shelf", 2, true);
        assertThat(least(false).ofGroup(TEAM).settings().getFirst().diff())
                .as("long ago, refused, elsewhere")
                .contains("+gh api -X DELETE orgs/hall/teams/lights/repos/hall/desk");
    }

    @Test
    void whatNobodyWouldHaveSeenIsKeptUnlessThatIsAccepted() {
        watched =
                (_, permission, _) ->
                        permission == Permission.DEPLOY
                                ? Optional.of("Nothing tells of it.")
                                : Optional.empty();
        used(Permission.WRITE, DESK, 2, true);
        Least.Found kept = least(false).ofGroup(TEAM);
        assertThat(kept.settings()).isEmpty();
        assertThat(kept.unseen()).containsExactly("deploy at github/hall: Nothing tells of it.");
        Least.Found trusted = least(true).ofGroup(TEAM);
        assertThat(trusted.settings()).hasSize(1);
        assertThat(trusted.unseen()).as("and said").hasSize(1);
    }

    @Test
    void aRoleOfTheModelBecomesAPatchThatLoads() {
        used(Permission.WRITE, DESK, 2, true);
        Least.Role role = least(false).ofRole("keeper").orElseThrow();
        assertThat(role.after()).containsExactly(Permission.WRITE);
        Least.Patched patch = role.patch().orElseThrow();
        assertThat(patch.diff())
                .contains("--- a/m.yaml", "@@ -2,1 +2,1 @@")
                .contains("-  keeper: { allows: [read, write, deploy], on:")
                .contains("+  keeper: { allows: [write], on:");
        Model smaller = Model.read(patch.texts());
        assertThat(smaller.assignments().getFirst().scope().permissions())
                .containsExactly(Permission.WRITE);
        assertThat(least(false).ofRole("nobody")).isEmpty();
    }

    @Test
    void aTokenIsLookedAtAsTheAccountItActsAs() {
        facts.add(
                new CredentialFact(
                        "github:deploy-key:7",
                        "deploy-key",
                        "",
                        DESK,
                        "jenkins",
                        Set.of("write"),
                        CredentialFact.Life.UNSAID,
                        true));
        right("github/hall/deploy-key/7", DESK, "deploy key", Permission.READ, Permission.WRITE);
        CredentialFact token = (CredentialFact) facts.get(facts.size() - 2);
        assertThat(least(false).ofToken(token).settings().getFirst().diff())
                .contains("+gh api -X DELETE repos/hall/desk/keys/7");
    }

    @Test
    void aPolicyOfVaultAndARuleOfKubernetesAreWrittenAsTheyAre() {
        String vault = "vault/v/group/policy/p";
        facts.add(
                new Right(
                        vault,
                        Set.of(Permission.READ, Permission.WRITE),
                        "vault/v/mounts/kv/secrets/a/*",
                        List.of("path kv/data/a/*"),
                        "read, list, create, update, delete"));
        facts.add(new Membership(ADA, vault, "vault/v", ""));
        used(Permission.READ, "vault/v/mounts/kv/secrets/a/b", 1, true);
        assertThat(least(false).ofGroup(vault).settings().getFirst().diff())
                .isEqualTo(
                        """
                         # policy p
                         path "kv/data/a/*" {
                        -  capabilities = [read, list, create, update, delete]
                        +  capabilities = [read, list]
                         }
                        """);
    }

    @Test
    void aHostileNameDoesNotBreakOutOfItsLine() {
        String hostile = "github/hall/group/team/hall/x$(rm -rf)\n;`id`";
        facts.add(new Right(hostile, Set.of(Permission.READ), DESK, List.of(), "pull"));
        String diff = least(false).ofGroup(hostile).settings().getFirst().diff();
        assertThat(diff.lines()).hasSize(2);
        assertThat(diff).doesNotContain("$", "`", ";");
    }

    @Test
    void theToolsOwnWordsAreKeptAndNoneIsAdded() {
        String role = "kubernetes/k/group/role/shop/developers";
        String pods = "kubernetes/k/namespaces/shop/pods";
        String ada = "kubernetes/k/user/ada";
        facts.add(new Membership(ada, role, "kubernetes/k", ""));
        right(
                role,
                pods,
                "get, list, create, delete, pods",
                Permission.READ,
                Permission.WRITE,
                Permission.DEPLOY);
        Instant when = NOW.minusSeconds(86_400);
        uses.add(
                new Use(
                        ada,
                        Permission.RUN,
                        pods + "/p-1",
                        3,
                        0,
                        when,
                        when,
                        Optional.of(when),
                        new EventId(1, 0)));
        assertThat(least(false).ofGroup(role).settings().getFirst().diff())
                .contains("-verbs: [get, list, create, delete]", "+verbs: [create]");
    }
}
