package dev.gatehouse.simulator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The Vault tokens accounts hold: a person's for a day, a workload's for an hour, a run's for
/// itself.
final class Tokens {

    private Tokens() {}

    /// What a person gets by signing in through single sign-on, with the policy of the team.
    static VaultAct.Token ofPerson(Person person, Instant at, String... morePolicies) {
        Instant day = at.truncatedTo(ChronoUnit.DAYS);
        List<String> policies = new ArrayList<>(List.of("default", person.team().slug()));
        policies.addAll(List.of(morePolicies));
        return new VaultAct.Token(
                person.handles().vault() + " " + day.getEpochSecond(),
                person.handles().vault(),
                person.ids().vaultEntity(),
                policies,
                List.of(Detail.text("role", "engineer")),
                day);
    }

    static VaultAct.Token ofWorkload(Machine workload, Instant at) {
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        return new VaultAct.Token(
                workload.handles().vault() + " " + hour.getEpochSecond(),
                workload.handles().vault(),
                workload.ids().vaultEntity(),
                List.of("default", workload.namespace()),
                List.of(
                        Detail.text("role", workload.name()),
                        Detail.text("service_account_name", workload.name()),
                        Detail.text("service_account_namespace", workload.namespace()),
                        Detail.text("service_account_uid", workload.ids().kubernetes())),
                hour);
    }

    /// What a workflow run gets for its identity token.
    static VaultAct.Token ofRun(Company company, WorkflowRun run, Collection<String> policies) {
        Repository repository = run.repository();
        String subject = subject(repository, run.environment());
        return new VaultAct.Token(
                "run " + run.id(),
                "jwt-" + subject,
                entity(company, subject),
                List.copyOf(policies),
                List.of(
                        Detail.text("role", "github-actions"),
                        Detail.text("repository", repository.path()),
                        Detail.text("repository_id", Long.toString(repository.gitHubId())),
                        Detail.text("environment", run.environment()),
                        Detail.text("ref", "refs/heads/" + run.branch()),
                        Detail.text("run_id", Long.toString(run.id())),
                        Detail.text("sub", subject)),
                run.started());
    }

    /// What GitHub's identity token says a run of that environment is.
    static String subject(Repository repository, String environment) {
        return "repo:" + repository.path() + ":environment:" + environment;
    }

    /// What Vault calls all runs of one subject.
    static String entity(Company company, String subject) {
        return company.fingerprints().uuid("entity " + subject);
    }

    /// The sign-in that gave a token: a person by single sign-on, a workload by its service
    /// account, a run by its identity token.
    static VaultAct signIn(String method, VaultAct.Token token) {
        boolean redirect = method.equals("oidc");
        return new VaultAct(
                redirect ? "read" : "update",
                redirect ? "auth/oidc/oidc/callback" : "auth/" + method + "/login",
                method,
                token,
                false,
                List.of());
    }
}
