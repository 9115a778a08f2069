package dev.gatehouse.simulator;

import dev.gatehouse.simulator.Attacks.Attack;
import java.util.List;

/// Attacks on Jenkins, as the audit-trail plugin sees them.
final class JenkinsAttacks {
    private JenkinsAttacks() {}

    static List<Attack> all() {
        return List.of(
                new Attack(
                        "jenkins-script-console",
                        told -> requests(told, "/manage/script", "/script")),
                new Attack(
                        "jenkins-security-opened",
                        told -> requests(told, "/configureSecurity/configure")),
                new Attack(
                        "jenkins-script-checked-to-run",
                        told ->
                                requests(
                                        told,
                                        "/securityRealm/user/admin/descriptorByName/"
                                                + "org.jenkinsci.plugins.scriptsecurity.sandbox.groovy."
                                                + "SecureGroovyScript/checkScript")),
                new Attack("jenkins-job-takes-credential", JenkinsAttacks::takesCredential));
    }

    private static void requests(Telling told, String... addresses) {
        Person admin = told.somebody(Team.PLATFORM);
        Origin elsewhere = told.elsewhere();
        for (String address : addresses) {
            told.story().doesFrom(elsewhere, admin, new JenkinsAct.Request(address)).within(15);
        }
    }

    // A job that never deployed anything is changed and takes what another job deploys with.
    private static void takesCredential(Telling told) {
        Person author = told.somebody();
        Origin elsewhere = told.elsewhere();
        String job = told.deployed().name() + "-nightly";
        String credential = told.deployed().name() + "-production-deploy";
        told.story()
                .doesFrom(
                        elsewhere, author, new JenkinsAct.Request("/job/" + job + "/configSubmit"))
                .within(20);
        String agent = told.machine(Machine.Kind.BUILD_AGENT).name();
        JenkinsAct.Build build =
                told.story().build(job, "Started by user " + author.name(), "", agent);
        told.story()
                .doesFrom(elsewhere, author, new JenkinsAct.BuildStarted(build))
                .within(15)
                .does(author, new JenkinsAct.CredentialUsed(build, credential));
    }
}
