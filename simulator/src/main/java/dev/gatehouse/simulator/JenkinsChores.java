package dev.gatehouse.simulator;

import dev.gatehouse.simulator.Chores.Chore;
import java.util.List;

/// What comes up on Jenkins. One person of the platform team looks after it.
final class JenkinsChores {
    private JenkinsChores() {}

    static List<Chore> all() {
        return List.of(
                Chore.byDay(2, told -> asAdministrator(told, "/pluginManager/install")),
                Chore.byDay(1, told -> asAdministrator(told, "/manage/script")),
                Chore.byDay(0.2, told -> asAdministrator(told, "/configureSecurity/configure")),
                Chore.byDay(2, told -> asAdministrator(told, "/computer/doCreateItem")),
                Chore.byDay(
                        4,
                        told ->
                                asAdministrator(
                                        told,
                                        "/credentials/store/system/domain/_/createCredentials")),
                Chore.byDay(2, JenkinsChores::newJob));
    }

    private static void asAdministrator(Telling told, String address) {
        told.story().does(told.company().person(Cast.SOFIA_MARIN), new JenkinsAct.Request(address));
    }

    // A job written today takes a credential that others take.
    private static void newJob(Telling told) {
        Person author = told.somebody();
        String job = told.deployed().name() + "-try-" + told.number(1_000);
        String agent = told.machine(Machine.Kind.BUILD_AGENT).name();
        told.story().does(author, new JenkinsAct.Request("/createItem (" + job + ")")).within(300);
        JenkinsAct.Build build =
                told.story().build(job, "Started by user " + author.name(), "", agent);
        JenkinsBuilds.tell(told.story(), author, build, told.deployed().name() + "-nightly");
    }
}
