package dev.gatehouse.access.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.used.Texts;
import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.event.EventId;
import dev.gatehouse.people.Employment;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoingsTest {
    private static final String PUSHES = "{ permission: [write], on: [\"github/hall/hall/desk\"] }";
    private static final String APPROVES =
            "{ permission: [approve], on: [\"github/hall/hall/desk\", \"gitlab/hall/hall/desk\"] }";
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final Map<String, String> PEOPLE =
            Map.of("github/hall/user/1", "ada", "gitlab/hall/user/7", "ada");

    private final Texts texts = new Texts();
    private String more = "by: done, ";

    private Expected expected(Doings doings, Model model) {
        return new Expected(model, DoingsTest::person, doings);
    }

    private static Optional<Subject> person(String account, Instant when) {
        return Optional.ofNullable(PEOPLE.get(account))
                .map(id -> new Person(id, id, List.of(), "", List.of(), "", Employment.UNSAID));
    }

    private Model model() {
        String line =
                "separation:\n  - { name: four eyes, %sone: %s, other: %s }\n"
                        .formatted(more, PUSHES, APPROVES);
        String both =
                """
                assignments:
                  - { to: ["person:ada"], allow: [write, approve], on: ["**"] }
                """;
        return Model.read(List.of(new ModelText("m.yaml", line + both)));
    }

    private Used used(String account, String deed, long hour, String... fields) {
        Map<UsedField, String> given = new EnumMap<>(UsedField.class);
        given.put(UsedField.ACCOUNT, account);
        String[] said = deed.split(" ", 2);
        given.put(UsedField.PERMISSION, said[0]);
        given.put(UsedField.RESOURCE, said[1]);
        for (int i = 0; i < fields.length; i += 2) {
            given.put(UsedField.valueOf(fields[i]), fields[i + 1]);
        }
        return Used.of(texts, given, hour * HOUR_MICROS);
    }

    // Those of several deeds that are forbidden, when all of them are known.
    private List<Integer> forbidden(Used... deeds) {
        Model model = model();
        Doings doings = new Doings(model, DoingsTest::person);
        Expected expected = expected(doings, model);
        List<Integer> forbidden = new ArrayList<>();
        for (int i = 0; i < deeds.length; i++) {
            deeds[i] = deeds[i].named(new EventId(i, 0));
            doings.see(deeds[i]);
        }
        for (int i = 0; i < deeds.length; i++) {
            if (expected.forbids(deeds[i]) != null) {
                forbidden.add(i);
            }
        }
        return forbidden;
    }

    @Test
    void whoeverOpenedItDoesNotApproveItUnderAnotherNameEither() {
        String desk = "github/hall/hall/desk";
        Used push = used("github/hall/user/1", "write " + desk, 1, "COMMIT", "c1");
        Used own = used("gitlab/hall/user/7", "approve gitlab/hall/hall/desk", 2, "COMMIT", "c1");
        Used others = used("github/hall/user/2", "approve " + desk, 2, "COMMIT", "c1");
        assertThat(forbidden(push, own, others)).containsExactly(1);
        assertThat(forbidden(own, push)).as("in whatever order they came").containsExactly(0);
    }

    @Test
    void anotherChangeAnUnlinkedAccountAndWhatWasRefusedAreNothingToIt() {
        String desk = "github/hall/hall/desk";
        Used push = used("github/hall/user/1", "write " + desk, 1, "COMMIT", "c1");
        Used other = used("gitlab/hall/user/7", "approve " + desk + "/pulls/9", 2, "COMMIT", "c2");
        Used stranger = used("gitlab/hall/user/8", "approve " + desk, 2, "COMMIT", "c1");
        Used late = used("gitlab/hall/user/7", "approve " + desk, 200, "COMMIT", "c1");
        Used read = used("github/hall/user/1", "read " + desk, 2, "COMMIT", "c1");
        assertThat(forbidden(push, other, stranger, late, read)).isEmpty();
        Used refused =
                used("github/hall/user/1", "write " + desk, 1, "COMMIT", "c1", "OUTCOME", "denied");
        Used own = used("gitlab/hall/user/7", "approve " + desk, 2, "COMMIT", "c1");
        assertThat(forbidden(refused, own)).isEmpty();
    }

    @Test
    void ofOnePathOnlyTheLatestDeedOfTheOtherDutyCounts() {
        String pull = "github/hall/hall/desk/pulls/3";
        Used first = used("github/hall/user/1", "write " + pull, 1);
        Used second = used("github/hall/user/2", "write " + pull, 2);
        Used approves = used("gitlab/hall/user/7", "approve " + pull, 3);
        assertThat(forbidden(first, approves)).containsExactly(1);
        assertThat(forbidden(first, second, approves)).isEmpty();
    }

    @Test
    void oneThingInTwoToolsCountsWhereTheLineSaysSo() {
        Used push = used("github/hall/user/1", "write github/hall/hall/desk", 1);
        String environment = "gitlab/hall/hall/desk/environments/production";
        Used soon = used("gitlab/hall/user/7", "approve " + environment, 2);
        Used later = used("gitlab/hall/user/7", "approve " + environment, 4);
        assertThat(forbidden(push, soon)).isEmpty();
        more = "by: done, same: [thing], within_hours: 2, ";
        assertThat(forbidden(push, soon, later)).containsExactly(1);
    }

    @Test
    void beingAssignedBothCountsUnlessTheLineSaysDone() {
        Used push = used("github/hall/user/1", "write github/hall/hall/desk", 1);
        assertThat(forbidden(push)).isEmpty();
        more = "";
        assertThat(forbidden(push)).containsExactly(0);
    }

    @Test
    void whatHangsOnAChangeIsNamedByBothSides() {
        Model model = model();
        Doings doings = new Doings(model, DoingsTest::person);
        Used push = used("github/hall/user/1", "write github/hall/hall/desk", 1, "COMMIT", "c1");
        Used own = used("gitlab/hall/user/7", "approve gitlab/hall/hall/desk", 2, "COMMIT", "c1");
        assertThat(doings.see(push)).containsAnyElementsOf(doings.keys(own));
    }
}
