package dev.gatehouse.simulator;

import static dev.gatehouse.simulator.Answers.object;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What GitHub's API says of Acme's organisation: who is in it and its teams, what the teams hold,
/// how branches and environments are protected, which keys and apps there are.
record GitHubAnswers(Company company, Answers answers) {
    private static final String ORGANISATION = "orgs/" + Company.ORGANISATION;

    // Nobody ever protected these.
    private static final List<String> UNPROTECTED = List.of("labels", "notebooks", "laptops");

    void write() throws IOException {
        organisation();
        teams();
        for (Repository repository : company.repositories()) {
            repository(repository);
        }
        for (Repository repository : company.deployed()) {
            answers.write(
                    "repos/" + repository.path() + "/environments",
                    object("environments", environments(repository)));
        }
    }

    private void organisation() throws IOException {
        answers.write(
                ORGANISATION,
                object(
                        "login", Company.ORGANISATION,
                        "id", Company.ORGANISATION_ID,
                        "default_repository_permission", "read",
                        "two_factor_requirement_enabled", false,
                        "members_can_create_repositories", true,
                        "members_can_create_public_repositories", true,
                        "members_can_fork_private_repositories", false,
                        "web_commit_signoff_required", false));
        List<Person> owners = owners();
        answers.write(
                ORGANISATION + "/members?role=admin",
                owners.stream().map(GitHubAnswers::user).toList());
        answers.write(
                ORGANISATION + "/members?role=member",
                members().stream()
                        .filter(member -> !(member instanceof Person one && owners.contains(one)))
                        .map(GitHubAnswers::user)
                        .toList());
        answers.write(ORGANISATION + "/outside_collaborators", List.of());
        answers.write(
                ORGANISATION + "/actions/permissions/workflow",
                object(
                        "default_workflow_permissions",
                        "write",
                        "can_approve_pull_request_reviews",
                        true));
        answers.write(
                ORGANISATION + "/installations",
                object(
                        "installations",
                        company.machines(Machine.Kind.BOT).stream()
                                .filter(bot -> bot.name().endsWith("[bot]"))
                                .map(GitHubAnswers::installation)
                                .toList()));
        answers.write(
                ORGANISATION + "/actions/secrets",
                object(
                        "secrets",
                        List.of(
                                object(
                                        "name", "NPM_TOKEN",
                                        "visibility", "all",
                                        "created_at", "2024-02-01T09:00:00Z",
                                        "updated_at", "2024-02-01T09:00:00Z"))));
    }

    private List<Person> owners() {
        return List.of(
                company.person(Cast.RENATA_SILVA),
                company.person(Cast.AMARA_NWOSU),
                company.person(Cast.MEI_TANAKA));
    }

    // Everybody, and the bots that are users.
    private List<Account> members() {
        List<Account> members = new ArrayList<>(LeaversToken.withoutHim(company.people()));
        botUsers().forEach(members::add);
        return members;
    }

    private Stream<Machine> botUsers() {
        return company.machines(Machine.Kind.BOT).stream()
                .filter(bot -> !bot.name().endsWith("[bot]"));
    }

    private static SequencedMap<String, Object> collaborator(Machine bot, boolean deployed) {
        SequencedMap<String, Object> collaborator = user(bot);
        boolean deploys = deployed && bot.name().equals(Racking.DEPLOYER);
        collaborator.put("role_name", deploys ? "admin" : "write");
        return collaborator;
    }

    private static SequencedMap<String, Object> user(Account account) {
        return object(
                "login",
                account.handles().gitHub(),
                "id",
                account.ids().gitHub(),
                "type",
                "User",
                "site_admin",
                false);
    }

    private static SequencedMap<String, Object> installation(Machine bot) {
        boolean writes = !bot.name().startsWith("slack") && !bot.name().startsWith("codecov");
        return object(
                "id",
                bot.ids().gitHub() % 1_000_000,
                "app_id",
                bot.ids().gitHub(),
                "app_slug",
                bot.name().replace("[bot]", ""),
                "target_type",
                "Organization",
                "account",
                object("login", Company.ORGANISATION),
                "repository_selection",
                "all",
                "permissions",
                writes
                        ? object("contents", "write", "pull_requests", "write")
                        : object("contents", "read", "checks", "write"),
                "events",
                List.of("push", "pull_request"));
    }

    private void teams() throws IOException {
        List<Object> teams = new ArrayList<>();
        for (Team team : Team.values()) {
            teams.add(team(team.slug()));
            members(team.slug(), company.team(team));
            answers.write(
                    ORGANISATION + "/teams/" + team.slug() + "/repos",
                    company.repositories().stream()
                            .filter(repository ->
                                    repository.team() == team || team == Team.PLATFORM)
                            .map(repository -> held(repository, team))
                            .toList());
        }
        teams.add(team(WideDoor.TEAM));
        members(WideDoor.TEAM, WideDoor.holders(company));
        answers.write(ORGANISATION + "/teams/" + WideDoor.TEAM + "/repos", List.of());
        answers.write(ORGANISATION + "/teams", teams);
    }

    private static SequencedMap<String, Object> team(String slug) {
        return object(
                "id",
                slug.hashCode() & 0xffff,
                "slug",
                slug,
                "name",
                slug,
                "privacy",
                "closed",
                "members_url",
                "https://api.github.com/organizations/teams/" + slug);
    }

    private void members(String team, List<Person> people) throws IOException {
        answers.write(
                ORGANISATION + "/teams/" + team + "/members",
                LeaversToken.withoutHim(people).stream().map(GitHubAnswers::user).toList());
    }

    private static SequencedMap<String, Object> held(Repository repository, Team team) {
        SequencedMap<String, Object> held = described(repository);
        held.put("role_name", repository.team() == team ? "maintain" : "admin");
        return held;
    }

    private static SequencedMap<String, Object> described(Repository repository) {
        boolean open = repository.name().equals("handbook");
        return object(
                "id",
                repository.gitHubId(),
                "name",
                repository.name(),
                "full_name",
                repository.path(),
                "private",
                !open,
                "visibility",
                open ? "public" : "private",
                "default_branch",
                "main",
                "archived",
                false,
                "allow_forking",
                false);
    }

    private void repository(Repository repository) throws IOException {
        String address = "repos/" + repository.path();
        boolean deployed = company.deployed().contains(repository);
        answers.write(
                address + "/collaborators",
                botUsers().map(bot -> collaborator(bot, deployed)).toList());
        answers.write(
                address + "/branches/main/protection",
                UNPROTECTED.contains(repository.name())
                        ? object("message", "Branch not protected")
                        : protection(repository.team()));
        answers.write(
                address + "/keys",
                deployed
                        ? List.of(
                                object(
                                        "id",
                                        repository.gitHubId() % 10_000_000,
                                        "key",
                                        "ssh-ed25519 AAAA",
                                        "title",
                                        "jenkins",
                                        "read_only",
                                        !repository.name().equals("payments"),
                                        "verified",
                                        true,
                                        "enabled",
                                        true,
                                        "created_at",
                                        "2023-05-04T10:00:00Z",
                                        "last_used",
                                        "2026-06-01T10:00:00Z"))
                        : List.of());
    }

    private static SequencedMap<String, Object> protection(Team team) {
        return object(
                "url", "https://api.github.com",
                "required_pull_request_reviews",
                        object(
                                "required_approving_review_count", 1,
                                "dismiss_stale_reviews", team == Team.PAYMENTS,
                                "require_code_owner_reviews", team == Team.PAYMENTS),
                "enforce_admins", object("enabled", team == Team.PAYMENTS || team == Team.SECURITY),
                "allow_force_pushes", object("enabled", team == Team.DATA),
                "allow_deletions", object("enabled", false),
                "required_signatures", object("enabled", false));
    }

    private List<Object> environments(Repository repository) {
        List<Object> environments = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            boolean guarded = stage == Stage.PRODUCTION && repository.team() != Team.DATA;
            environments.add(
                    object(
                            "name",
                            stage.slug(),
                            "can_admins_bypass",
                            true,
                            "protection_rules",
                            guarded ? List.of(reviewers(repository.team())) : List.of(),
                            "deployment_branch_policy",
                            object(
                                    "protected_branches",
                                    guarded,
                                    "custom_branch_policies",
                                    false)));
        }
        return environments;
    }

    private static SequencedMap<String, Object> reviewers(Team team) {
        return object(
                "type",
                "required_reviewers",
                "prevent_self_review",
                team == Team.PAYMENTS,
                "reviewers",
                List.of(object("type", "Team", "reviewer", object("slug", team.slug()))));
    }
}
