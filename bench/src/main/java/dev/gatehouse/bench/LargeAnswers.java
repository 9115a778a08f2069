package dev.gatehouse.bench;

import dev.gatehouse.inventory.InventoryImport;
import dev.gatehouse.inventory.SnapshotTaking;
import dev.gatehouse.inventory.plan.InventoryPlan;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.source.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What GitHub's API would say of the large organisation, handed in like exported files.
final class LargeAnswers {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration TAKEN_MAX = Duration.ofMinutes(10);

    private final LargeOrganisation organisation;
    private final EngineRooms rooms;
    private final Recorder recorder;
    private final Source source;

    LargeAnswers(LargeOrganisation organisation, LoadedRooms loaded, Source source) {
        this.organisation = organisation;
        this.rooms = loaded.rooms();
        this.recorder = loaded.recorder();
        this.source = source;
    }

    /// Hands everything in, and waits until it is known.
    void all() throws InterruptedException {
        InventoryImport importing = importing();
        String login = LargeOrganisation.LOGIN;
        AccessSizes sizes = organisation.sizes();
        take(importing, "orgs/" + login, "{\"login\":\"" + login + "\",\"id\":1}");
        take(
                importing,
                "orgs/" + login + "/members@role=member",
                IntStream.range(0, sizes.people())
                        .mapToObj(LargeAnswers::user)
                        .collect(Collectors.joining(",", "[", "]")));
        for (int team = 0; team < sizes.teams(); team++) {
            team(importing, team);
        }
        take(
                importing,
                "orgs/" + login + "/repos",
                IntStream.range(0, sizes.resources())
                        .mapToObj(this::repository)
                        .collect(Collectors.joining(",", "[", "]")));
        for (int repository = 0; repository < sizes.resources(); repository++) {
            collaborators(importing, repository, organisation.collaborators(repository).length);
        }
        await(importing.end());
    }

    /// Hands the collaborators of one repository in again, the last few of them left out.
    void without(int repository, int last) throws InterruptedException {
        InventoryImport importing = importing();
        int all = organisation.collaborators(repository).length;
        collaborators(importing, repository, Math.max(0, all - last));
        await(importing.end());
    }

    private InventoryImport importing() {
        InventoryPlan plan =
                Objects.requireNonNull(rooms.inventory().plans().get(source.tool().name()));
        return new InventoryImport(
                new SnapshotTaking(
                        recorder,
                        new SnapshotTaking.Subject(source, plan, "bench", CLOCK.instant()),
                        CLOCK),
                plan,
                new InventoryImport.Asked(Optional.empty(), new TreeMap<>(), false));
    }

    private void await(InventoryImport.Count count) throws InterruptedException {
        if (count.unknown() > 0 || !count.problems().isEmpty()) {
            throw new IllegalStateException("not all was taken: " + count);
        }
        if (!rooms.inventory().awaitTaken(count.position(), TAKEN_MAX)) {
            throw new IllegalStateException("the inventory is behind");
        }
    }

    private void team(InventoryImport importing, int team) {
        AccessSizes sizes = organisation.sizes();
        String address =
                "orgs/%s/teams/%s"
                        .formatted(LargeOrganisation.LOGIN, LargeOrganisation.teamName(team));
        int first = team * AccessSizes.TEAM_PEOPLE;
        take(
                importing,
                address + "/members",
                IntStream.range(first, first + AccessSizes.TEAM_PEOPLE)
                        .mapToObj(LargeAnswers::user)
                        .collect(Collectors.joining(",", "[", "]")));
        take(
                importing,
                address + "/repos",
                IntStream.iterate(team, at -> at < sizes.resources(), at -> at + sizes.teams())
                        .mapToObj(number ->
                                "{\"full_name\":\"%s/%s\",\"role_name\":\"maintain\"}"
                                        .formatted(
                                                LargeOrganisation.LOGIN,
                                                organisation.repository(number)))
                        .collect(Collectors.joining(",", "[", "]")));
    }

    private String repository(int number) {
        return "{\"id\":%d,\"full_name\":\"%s/%s\",\"private\":true,\"default_branch\":\"main\"}"
                .formatted(number, LargeOrganisation.LOGIN, organisation.repository(number));
    }

    private void collaborators(InventoryImport importing, int repository, int count) {
        int[] people = organisation.collaborators(repository);
        take(
                importing,
                "repos/%s/%s/collaborators"
                        .formatted(LargeOrganisation.LOGIN, organisation.repository(repository)),
                IntStream.range(0, count)
                        .mapToObj(place ->
                                "{\"login\":\"%s\",\"id\":%d,\"role_name\":\"%s\"}"
                                        .formatted(
                                                LargeOrganisation.login(people[place]),
                                                LargeOrganisation.id(people[place]),
                                                LargeOrganisation.isReader(place)
                                                        ? "read"
                                                        : place % 2 == 0 ? "write" : "triage"))
                        .collect(Collectors.joining(",", "[", "]")));
    }

    private static String user(int person) {
        return "{\"login\":\"%s\",\"id\":%d,\"type\":\"User\"}"
                .formatted(LargeOrganisation.login(person), LargeOrganisation.id(person));
    }

    private static void take(InventoryImport importing, String address, String answer) {
        importing.take(address + ".json", answer.getBytes(StandardCharsets.UTF_8));
    }
}
