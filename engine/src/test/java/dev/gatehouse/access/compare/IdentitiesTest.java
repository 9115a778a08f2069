package dev.gatehouse.access.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.people.Acquaintances;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentitiesTest {
    private final Company company = new Company();
    private Watched watched = (_, _, _) -> Optional.empty();

    private Identities.Found found() {
        return new Identities(new Inputs(company.grounds(), company::usesOf, watched, List.of()))
                .find(company.uses.stream().map(one -> one.account()).distinct().toList());
    }

    private List<String> lines() {
        return found().identities().stream()
                .map(one -> one.state().word() + " " + one.account() + ": " + one.says())
                .toList();
    }

    private void used(String... accounts) {
        for (String account : accounts) {
            company.used(account, Permission.READ, Company.SHELF, 1);
        }
    }

    @Test
    void anAccountOfNobodyThatMayIsOrphaned() {
        used(Company.ADA, Company.BO, Company.STRANGER);
        assertThat(lines())
                .containsExactly(
                        "orphaned " + Company.STRANGER + ": Nobody knows whose account this is.");
    }

    @Test
    void whoHasLeftAndStillMayIsNamed() {
        used(Company.ADA, Company.BO, Company.STRANGER);
        company.who =
                new Acquaintances()
                        .person("ada", "Ada Lind")
                        .leaver("bo", "Bo Berg", Company.NOW.minusSeconds(60))
                        .link(Company.ADA, "ada", java.time.Instant.MIN, Optional.empty())
                        .link(Company.BO, "bo", java.time.Instant.MIN, Optional.empty())
                        .link(Company.STRANGER, "ada", java.time.Instant.MIN, Optional.empty())
                        .who();
        assertThat(lines())
                .containsExactly(
                        "left " + Company.BO + ": Bo Berg has left, and the account still may.");
    }

    @Test
    void whatIsNotUsedIsDormantOnlyWhereUseWouldBeSeen() {
        used(Company.ADA, Company.STRANGER);
        assertThat(lines())
                .contains("dormant " + Company.BO + ": None of its rights was used for 90 days.")
                .noneMatch(line -> line.startsWith("dormant " + Company.ADA));
        watched = (place, _, _) -> Optional.of("Nothing tells what is done at " + place + ".");
        assertThat(lines()).noneMatch(line -> line.startsWith("dormant"));
        assertThat(found().unseen())
                .containsEntry("lamp/hall", "Nothing tells what is done at lamp/hall.");
    }

    @Test
    void useUnderTheNameCountsAndABlockedAccountIsOut() {
        used("lamp/hall/user/ada-l", "lamp/hall/user/bo-b");
        company.facts.removeIf(fact ->
                fact instanceof AccountFact account && account.account().equals(Company.STRANGER));
        company.facts.add(
                new AccountFact(
                        Company.STRANGER,
                        "who",
                        "lamp/hall",
                        "member",
                        "blocked",
                        Optional.empty(),
                        ""));
        assertThat(lines()).isEmpty();
    }

    @Test
    void anAppOrADeployKeyIsOrphanedOnlyWhereNobodyLooksAfterWhatItIsIn() {
        used(Company.ADA, Company.BO, Company.STRANGER);
        company.right("lamp/hall/deploy-key/5", Company.SHELF, "read", Permission.READ);
        company.right("lamp/hall/app/6", "lamp/hall", "app", Permission.READ);
        company.used("lamp/hall/deploy-key/5", Permission.READ, Company.SHELF, 1);
        company.used("lamp/hall/app/6", Permission.READ, Company.SHELF, 1);
        assertThat(lines()).noneMatch(line -> line.contains("/app/") || line.contains("key/"));
        company.facts.removeIf(fact ->
                fact instanceof Right right && right.permissions().contains(Permission.ADMIN));
        assertThat(lines())
                .contains(
                        "orphaned lamp/hall/app/6: Nobody who works here looks after lamp/hall.",
                        "orphaned lamp/hall/deploy-key/5: Nobody who works here looks after "
                                + Company.SHELF
                                + ".");
    }
}
