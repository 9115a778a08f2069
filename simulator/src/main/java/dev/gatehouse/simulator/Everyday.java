package dev.gatehouse.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Ordinary life at Acme, minute by minute. What begins in a minute depends on the seed and the
/// minute alone, apart from the fraction of an event carried over, so any process can continue.
final class Everyday {

    private static final int SECONDS_PER_MINUTE = 60;

    private final Setting setting;
    private final long seed;
    private final Pace pace;
    private final Crowd crowd;
    private final Interests interests;
    private final Choice<Activity> people;
    private final Choice<MachineActivity> machines;
    private double peopleOwed;
    private double machinesOwed;

    /// Something a machine of one list does.
    private record MachineActivity(List<Machine> machines, Activity activity) {}

    Everyday(Setting setting, long seed, Pace pace) {
        this.setting = setting;
        this.seed = seed;
        this.pace = pace;
        this.crowd = new Crowd(setting.company(), seed);
        this.interests = new Interests(setting.company());
        this.people = peopleActivities();
        this.machines = machineActivities();
    }

    private Choice<Activity> peopleActivities() {
        CodeWork code = new CodeWork(interests);
        JenkinsBuilds builds = new JenkinsBuilds(interests);
        List<Activity> activities =
                List.of(
                        code::fetch,
                        code::push,
                        code::pullRequest,
                        code::fetchFromGitLab,
                        SignIns::gitHub,
                        SignIns::gitLab,
                        new SecretsUse(interests)::byPerson,
                        new ClusterUse(interests)::byPerson,
                        builds::byHand,
                        builds::configure,
                        builds::tend,
                        new Administration(interests)::change,
                        this::deploy);
        return Choice.weighted(
                activities, new double[] {20, 10, 4, 14, 9, 12, 9, 12, 4, 2, 2, 3, 2});
    }

    private Choice<MachineActivity> machineActivities() {
        Company company = setting.company();
        List<Machine> bots = company.machines(Machine.Kind.BOT);
        List<Machine> agents = company.machines(Machine.Kind.BUILD_AGENT);
        List<Machine> workloads =
                company.machines(Machine.Kind.WORKLOAD).stream()
                        .filter(m -> !m.namespace().startsWith("payments-production"))
                        .toList();
        CodeWork code = new CodeWork(interests);
        List<MachineActivity> activities =
                List.of(
                        new MachineActivity(bots, code::fetch),
                        new MachineActivity(bots, code::push),
                        new MachineActivity(agents, code::fetchFromGitLab),
                        new MachineActivity(agents, new JenkinsBuilds(interests)::byTimer),
                        new MachineActivity(workloads, new SecretsUse(interests)::byWorkload),
                        new MachineActivity(workloads, new ClusterUse(interests)::byController));
        return Choice.weighted(activities, new double[] {14, 3, 20, 6, 28, 46});
    }

    private void deploy(Story story, Account actor) {
        Repository repository = interests.deployedOf(actor, story.random());
        new Deployment(repository, Stage.STAGING, actor, Optional.empty()).tell(story);
        Person approver = CodeWork.colleagueOf(story, repository, actor);
        story.within(1_800);
        new Deployment(repository, Stage.PRODUCTION, actor, Optional.of(approver)).tell(story);
    }

    /// What begins in the minute that starts at `minute`; some of it happens later.
    List<Happening> begin(Instant minute) {
        SplittableRandom random =
                new SplittableRandom(
                        Fingerprints.mix(seed) ^ Fingerprints.mix(minute.getEpochSecond()));
        List<Happening> happenings = new ArrayList<>();
        peopleOwed += pace.people(crowd, minute);
        while (peopleOwed > 0) {
            Story story = story(minute, random);
            people.draw(random).happen(story, crowd.draw(minute, random));
            peopleOwed -= story.told().size();
            happenings.addAll(story.told());
        }
        machinesOwed += pace.machines(crowd, minute);
        while (machinesOwed > 0) {
            Story story = story(minute, random);
            MachineActivity drawn = machines.draw(random);
            Machine machine = drawn.machines().get(random.nextInt(drawn.machines().size()));
            drawn.activity().happen(story, machine);
            machinesOwed -= story.told().size();
            happenings.addAll(story.told());
        }
        return happenings;
    }

    private Story story(Instant minute, SplittableRandom random) {
        Story story = new Story(setting, random.split(), minute, Label.NOISE);
        return story.within(SECONDS_PER_MINUTE);
    }
}
