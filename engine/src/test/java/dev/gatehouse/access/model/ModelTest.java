package dev.gatehouse.access.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Permission;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelTest {
    static Model read(String text) {
        return Model.read(List.of(new ModelText("acme.yaml", text)));
    }

    private static String problems(String text) {
        try {
            read(text);
            return "";
        } catch (ModelProblem wrong) {
            return String.valueOf(wrong.getMessage());
        }
    }

    @Test
    void everySectionIsReadAndSaysWhereItStands() {
        Model model =
                read(
                        """
                        groups:
                          payments-team: { people: [Ada@acme.test], groups: [idp:payments], machines: [ci] }
                        roles:
                          maintainer: { allows: [write, approve], on: ["github/acme/acme/payments"] }
                        schedules:
                          "on-call:payments": { zone: Europe/Berlin, shifts: [ { who: ada@acme.test, from: 2026-11-16T09:00, to: 2026-11-23T09:00 } ] }
                        assignments:
                          - { to: [payments-team], role: maintainer, review_by: 2027-03-01, why: owning team }
                        governed:
                          - { on: ["vault/acme/**"], permissions: [secret] }
                        owners:
                          - { on: ["github/acme/acme/payments"], team: payments-team }
                        criticality:
                          - { on: ["vault/**"], level: critical }
                        """);
        Assignment one = model.assignments().getFirst();
        assertThat(one.at()).isEqualTo("acme.yaml:8");
        assertThat(one.to().names()).contains("person:ada@acme.test", "idp:payments", "machine:ci");
        assertThat(one.scope().permits(Permission.READ)).isTrue();
        assertThat(one.scope().permits(Permission.ADMIN)).isFalse();
        assertThat(model.governs(Permission.SECRET, "vault/acme/x")).isTrue();
        assertThat(model.governs(Permission.READ, "vault/acme/x")).isFalse();
        assertThat(model.ownerOf("github/acme/acme/payments/branches/main"))
                .contains("payments-team");
        assertThat(model.criticalityOf("vault/acme")).contains("critical");
        assertThat(model.toReview(LocalDate.parse("2027-03-01"))).hasSize(1);
    }

    @Test
    void everyMistakeIsToldAtOnceWithItsLineAndWhatWasMeant() {
        assertThat(
                        problems(
                                """
                                groups:
                                  payments: { people: [ada@acme.test] }
                                assignements: []
                                roles:
                                  keeper: { allows: [reed], on: ["github/**"] }
                                assignments:
                                  - { to: [payment], allow: [read], on: ["github/**"] }
                                  - { to: [payments], allow: [read], on: ["github/**"], when: 'ticket ==' }
                                """))
                .contains("acme.yaml:3: nothing in a model is called \"assignements\"")
                .contains("did you mean \"assignments\"?")
                .contains("acme.yaml:5: ")
                .contains("acme.yaml:7: there is no group or schedule \"payment\"")
                .contains("did you mean \"payments\"?")
                .contains("acme.yaml:8: this condition cannot be read");
    }

    @Test
    void groupsThatHoldEachOtherAreNamedInTheirCircle() {
        assertThat(
                        problems(
                                """
                                groups:
                                  a: { groups: [b] }
                                  b: { groups: [c] }
                                  c: { groups: [a] }
                                """))
                .contains("these groups hold each other: a → b → c → a");
    }

    @Test
    void aliasesThatGrowAndNestsThatDeepenAreRefused() {
        StringBuilder bomb = new StringBuilder("groups:\n  a0: &a0 { people: [x, x, x, x] }\n");
        for (int i = 1; i < 24; i++) {
            bomb.append("  a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(problems(bomb.toString())).contains("values");
        assertThat(problems("groups: " + "[".repeat(60_000))).contains("within each other");
        assertThat(problems("groups: &a\n  b: [*a]\n")).contains("within each other");
    }

    @Test
    void aConditionOverANameThatIsNoneIsRefused() {
        assertThat(
                        problems(
                                """
                                assignments:
                                  - { to: [all-people], allow: [read], on: ["github/**"], when: 'moon == "full"' }
                                """))
                .contains("acme.yaml:2: this condition cannot be read")
                .contains("moon");
    }
}
