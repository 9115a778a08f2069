package dev.gatehouse.review;

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
import dev.gatehouse.inventory.FactChange;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.journal.Disk;
import dev.gatehouse.people.Acquaintances;
import dev.gatehouse.people.Employment;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.Followers;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.record.ReviewRecord.ReviewScope;
import dev.gatehouse.record.ReviewedRight;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A made-up company with reviews: ada leads the lights, bo and cy are in it, dan left, the lamp
/// machine is bo's, and one account is nobody's.
final class Hall implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final String ADA = "lamp/hall/user/1";
    static final String BO = "lamp/hall/user/2";
    static final String CY = "lamp/hall/user/3";
    static final String DAN = "lamp/hall/user/4";
    static final String STRANGER = "lamp/hall/user/5";
    static final String BOT = "lamp/hall/bot/6";
    static final String TEAM = "lamp/hall/group/team/lights";
    static final String DESK = "lamp/hall/desk";
    static final String SHELF = "lamp/hall/shelf";
    static final ReviewScope EVERYTHING = new ReviewScope("", List.of(), List.of(), "");

    final List<Fact> facts = new ArrayList<>();
    final List<Use> uses = new ArrayList<>();
    final List<FactChange> changes = new ArrayList<>();
    final Recorder recorder;
    final Reviews reviews;
    final Opening opening;
    final Deciding deciding;
    Watched watched = (_, _, _) -> Optional.empty();
    String model =
            """
            assignments:
              - { to: [ada@acme.example], allow: [write], on: [lamp/hall/desk] }
            owners:
              - { on: ["lamp/hall/**"], team: lights }
            """;
    private final Followers followers;
    private long version = 1;

    Hall(Path data) {
        this.recorder =
                Recorder.open(
                        new RecorderSettings(
                                data, "0.1.0", Disk.local(), () -> NOW, new SecureRandom()));
        this.reviews = Reviews.open(recorder, () -> NOW);
        this.opening = new Opening(recorder, reviews, _ -> changes, this::inputs);
        this.deciding = new Deciding(recorder, reviews);
        this.followers = new Followers(recorder, () -> NOW);
        followers.follow(reviews);
        for (String account : List.of(ADA, BO, CY, DAN, STRANGER, BOT)) {
            facts.add(
                    new AccountFact(
                            account, account, "lamp/hall", "", "active", Optional.empty(), ""));
        }
    }

    private static Who who() {
        return new Acquaintances()
                .subject(person("ada", "Ada Lind", "", Optional.empty()))
                .subject(person("bo", "Bo Berg", "ada", Optional.empty()))
                .subject(person("cy", "Cy Ek", "ada", Optional.empty()))
                .subject(person("dan", "Dan Oh", "ada", Optional.of(NOW.minusSeconds(60))))
                .subject(new Machine("lamp-bot", "lamp bot", "bo", "switches lamps"))
                .link(ADA, "ada", Instant.MIN, Optional.empty())
                .link(BO, "bo", Instant.MIN, Optional.empty())
                .link(CY, "cy", Instant.MIN, Optional.empty())
                .link(DAN, "dan", Instant.MIN, Optional.empty())
                .link(BOT, "lamp-bot", Instant.MIN, Optional.empty())
                .who();
    }

    private static Person person(String id, String name, String manager, Optional<Instant> end) {
        return new Person(
                id,
                name,
                List.of(id + "@acme.example"),
                "lights",
                List.of(),
                manager,
                new Employment(Optional.empty(), Optional.empty(), end));
    }

    void right(String holder, String resource, Permission... permissions) {
        facts.add(new Right(holder, Set.of(permissions), resource, List.of("role"), "role"));
    }

    void member(String account) {
        facts.add(new Membership(account, TEAM, "lamp/hall", "member"));
    }

    void key(String account, boolean active) {
        facts.add(
                new CredentialFact(
                        "lamp:key:9",
                        "key",
                        account,
                        DESK,
                        "spare",
                        Set.of(),
                        CredentialFact.Life.UNSAID,
                        active));
    }

    void used(String account, Permission permission, String resource, int daysAgo) {
        Instant when = NOW.minus(Duration.ofDays(daysAgo));
        uses.add(
                new Use(
                        account,
                        permission,
                        resource,
                        2,
                        0,
                        when,
                        when,
                        Optional.of(when),
                        new EventId(uses.size(), 0)));
    }

    Inputs inputs() {
        Model read =
                model.isEmpty() ? Model.NONE : Model.read(List.of(new ModelText("m.yaml", model)));
        return new Inputs(
                Grounds.of(read, new Picture(version++, NOW, facts, List.of()), who(), NOW),
                account -> uses.stream().filter(use -> use.account().equals(account)).toList(),
                watched,
                List.of());
    }

    Opening.Asked asked(ReviewScope scope, Rule rule) {
        return new Opening.Asked(
                "Fourth quarter", NOW.plus(Duration.ofDays(14)), scope, rule, "user:9");
    }

    Review open() throws ReviewRefused, InterruptedException {
        return opening.open(asked(EVERYTHING, Rule.OWNER), "user:1");
    }

    /// The line of a holder.
    static Line of(Review review, String account) {
        return review.lines().stream()
                .filter(line -> line.held().whose().account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    ReviewedRight frozen(String account) throws ReviewRefused, InterruptedException {
        return of(open(), account).held();
    }

    static Deciding.Decider person(String id) {
        return new Deciding.Decider("user:" + id, Optional.of(id), false);
    }

    static Deciding.Asked decision(Review review, Line line, Decision decision, String text) {
        return new Deciding.Asked(
                review.id(),
                List.of(new Deciding.Seen(line.number(), line.version())),
                decision,
                List.of(),
                "",
                text,
                Duration.ofSeconds(4));
    }

    @Override
    public void close() throws IOException {
        followers.close();
        reviews.close();
        recorder.close();
    }
}
