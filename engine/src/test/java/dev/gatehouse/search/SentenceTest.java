package dev.gatehouse.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Account;
import dev.gatehouse.event.Change;
import dev.gatehouse.event.Context;
import dev.gatehouse.event.Credential;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.EventTime;
import dev.gatehouse.event.IdQuality;
import dev.gatehouse.event.Meaning;
import dev.gatehouse.event.Namespace;
import dev.gatehouse.event.Origin;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Resource;
import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import dev.gatehouse.event.Verb;
import dev.gatehouse.people.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SentenceTest {
    private static final Text UNSENT = Text.Absent.NOT_SENT;

    private static Event event(String actor, Verb verb, Outcome outcome, String path) {
        return new Event(
                new EventId(1, 0),
                SourceName.parse(path.substring(0, path.indexOf('/'))),
                new Event.Receipt("audit", Trust.SIGNED, UNSENT, Meaning.MAPPED),
                EventTime.unsaid(Instant.EPOCH),
                new Event.Deed("some.action", verb, verb.usualPermission(), outcome, 1),
                new Account(Namespace.USER, "17", Text.of(actor), IdQuality.NATIVE),
                List.of(),
                Credential.Unsaid.NOT_SENT,
                Origin.NOT_SENT,
                new Resource(new ResourcePath(path), "thing", UNSENT),
                List.of(),
                Context.NOT_SENT,
                new TreeMap<>(),
                "");
    }

    @Test
    void whoIsKnownByAnotherNameComesBeforeTheAccount() {
        Event read = event("oidc-dana", Verb.READ, Outcome.SUCCEEDED, "vault/prod/secrets/x");
        assertThat(Sentence.of(read, Optional.of(new Machine("m-1", "Dana\nBot", "", ""))))
                .startsWith("Dana\ufffdBot (as oidc-dana) read");
        assertThat(Sentence.of(read, Optional.of(new Machine("m-1", "oidc-dana", "", ""))))
                .startsWith("oidc-dana read");
    }

    @Test
    void namesComeFirstAndTheToolLast() {
        assertThat(
                        Sentence.of(
                                event(
                                        "dana.k",
                                        Verb.READ,
                                        Outcome.SUCCEEDED,
                                        "vault/prod/secrets/payments/db")))
                .isEqualTo("dana.k read the secret payments/db on Vault.");
        assertThat(
                        Sentence.of(
                                event(
                                        "tomas.v",
                                        Verb.DEPLOY,
                                        Outcome.DENIED,
                                        "github/acme/payments/environments/production")))
                .isEqualTo(
                        "tomas.v was refused to deploy to the environment production of payments on GitHub.");
        assertThat(
                        Sentence.of(
                                event(
                                        "tomas.v",
                                        Verb.DELETE,
                                        Outcome.FAILED,
                                        "gitlab/main/shop/api/branches/main")))
                .isEqualTo(
                        "tomas.v tried to delete the branch main of shop/api on GitLab and failed.");
        assertThat(
                        Sentence.of(
                                event(
                                        "ci",
                                        Verb.AUTHENTICATE,
                                        Outcome.NOT_RECORDED,
                                        "jenkins/main")))
                .isEqualTo("ci signed in to Jenkins; how it ended is not recorded.");
    }

    @Test
    void whatTheToolSaidMoreIsAdded() {
        Event plain = event("dana.k", Verb.CONFIGURE, Outcome.SUCCEEDED, "github/acme/payments");
        Event full =
                new Event(
                        plain.id(),
                        plain.source(),
                        plain.receipt(),
                        plain.time(),
                        plain.deed(),
                        plain.actor(),
                        List.of(
                                new Account(
                                        Namespace.USER, "9", Text.of("ines.m"), IdQuality.NATIVE)),
                        new Credential.Known("personal-token", UNSENT, Text.of("laptop")),
                        new Origin(Text.of("203.0.113.40"), UNSENT, UNSENT),
                        plain.resource(),
                        List.of(new Change("visibility", Text.of("private"), Text.of("public"))),
                        plain.context(),
                        plain.detail(),
                        "");
        assertThat(Sentence.of(full))
                .isEqualTo(
                        "dana.k, on behalf of ines.m, changed the settings of payments on GitHub, visibility from"
                                + " private to public, with personal token laptop, from 203.0.113.40.");
    }

    @Test
    void nothingAToolSendsCanTurnOrBreakTheLine() {
        Event hostile =
                event("a\u202eb\u001b[31m\nc", Verb.READ, Outcome.SUCCEEDED, "github/acme/x");
        assertThat(Sentence.of(hostile)).isEqualTo("a\ufffdb\ufffd[31m\ufffdc read x on GitHub.");
    }

    @Test
    void everyEventHasASentence() {
        RandomEvents events = new RandomEvents(new Random(1));
        for (int i = 0; i < 500; i++) {
            assertThat(Sentence.of(events.at(new EventId(i, 0))))
                    .endsWith(".")
                    .doesNotContain("\n");
        }
    }
}
