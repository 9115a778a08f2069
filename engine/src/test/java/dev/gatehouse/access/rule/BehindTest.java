package dev.gatehouse.access.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.used.Texts;
import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.people.Acquaintances;
import dev.gatehouse.people.Who;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BehindTest {
    private static final int ACCOUNTS = 20;
    private static final int SPAN_NANOS = 40_000;

    private final Texts texts = new Texts();

    @Test
    void whatIsRememberedIsWhatIsKnownAtEveryMoment() {
        SplittableRandom random = new SplittableRandom(7);
        Who who = links(random);
        Behind behind = new Behind(who);
        for (int asked = 0; asked < 50_000; asked++) {
            String account = account(random.nextInt(ACCOUNTS + 1));
            Used used = used(account, random.nextInt(-5, SPAN_NANOS / 1_000 + 5));
            assertThat(behind.of(used.number(UsedField.ACCOUNT), used))
                    .as("%s at %s", account, used.when())
                    .isEqualTo(who.subjectOf(account, used.when()));
        }
    }

    @Test
    void accountsThatShareAPlaceAreNotTakenForEachOther() {
        Who who =
                new Acquaintances()
                        .person("ada", "Ada")
                        .person("bo", "Bo")
                        .link("lamp/hall/user/1", "ada", Instant.MIN, Optional.empty())
                        .link("lamp/hall/user/2", "bo", Instant.MIN, Optional.empty())
                        .who();
        Used ada = used("lamp/hall/user/1", 0);
        while (texts.size() % (1 << 14) != ada.number(UsedField.ACCOUNT)) {
            texts.number("filler " + texts.size());
        }
        Used bo = used("lamp/hall/user/2", 0);
        Behind behind = new Behind(who);
        for (int again = 0; again < 2; again++) {
            assertThat(name(behind, ada)).isEqualTo("Ada");
            assertThat(name(behind, bo)).isEqualTo("Bo");
        }
    }

    private static String name(Behind behind, Used used) {
        return behind.of(used.number(UsedField.ACCOUNT), used).orElseThrow().name();
    }

    // Links that begin and end between whole microseconds, over each other and one after the other.
    private static Who links(SplittableRandom random) {
        Acquaintances all = new Acquaintances();
        for (int subject = 0; subject < ACCOUNTS; subject++) {
            all.person("p" + subject, "Person " + subject);
        }
        for (int link = 0; link < 3 * ACCOUNTS; link++) {
            Instant from =
                    random.nextInt(4) == 0 ? Instant.MIN : moment(random.nextInt(SPAN_NANOS));
            Optional<Instant> until =
                    random.nextInt(3) == 0
                            ? Optional.empty()
                            : Optional.of(moment(random.nextInt(SPAN_NANOS)));
            all.link(
                    account(random.nextInt(ACCOUNTS)), "p" + random.nextInt(ACCOUNTS), from, until);
        }
        return all.who();
    }

    private static Instant moment(int nanos) {
        return Instant.EPOCH.plusNanos(nanos);
    }

    private static String account(int number) {
        return "lamp/hall/user/" + number;
    }

    private Used used(String account, long micros) {
        return Used.of(texts, Map.of(UsedField.ACCOUNT, account), micros);
    }
}
