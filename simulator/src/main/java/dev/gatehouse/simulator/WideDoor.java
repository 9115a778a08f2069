package dev.gatehouse.simulator;

import java.util.ArrayList;
import java.util.List;

/// Scene 5: 23 people are in the team whose members may open a shell in production; two ever did.
///
/// Decoy: a drill in staging, where six of them open shells on the same afternoon.
record WideDoor() implements Scene {

    static final String ATTACK = "door-23-hold-two-use";
    static final String DECOY = "drill-in-staging";
    static final int HOLDERS = 23;

    static final String TEAM = "production-door";
    private static final int DRILLED = 6;
    private static final int SHELLS_EACH = 4;

    @Override
    public int number() {
        return 5;
    }

    @Override
    public void play(Script script) {
        Person priya = script.person(Cast.PRIYA_RAMAN);
        Person luca = script.person(Cast.LUCA_MORETTI);
        List<Person> holders = holders(script.company());
        letIn(script, holders);
        openShell(script.attack(ATTACK, script.calendar().workingDaysBefore(4, "15:40:00")), priya);
        openShell(script.attack(ATTACK, script.calendar().workingDaysBefore(2, "09:30:00")), luca);
        openShell(script.attack(ATTACK, script.calendar().workingDaysBefore(1, "11:05:00")), priya);
        Story drill = script.decoy(DECOY, script.calendar().workingDaysBefore(3, "14:00:00"));
        for (Person person : holders.subList(2, 2 + DRILLED)) {
            for (int i = 0; i < SHELLS_EACH; i++) {
                shell(drill.within(300), person, "payments-staging");
            }
        }
    }

    /// Who is in the team; the first two are those who ever used it.
    static List<Person> holders(Company company) {
        List<Person> holders =
                new ArrayList<>(
                        List.of(
                                company.person(Cast.PRIYA_RAMAN),
                                company.person(Cast.LUCA_MORETTI)));
        company.people().stream()
                .skip(Cast.values().length)
                .limit(HOLDERS - holders.size())
                .forEach(holders::add);
        return holders;
    }

    private static void letIn(Script script, List<Person> holders) {
        Person renata = script.person(Cast.RENATA_SILVA);
        Story story = script.noise("door-handed-out", script.calendar().daysBefore(28, "14:00:00"));
        for (Person holder : holders) {
            story.within(30).does(renata, Administration.teamMember(TEAM, holder));
        }
    }

    private static void openShell(Story story, Person person) {
        shell(story, person, "payments-production");
    }

    private static void shell(Story story, Person person, String namespace) {
        String pod = "payments-" + story.identifiers().commit().substring(0, 5);
        KubernetesAct.Reference exec =
                new KubernetesAct.Reference("", "pods", "exec", namespace, pod);
        List<String> groups = List.of("acme:" + person.team().slug(), "acme:" + TEAM);
        story.does(person, ClusterUse.call("create", exec, groups));
    }
}
