package dev.gatehouse.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String DANA = "github/acme/user/583231";

    @TempDir Path directory;

    private Recorder recorder;
    private People people;

    @BeforeEach
    void open() {
        recorder = Recorder.open(RecorderSettings.of(directory.resolve("data"), "0.1.0"));
        people = People.open(recorder, InstantSource.fixed(NOON));
    }

    @AfterEach
    void close() throws IOException {
        people.close();
        recorder.close();
    }

    private void follow() throws IOException {
        while (people.cursor() < recorder.journal().size()) {
            people.fold(recorder.journal().read(people.cursor(), 3));
        }
    }

    private long person(String id, String name) throws IOException {
        return tell(
                new OwnRecord.PersonChanged(
                        id,
                        name,
                        List.of(id + "@acme.example"),
                        "payments",
                        List.of("payments", "production-door"),
                        "",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        "user:1"));
    }

    private long link(String account, String subject, Proof proof, Instant from)
            throws IOException {
        return tell(
                new OwnRecord.AccountLinked(
                        account, subject, proof.word(), from, Instant.EPOCH, "user:1"));
    }

    private long tell(OwnRecord record) throws IOException {
        long position = recorder.append(record);
        follow();
        return position;
    }

    private static List<String> told(Who who) {
        return Stream.concat(
                        who.subjects().stream().map(Subject::toString),
                        who.accounts().stream()
                                .sorted()
                                .flatMap(account -> who.linksTo(account).stream())
                                .map(Link::toString))
                .toList();
    }

    @Test
    void aVerifiedLinkSaysWhoseAnAccountIs() throws IOException {
        person("dana", "Dana K");
        link(DANA, "dana", Proof.IDENTITY_PROVIDER, Instant.EPOCH);

        assertThat(people.now().subjectOf(DANA, NOON).map(Subject::name)).hasValue("Dana K");
        assertThat(people.now().accountsOf("dana", NOON)).containsExactly(DANA);
        assertThat(people.now().groupMembers("production-door")).hasSize(1);
    }

    @Test
    void whatOnePersonSaidOrLooksAlikeIsNoLinkForJudging() throws IOException {
        person("dana", "Dana K");
        long before = people.version();
        for (Proof proof : List.of(Proof.MANUAL, Proof.SAME_EMAIL, Proof.SAME_NAME)) {
            link(DANA, "dana", proof, Instant.EPOCH);
            assertThat(people.now().subjectOf(DANA, NOON)).isEmpty();
        }
        assertThat(people.version()).isEqualTo(before);

        link(DANA, "dana", Proof.TWO_PERSON, Instant.EPOCH);
        assertThat(people.now().subjectOf(DANA, NOON)).isPresent();
        assertThat(people.version()).isGreaterThan(before);

        link(DANA, "dana", Proof.MANUAL, Instant.EPOCH);
        assertThat(people.now().subjectOf(DANA, NOON)).as("proof is not taken back").isPresent();
    }

    @Test
    void undoingALinkGrowsTheVersionAndLeavesEarlierPositionsAsTheyWere() throws IOException {
        person("dana", "Dana K");
        link(DANA, "dana", Proof.SCIM, Instant.EPOCH);
        long linked = people.version();
        long undone = tell(new OwnRecord.AccountUnlinked(DANA, "dana", "wrong", "user:1"));

        assertThat(people.now().subjectOf(DANA, NOON)).isEmpty();
        assertThat(people.version()).isGreaterThan(linked);
        assertThat(people.at(undone).subjectOf(DANA, NOON)).isPresent();
        assertThat(people.at(undone + 1).subjectOf(DANA, NOON)).isEmpty();
        assertThat(people.at(0).subjects()).isEmpty();
    }

    @Test
    void anIdThatAToolGaveAwayAgainBelongsToEachInTheirTime() throws IOException {
        person("dana", "Dana K");
        person("kim", "Kim D");
        Instant handedOver = NOON.minusSeconds(86_400);
        link(DANA, "dana", Proof.SCIM, Instant.EPOCH);
        link(DANA, "kim", Proof.SCIM, handedOver);

        Who who = people.now();
        assertThat(who.subjectOf(DANA, handedOver.minusSeconds(1)).map(Subject::id))
                .hasValue("dana");
        assertThat(who.subjectOf(DANA, handedOver).map(Subject::id)).hasValue("kim");
        assertThat(who.accountsOf("dana", NOON)).isEmpty();
        assertThat(who.holdingsOf("dana"))
                .containsExactly(new Holding(DANA, Instant.MIN, java.util.Optional.of(handedOver)));
        assertThat(who.holdingsOf("kim"))
                .containsExactly(new Holding(DANA, handedOver, java.util.Optional.empty()));
    }

    @Test
    void twoAccountsOfOnePersonAreBothTheirs() throws IOException {
        person("dana", "Dana K");
        link(DANA, "dana", Proof.SCIM, Instant.EPOCH);
        link("github/acme/user/99", "dana", Proof.SCIM, Instant.EPOCH);

        assertThat(people.now().accountsOf("dana", NOON))
                .containsExactly(DANA, "github/acme/user/99");
    }

    @Test
    void managersWhoManageEachOtherComeToAnEnd() throws IOException {
        for (String pair : List.of("ab", "bc", "ca", "db", "ee")) {
            tell(
                    new OwnRecord.PersonChanged(
                            pair.substring(0, 1),
                            pair.substring(0, 1),
                            List.of(),
                            "",
                            List.of(),
                            pair.substring(1),
                            Instant.EPOCH,
                            Instant.EPOCH,
                            Instant.EPOCH,
                            "user:1"));
        }

        assertThat(managers("a")).containsExactly("b", "c");
        assertThat(managers("d")).containsExactly("b", "c", "a");
        assertThat(managers("e")).isEmpty();
    }

    private List<String> managers(String id) {
        Person person = (Person) people.now().subject(id).orElseThrow();
        return people.now().managersOf(person).stream().map(Person::id).toList();
    }

    @Test
    void readFromTheFileOrFromTheJournalItIsTheSame() throws IOException {
        person("dana", "Dana \u2028 K\n\ud800");
        link(DANA, "dana", Proof.SCIM, Instant.EPOCH);
        people.close();
        tell(new OwnRecord.MachineChanged("bot", "renovate[bot]", "dana", "updates", "user:1"));
        List<String> before = told(people.now());
        people.close();
        Path file = recorder.data().views().resolve("people").resolve("records");

        people = People.open(recorder, InstantSource.fixed(NOON));
        assertThat(people.cursor()).isEqualTo(recorder.journal().size());
        assertThat(told(people.now())).isEqualTo(before);

        Files.delete(file);
        people = People.open(recorder, InstantSource.fixed(NOON));
        assertThat(people.cursor()).isZero();
        follow();
        assertThat(told(people.now())).isEqualTo(before);
    }

    @Test
    void whatACrashCutShortIsTakenFromTheJournalAgain() throws IOException {
        person("dana", "Dana K");
        people.close();
        link(DANA, "dana", Proof.SCIM, Instant.EPOCH);
        Path file = recorder.data().views().resolve("people").resolve("records");
        Files.writeString(file, "3 28 {\"schema\":1,\"acc", StandardOpenOption.APPEND);

        people = People.open(recorder, InstantSource.fixed(NOON));
        follow();
        assertThat(told(people.now())).hasSize(2);
        people.close();
        people = People.open(recorder, InstantSource.fixed(NOON));
        assertThat(told(people.now())).hasSize(2);
    }

    @Test
    void anErasedRecordIsForgottenHereToo() throws IOException {
        long position = person("dana", "Dana Canary");
        people.close();
        tell(new OwnRecord.Erasing(List.of(position), "asked for", "user:1", List.of()));

        assertThat(people.now().subjects()).isEmpty();
        Path file = recorder.data().views().resolve("people").resolve("records");
        assertThat(Files.readString(file)).doesNotContain("Canary");
    }

    @Test
    void anErasedPayloadIsPassedOver() throws IOException {
        people.fold(List.of(new Stored.Erased(0, 26, 1, 0)));
        assertThat(people.cursor()).isEqualTo(1);
    }
}
