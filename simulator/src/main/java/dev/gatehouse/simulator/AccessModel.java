package dev.gatehouse.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes what Acme's teams have written down of who should do what: the owning team of each
/// repository, who is on call, and the two things somebody was asked for. It knows nothing of what
/// attackers do.
record AccessModel(Company company, Calendar calendar) {
    private static final String SECRETS = "vault/prod/mounts/secret/secrets/";

    void write(OutputStream out) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# Acme's access model: made up like the rest of the company.");
        owners(lines);
        schedules(lines);
        assignments(lines);
        governed(lines);
        tests(lines);
        out.write(
                lines.stream()
                        .collect(Collectors.joining("\n", "", "\n"))
                        .getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void owners(List<String> lines) {
        lines.add("owners:");
        for (Repository one : company.repositories()) {
            lines.add("  - { on: [%s], team: %s }".formatted(code(one), one.team().slug()));
        }
    }

    private void schedules(List<String> lines) {
        Rota rota = new Rota(company, calendar);
        lines.add("schedules:");
        for (Team team : Team.values()) {
            lines.add("  \"on-call:" + team.slug() + "\":");
            lines.add("    shifts:");
            // The week after the end too: the company goes on living.
            for (int week = Rota.WEEKS - 1; week >= -1; week--) {
                lines.add(
                        "      - { who: %s, from: \"%s\", to: \"%s\" }"
                                .formatted(
                                        rota.onCall(team, week).email(),
                                        rota.weekStart(week),
                                        rota.weekStart(week - 1)));
            }
        }
    }

    private void assignments(List<String> lines) {
        lines.add("assignments:");
        lines.add(
                "  - { to: [all-people], allow: [read, run], on: [github/acme/acme/**,"
                        + " gitlab/acme/acme/**, jenkins/main/**], why: our code is open to all of"
                        + " us }");
        for (Repository one : company.repositories()) {
            lines.add(
                    "  - { to: [team:%s], allow: [write, approve, deploy, run], on: [%s], why: the owning team }"
                            .formatted(one.team().slug(), code(one)));
        }
        for (Repository one : company.deployed()) {
            service(lines, one);
        }
        lines.add(
                "  - { to: [%s], allow: [secret], on: [%swarehouse-export/production/**],"
                                .formatted(company.person(Cast.INGRID_FALK).email(), SECRETS)
                        + " when: 'time.hour >= 2 && time.hour < 4',"
                        + " why: warehouse-nightly-labels runs with her token, review_by: "
                        + calendar.until().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(60)
                        + " }");
        lines.add(
                "  - { to: [%s], allow: [secret], on: [%swarehouse-export/production/**],"
                                .formatted(company.person(Cast.TOMAS_BRANDT).email(), SECRETS)
                        + " when: 'time.date <= \"%s\"',".formatted(left())
                        + " why: warehouse-nightly-export ran with his token until he left }");
        lines.add(
                "  - { to: [%s], allow: [admin, write], on: [github/acme/acme/infra-edge/**],"
                                .formatted(company.person(Cast.SOFIA_MARIN).email())
                        + " when: 'time.date == \"%s\"',"
                                .formatted(ProtectionOff.windowOf(calendar))
                        + " ticket: CHG-1042, why: maintenance window approved by Priya Raman }");
    }

    private LocalDate left() {
        return calendar.daysBefore(LeaversToken.LEFT_DAYS_AGO, "16:00:00")
                .atOffset(ZoneOffset.UTC)
                .toLocalDate();
    }

    private static void service(List<String> lines, Repository one) {
        String team = one.team().slug();
        lines.add(
                "  - { to: [\"on-call:%s\"], allow: [secret], on: [%s%s/production/**], why: whoever is on call mends it }"
                        .formatted(team, SECRETS, one.name()));
        lines.add(
                "  - { to: [\"on-call:%s\"], allow: [read], on: [kubernetes/prod/namespaces/%s/**], why: whoever is on call looks }"
                        .formatted(team, one.namespace(Stage.PRODUCTION)));
        for (Stage stage : Stage.values()) {
            lines.add(
                    "  - { to: [\"machine:%s\"], allow: [read, write, secret], on: [%s%s/%s/**, kubernetes/prod/namespaces/%s/**], why: it runs there }"
                            .formatted(
                                    one.namespace(stage),
                                    SECRETS,
                                    one.name(),
                                    stage.slug(),
                                    one.namespace(stage)));
        }
        lines.add(
                "  - { to: [team:%s], allow: [read, write, secret, run], on: [%s%s/staging/**, kubernetes/prod/namespaces/%s/**], why: staging is theirs }"
                        .formatted(team, SECRETS, one.name(), one.namespace(Stage.STAGING)));
    }

    private void governed(List<String> lines) {
        lines.add("governed:");
        lines.add(
                "  - { on: [kubernetes/prod/namespaces/payments-production/secrets/**,"
                        + " %spayments/production/signing-key], permissions: [secret],"
                                .formatted(SECRETS)
                        + " why: cards are paid with it }");
        lines.add("criticality:");
        lines.add("  - { on: [%s*/production/**], level: critical }".formatted(SECRETS));
    }

    private void tests(List<String> lines) {
        Person onCall = new Rota(company, calendar).onCall(Team.PAYMENTS, 0);
        String at = calendar.daysBefore(1, "03:12:00").toString();
        String database = SECRETS + "payments/production/database";
        lines.add("tests:");
        lines.add(test(onCall, database, at, "expected decided"));
        lines.add(test(company.person(Cast.MARTA_OLSEN), database, at, "unexpected governed"));
    }

    private static String test(Person who, String on, String at, String expect) {
        return "  - { who: %s, permission: secret, on: %s, at: \"%s\", expect: %s }"
                .formatted(who.email(), on, at, expect);
    }

    private static String code(Repository one) {
        return "github/acme/%s, gitlab/acme/%s".formatted(one.path(), one.path());
    }
}
