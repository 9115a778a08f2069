package dev.gatehouse.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.record.Followers;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleImportTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String HEAD = "id,kind,name,emails,team,groups,start,end,owner,accounts\n";
    private static final String DANA =
            "dana,,Dana K,dana.k@acme.example,payments,payments;door,2024-02-01,,,"
                    + "github/acme/user/583231;gitlab/acme/user/22\n";

    @TempDir Path directory;

    private Recorder recorder;
    private People people;
    private Followers followers;
    private Instant now = NOON;

    @BeforeEach
    void open() {
        InstantSource clock = () -> now;
        recorder = Recorder.open(RecorderSettings.of(directory.resolve("data"), "0.1.0"));
        people = People.open(recorder, clock);
        followers = new Followers(recorder, clock);
        followers.follow(people);
    }

    @AfterEach
    void close() throws IOException {
        followers.close();
        people.close();
        recorder.close();
    }

    private PeopleCount csv(String text) throws Exception {
        return run(PeopleFile.Format.CSV, text.getBytes(StandardCharsets.UTF_8));
    }

    private PeopleCount scim(String text) throws Exception {
        return run(PeopleFile.Format.SCIM, text.getBytes(StandardCharsets.UTF_8));
    }

    private PeopleCount run(PeopleFile.Format format, byte[] bytes) throws Exception {
        return run(format, Proof.IDENTITY_PROVIDER, new ByteArrayInputStream(bytes));
    }

    private PeopleCount run(PeopleFile.Format format, Proof proof, InputStream in)
            throws Exception {
        return new PeopleImport(recorder, people, () -> now)
                .run(new PeopleFile(format, proof, "user:1", in), _ -> {});
    }

    private Person person(String id) {
        return (Person) people.now().subject(id).orElseThrow();
    }

    private Employment.State state(String id) {
        return person(id).employment().at(now);
    }

    @Test
    void aTableOfPeopleAndMachinesIsTakenInAndASecondTimeChangesNothing() throws Exception {
        String file = HEAD + DANA + "bot,machine,renovate[bot],,,,,,dana,github/acme/app/7\r\n";
        assertThat(csv(file)).isEqualTo(new PeopleCount(2, 2, 0, 0, 3, 0, List.of()));
        assertThat(person("dana").groups()).containsExactly("payments", "door");
        assertThat(people.now().subject("bot"))
                .hasValue(new Machine("bot", "renovate[bot]", "dana", ""));
        assertThat(people.now().subjectOf("github/acme/app/7", NOON)).isPresent();

        long size = recorder.journal().size();
        assertThat(csv(file)).isEqualTo(new PeopleCount(2, 0, 0, 2, 0, 0, List.of()));
        assertThat(recorder.journal().size()).as("only the closing count").isEqualTo(size + 1);
    }

    @Test
    void aFileNobodyVouchesForLinksNothingForJudging() throws Exception {
        byte[] bytes = (HEAD + DANA).getBytes(StandardCharsets.UTF_8);
        run(PeopleFile.Format.CSV, Proof.MANUAL, new ByteArrayInputStream(bytes));
        assertThat(people.now().accounts()).isEmpty();
        assertThat(people.links("github/acme/user/583231")).hasSize(1);
    }

    @Test
    void joinersMoversAndLeaversHaveTheirDays() throws Exception {
        csv(HEAD + DANA + "jo,,Jo,,search,,2026-12-01,,,\nal,,Al,,data,,,2026-11-10,,\n");
        assertThat(state("jo")).isEqualTo(Employment.State.EXPECTED);
        assertThat(state("al")).isEqualTo(Employment.State.LEFT);
        assertThat(person("al").employment().hasLeft(Instant.parse("2026-11-09T23:59:59Z")))
                .isFalse();
        assertThat(state("dana")).isEqualTo(Employment.State.ACTIVE);

        csv(HEAD + DANA.replace(",payments,", ",platform,"));
        assertThat(state("dana")).isEqualTo(Employment.State.MOVED);
        assertThat(person("dana").employment().moved()).hasValue(NOON);
        assertThat(person("dana").employment().at(NOON.plus(Employment.MOVED_MAX)))
                .isEqualTo(Employment.State.ACTIVE);
    }

    @Test
    void anIdGivenAwayAgainIsTheOthersFromNowOn() throws Exception {
        csv(HEAD + DANA);
        now = NOON.plusSeconds(3600);
        csv(HEAD + "kim,,Kim D,,,,,,,github/acme/user/583231\n");
        assertThat(people.now().subjectOf("github/acme/user/583231", NOON).map(Subject::id))
                .hasValue("dana");
        assertThat(people.now().subjectOf("github/acme/user/583231", now).map(Subject::id))
                .hasValue("kim");
    }

    @Test
    void wrongRowsAreNamedAndTheRestIsTaken() throws Exception {
        PeopleCount count =
                csv(
                        HEAD
                                + """
                                dana,,Dana K,,,,soon,,,
                                ,,No Id,,,,,,,
                                x,robot,X,,,,,,,
                                y,,Y,,,,,,,nonsense
                                z,,Z,,,,,,,github/acme/user/1
                                z2,,Z2,,,,,,,github/acme/user/1
                                no-name
                                """);
        assertThat(count.read()).isEqualTo(7);
        assertThat(count.added()).isEqualTo(3);
        assertThat(count.refused()).isEqualTo(4);
        assertThat(count.problems())
                .extracting(PeopleProblem::line)
                .containsExactly(2L, 3L, 4L, 5L, 7L, 8L);
        assertThat(count.problems().getFirst().column()).isEqualTo(17);
        assertThat(count.problems().getFirst().what()).contains("column start");
        assertThat(people.now().subjectOf("github/acme/user/1", NOON).map(Subject::id))
                .hasValue("z");
    }

    @Test
    void aMarkInFrontQuotesAndFormulasAreText() throws Exception {
        String head = "\ufeff\"Id\",\"Display Name\",\"E-Mail\",Email\r\n";
        csv(head + "\"a\",\"=HYPERLINK(\"\"x\"\";1), \nInc\",ignored,a@acme.example\r\n");
        assertThat(person("a").name()).isEqualTo("=HYPERLINK(\"x\";1), \ufffdInc");
        assertThat(person("a").emails()).containsExactly("a@acme.example");
    }

    @Test
    void bytesThatAreNoTextCostTheirRowOnly() throws Exception {
        byte[] bytes = "id,name\na,A\nb,?B\nc,C\n".getBytes(StandardCharsets.UTF_8);
        bytes[14] = (byte) 0xff;
        PeopleCount count = run(PeopleFile.Format.CSV, bytes);
        assertThat(count.added()).isEqualTo(2);
        assertThat(count.problems())
                .containsExactly(
                        new PeopleProblem(3, 3, "this cell is not UTF-8; save the file as UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name,team\nA,b\n", "id,name,email,emails\n", "\u0000\u0001"})
    void aTableThatDoesNotNameItsColumnsIsRefusedWhole(String text) {
        assertThatThrownBy(() -> csv(text)).isInstanceOf(PeopleFileException.class);
    }

    @Test
    void aRowWithoutAnEndIsCutOffAndNotKept() throws Exception {
        String endless = "id,name\na,\"" + "x".repeat(CsvTable.ROW_BYTES_MAX * 3) + "\nb,B\n";
        assertThat(csv(endless).refused()).isPositive();
        assertThat(people.now().subject("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"method\":\"PATCH\",\"path\":\"/Users/1\",\"data\":{\"Operations\":[{\"op\":\"replace\",\"value\":{\"active\":false}}]}}",
                "{\"method\":\"patch\",\"path\":\"/Users/1\",\"data\":{\"Operations\":[{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}]}}",
                "{\"Operations\":[{\"method\":\"DELETE\",\"path\":\"/Users/1\"}]}",
                "{\"id\":\"1\",\"userName\":\"dana\",\"ACTIVE\":\"false\"}"
            })
    void whoIsSwitchedOffInEitherFormHasLeft(String gone) throws Exception {
        scim("{\"id\":\"1\",\"userName\":\"dana\",\"active\":true}");
        assertThat(state("1")).isEqualTo(Employment.State.ACTIVE);
        now = NOON.plusSeconds(60);
        scim(gone);
        assertThat(person("1").employment().end()).hasValue(now);
        now = NOON.plusSeconds(600);
        assertThat(scim(gone).unchanged()).as("the day stays").isEqualTo(1);
        scim("{\"id\":\"1\",\"active\":true}");
        assertThat(state("1")).isEqualTo(Employment.State.ACTIVE);
    }

    @Test
    void aListOfUsersAndGroupsIsTakenIn() throws Exception {
        String list =
                """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":3,
                 "Resources":[
                  {"id":"1","name":{"givenName":"Dana","familyName":"K"},
                   "emails":[{"value":"dana.k@acme.example","primary":true}],
                   "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                     {"department":"payments","manager":{"value":"2"}}},
                  {"id":"2","displayName":"Kim D","userName":"kim@acme.example","active":false,
                   "meta":{"lastModified":"2026-11-01T00:00:00Z"}},
                  {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"id":"g",
                   "displayName":"door","members":[{"value":"1"}]}],
                 "itemsPerPage":3}
                """;
        assertThat(scim(list).refused()).isZero();
        assertThat(person("1").name()).isEqualTo("Dana K");
        assertThat(person("1").manager()).isEqualTo("2");
        assertThat(people.now().groupMembers("door")).hasSize(1);
        assertThat(person("2").employment().end()).hasValue(Instant.parse("2026-11-01T00:00:00Z"));

        scim(list.replace("[{\"value\":\"1\"}]", "[{\"value\":\"2\"}]"));
        assertThat(people.now().groupMembers("door")).extracting(Person::id).containsExactly("2");
    }

    @Test
    void whatIsNoResourceIsNamedWithItsPlace() throws Exception {
        PeopleCount count =
                scim(
                        "{\"id\":\"1\",\"userName\":\"a\"}\n{\"id\":\"2\",\n  \"id\":3}\n{\"x\":1}\n7\n");
        assertThat(count.added()).isEqualTo(1);
        assertThat(count.problems()).extracting(PeopleProblem::line).containsExactly(3L, 4L, 5L);
    }

    @Test
    void aHundredThousandUsersPassThroughWithoutBeingHeldAsAFile() throws Exception {
        int users = 100_000;
        var iterator =
                IntStream.range(0, users)
                        .mapToObj(i -> "{\"id\":\"u" + i + "\",\"userName\":\"user " + i + "\"},\n")
                        .iterator();
        Trickle file =
                new Trickle("{\"Resources\":[", iterator, "{\"id\":\"last\",\"userName\":\"l\"}]}");
        PeopleCount count = run(PeopleFile.Format.SCIM, Proof.SCIM, file);
        assertThat(count.added()).isEqualTo(users + 1);
        assertThat(people.now().subjects()).hasSize(users + 1);
        assertThat(file.mostAhead()).isLessThan(64 * 1024);
    }
}
