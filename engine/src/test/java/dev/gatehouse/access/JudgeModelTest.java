package dev.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.model.Expected;
import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.model.ModelProblem;
import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.access.model.Nearest;
import dev.gatehouse.access.rule.Fact;
import dev.gatehouse.access.rule.Facts;
import dev.gatehouse.access.rule.HouseRules;
import dev.gatehouse.access.rule.Truth;
import dev.gatehouse.access.used.Texts;
import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.event.Permission;
import dev.gatehouse.people.Employment;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class JudgeModelTest {
    private static final Facts FACTS = (fact, _) -> Truth.of(fact == Fact.PERSON);
    private static final String HOUSE =
            """
            accounts: []
            memories: { run-started: [], run-ended: [], proposed: [], departed: [], returned: [] }
            rules:
              - { id: never-deletes, kind: never, sentence: Deleted., why: No., when: { verb: delete } }
              - { id: secret-by-person, kind: governed, sentence: Read it., why: Look., when: { permission: secret, is: person } }
              - { id: reads, kind: usual, sentence: Read., why: Fine., when: { permission: read } }
            """;
    private static final String MODEL =
            """
            groups:
              payments-team: { people: [ada@acme.test], machines: [payments-ci] }
              contractors: { people: [carl@acme.test] }
            schedules:
              "on-call:payments": { zone: Europe/Berlin, shifts: [ { who: bo@acme.test, from: 2026-11-16T09:00, to: 2026-11-23T09:00 } ] }
              daytime: { zone: Europe/Berlin, weekly: [ { days: [mon, tue, wed, thu, fri], from: "09:00", to: "17:00" } ] }
            assignments:
              - { to: [payments-team, contractors], allow: [write, secret], on: ["vault/prod/payments"], why: owning team }
              - { to: ["on-call:payments"], allow: [secret], on: ["vault/prod/payments"] }
              - { to: [payments-team], allow: [deploy], on: ["github/acme/payments"], during: daytime }
              - { to: [payments-team], allow: [admin], on: ["github/acme/payments"], when: 'ticket.startsWith("OPS-")' }
              - { to: [person:dora], allow: [write, approve], on: ["lamp/hall/**"] }
            deny:
              - { to: [contractors], permission: [secret], on: ["vault/prod/payments/production"], why: contract }
            governed:
              - { on: ["github/acme/payments"], permissions: [deploy, admin, write] }
            separation:
              - { name: two hands, one: { permission: write, on: ["lamp/hall/desk"] }, other: { permission: approve, on: ["lamp/hall/desk"] } }
            house:
              off: [reads]
              tuned: [ { rule: never-deletes, not_on: ["lamp/**"], why: scratch } ]
            """;
    private static final Map<String, Subject> SUBJECTS =
            Map.of(
                    "vault/prod/entity/1", person("ada"),
                    "github/acme/user/1", person("ada"),
                    "vault/prod/entity/2", person("bo"),
                    "vault/prod/entity/3", person("carl"),
                    "vault/prod/entity/4", person("dora"),
                    "vault/prod/entity/9", new Machine("m9", "payments-ci", "", ""));

    private final Texts texts = new Texts();
    private final Expected expected =
            new Expected(
                    Model.read(List.of(new ModelText("acme.yaml", MODEL))),
                    (account, _) -> Optional.ofNullable(SUBJECTS.get(account)));
    private final Judge judge = new Judge(HouseRules.parse("house.yaml", HOUSE), FACTS, expected);

    private static Subject person(String name) {
        return new Person(
                name, name, List.of(name + "@acme.test"), "", List.of(), "", Employment.UNSAID);
    }

    private Used used(String account, Permission permission, String path, String... more) {
        Map<UsedField, String> fields = new EnumMap<>(UsedField.class);
        fields.put(UsedField.ACCOUNT, account);
        fields.put(UsedField.ACTOR, account.substring(account.lastIndexOf('/') + 1));
        fields.put(UsedField.KIND, "user");
        fields.put(UsedField.PERMISSION, permission.word());
        fields.put(UsedField.RESOURCE, path);
        for (int i = 0; i < more.length; i += 2) {
            fields.put(UsedField.valueOf(more[i]), more[i + 1]);
        }
        Instant when = Instant.parse("2026-11-20T12:00:00Z");
        return Used.of(texts, fields, when.toEpochMilli() * 1_000);
    }

    private String said(Used used) {
        Verdict verdict = judge.judge(used);
        return "%s %s %s %s"
                .formatted(
                        verdict.value().word(),
                        verdict.basis().word(),
                        verdict.rule(),
                        String.join(",", verdict.missing()))
                .strip();
    }

    @Test
    void whatIsDeniedIsNeverExpectedThoughItIsAssigned() {
        assertThat(
                        said(
                                used(
                                        "vault/prod/entity/3",
                                        Permission.SECRET,
                                        "vault/prod/payments/staging")))
                .isEqualTo("expected decided acme.yaml:8");
        assertThat(
                        said(
                                used(
                                        "vault/prod/entity/3",
                                        Permission.SECRET,
                                        "vault/prod/payments/production")))
                .isEqualTo("unexpected never acme.yaml:14");
    }

    @Test
    void anAssignmentDecidesBeforeWhatIsGoverned() {
        assertThat(
                        said(
                                used(
                                        "vault/prod/entity/1",
                                        Permission.SECRET,
                                        "vault/prod/payments/production")))
                .isEqualTo("expected decided acme.yaml:8");
        assertThat(
                        said(
                                used(
                                        "vault/prod/entity/4",
                                        Permission.SECRET,
                                        "vault/prod/payments/production")))
                .isEqualTo("unexpected governed secret-by-person");
        assertThat(said(used("vault/prod/entity/9", Permission.WRITE, "vault/prod/payments/x")))
                .isEqualTo("expected decided acme.yaml:8");
    }

    @Test
    void onCallCoversDuringTheShiftOnly() {
        Used during =
                used("vault/prod/entity/2", Permission.SECRET, "vault/prod/payments/production");
        assertThat(said(during)).isEqualTo("expected decided acme.yaml:9");
        Used after =
                Used.of(
                        texts,
                        Map.of(
                                UsedField.ACCOUNT, "vault/prod/entity/2",
                                UsedField.PERMISSION, "secret",
                                UsedField.RESOURCE, "vault/prod/payments/production"),
                        Instant.parse("2026-11-23T08:00:00Z").toEpochMilli() * 1_000);
        assertThat(said(after)).isEqualTo("unexpected governed secret-by-person");
    }

    @Test
    void aConditionOverWhatWasNotSentIsUndecidedNamingIt() {
        String path = "github/acme/payments/branches/main";
        assertThat(said(used("github/acme/user/1", Permission.ADMIN, path, "TICKET", "OPS-12")))
                .isEqualTo("expected decided acme.yaml:11");
        assertThat(said(used("github/acme/user/1", Permission.ADMIN, path, "TICKET", "X-1")))
                .isEqualTo("unexpected governed acme.yaml:16");
        assertThat(said(used("github/acme/user/1", Permission.ADMIN, path)))
                .isEqualTo("undecided governed acme.yaml:16 ticket");
    }

    @Test
    void anAccountNobodyLinkedIsUndecidedWhereSomebodyMay() {
        assertThat(said(used("vault/prod/entity/77", Permission.SECRET, "vault/prod/payments/x")))
                .isEqualTo("undecided governed secret-by-person whose account it is");
        assertThat(said(used("vault/prod/entity/77", Permission.SECRET, "vault/prod/other/x")))
                .isEqualTo("unexpected governed secret-by-person");
    }

    @Test
    void twoAccountsOfOnePersonHaveWhatThePersonHas() {
        assertThat(said(used("github/acme/user/1", Permission.DEPLOY, "github/acme/payments")))
                .isEqualTo("expected decided acme.yaml:10");
        assertThat(said(used("vault/prod/entity/1", Permission.WRITE, "vault/prod/payments")))
                .isEqualTo("expected decided acme.yaml:8");
        assertThat(
                        expected.covers(
                                person("ada"),
                                Permission.SECRET,
                                "vault/prod/payments",
                                Instant.EPOCH))
                .isPresent();
        assertThat(expected.rights(person("ada"), Instant.EPOCH)).hasSize(3);
    }

    @Test
    void whoeverHasBothSidesMayDoNeither() {
        assertThat(said(used("vault/prod/entity/4", Permission.WRITE, "lamp/hall/desk")))
                .isEqualTo("unexpected never acme.yaml:18");
        assertThat(said(used("vault/prod/entity/4", Permission.WRITE, "lamp/hall/chair")))
                .isEqualTo("expected decided acme.yaml:12");
    }

    @Test
    void aHouseRuleSwitchedOffOrTunedSaysSo() {
        Used reading = used("vault/prod/entity/4", Permission.READ, "vault/prod/elsewhere");
        assertThat(said(reading)).isEqualTo("undecided none");
        assertThat(explain(reading).steps())
                .anySatisfy(step ->
                        assertThat(step.says())
                                .contains("reads does not count here: acme.yaml:20"));
        assertThat(said(used("x/y/user/1", Permission.WRITE, "lamp/hall/cup", "VERB", "delete")))
                .doesNotContain("never-deletes");
        assertThat(said(used("x/y/user/1", Permission.WRITE, "vase/hall/cup", "VERB", "delete")))
                .isEqualTo("unexpected never never-deletes");
    }

    @Test
    void aModelThatChangesAHouseRuleThereIsNotIsRefused() {
        Model typo = Model.read(List.of(new ModelText("a.yaml", "house:\n  off: [reeds]\n")));
        Assertions.assertThatThrownBy(() -> new Rulebook("house.yaml", HOUSE).with(typo, List.of()))
                .isInstanceOf(ModelProblem.class)
                .hasMessageContaining("a.yaml:2")
                .hasMessageContaining("did you mean \"reads\"?");
    }

    @Test
    void aConditionTooCostlyToAnswerIsUndecidedAndNamesWhy() {
        String costly =
                """
                assignments:
                  - to: [all-people]
                    allow: [admin]
                    on: [lamp]
                    when: >-
                      [1,2,3,4,5,6,7,8,9].all(a, [1,2,3,4,5,6,7,8,9].all(b, [1,2,3,4,5,6,7,8,9].all(c,
                      [1,2,3,4,5,6,7,8,9].all(d, [1,2,3,4,5,6,7,8,9].all(e, a + b + c + d + e > 0)))))
                governed:
                  - { on: [lamp] }
                """;
        Judge slow =
                new Judge(
                        HouseRules.parse("house.yaml", HOUSE),
                        FACTS,
                        new Expected(
                                Model.read(List.of(new ModelText("a.yaml", costly))),
                                (account, _) -> Optional.ofNullable(SUBJECTS.get(account))));
        Verdict verdict = slow.judge(used("vault/prod/entity/1", Permission.ADMIN, "lamp/hall"));
        assertThat(verdict.value()).isEqualTo(Verdict.Value.UNDECIDED);
        assertThat(verdict.basis()).isEqualTo(Verdict.Basis.GOVERNED);
        assertThat(verdict.missing()).isNotEmpty();
    }

    private Explanation explain(Used used) {
        Verdict verdict = judge.judge(used);
        return Explanation.of(verdict, verdict, judge, used);
    }

    @Test
    void theNearestThingIsNamedWithWhatWasMissing() {
        assertThat(near(used("vault/prod/entity/4", Permission.SECRET, "vault/prod/payments/x")))
                .isEqualTo(
                        "acme.yaml:8: payments-team, contractors holds secret there; 4 is not among them.");
        assertThat(
                        near(
                                used(
                                        "github/acme/user/1",
                                        Permission.ADMIN,
                                        "github/acme/payments",
                                        "TICKET",
                                        "X")))
                .isEqualTo(
                        "acme.yaml:11: It would be allowed if ticket.startsWith(\"OPS-\"), which was not so.");
        assertThat(near(used("vault/prod/entity/1", Permission.ADMIN, "vault/prod/payments/x")))
                .contains("acme.yaml:8: ")
                .contains("admin is not among it");
        assertThat(near(used("vault/prod/entity/4", Permission.WRITE, "lamp/attic/desk")))
                .contains("acme.yaml:12: ");
    }

    private String near(Used used) {
        return explain(used).nearest().map(JudgeModelTest::text).orElse("");
    }

    private static String text(Nearest nearest) {
        return nearest.at() + ": " + nearest.says();
    }
}
