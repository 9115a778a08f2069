package dev.gatehouse.posture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgingTest {
    private static final Check IDLE =
            CheckReaderTest.read(
                    CheckReaderTest.HOOK
                            .replace("'!has(value.secret)'", "'use.idle_days >= 90'")
                            .replaceAll("(?s)tests:.*", "tests: []\n"));

    @Test
    void disuseBeyondWhatWasWatchedIsUnknown() {
        assertThat(idle(Map.of("idle_days", 120L))).isEqualTo("fails");
        assertThat(idle(Map.of("idle_days", 12L))).isEqualTo("passes");
        assertThat(idle(Map.of("idle_days_at_least", 120L))).isEqualTo("fails");
        assertThat(idle(Map.of("idle_days_at_least", 12L))).isEqualTo("unknown");
        assertThat(idle(Map.of("idle_days_at_most", 12L))).isEqualTo("passes");
        assertThat(idle(Map.of("idle_days_at_most", 120L))).isEqualTo("unknown");
        assertThat(idle(Map.of())).isEqualTo("unknown");
    }

    @Test
    void aListingThatIsNotWholeIsUnknownWhateverIsThere() {
        Map<String, Object> used = Map.of("use", Map.of("idle_days", 12L));
        assertThat(Judging.of(IDLE, used, Set.of("hooks")))
                .contains(new Result.Unknown(java.util.List.of("listing hooks")));
        assertThat(Judging.of(IDLE, used, Set.of("members"))).contains(Result.Passes.PASSES);
    }

    @Test
    void whatACheckIsNotAboutHasNoResult() {
        Check some =
                CheckReaderTest.read(
                        CheckReaderTest.HOOK.replace(
                                "fails:", "when: 'value.active == true'\nfails:"));
        assertThat(Judging.of(some, Map.of("value", Map.of("active", false)), Set.of())).isEmpty();
        assertThat(Judging.of(some, Map.of("value", Map.of("active", true)), Set.of()))
                .contains(Result.Fails.FAILS);
        assertThat(Judging.of(some, Map.of("value", Map.of()), Set.of()).orElseThrow().word())
                .isEqualTo("unknown");
    }

    private static String idle(Map<String, Object> use) {
        return Judging.of(IDLE, Map.of("use", use), Set.of()).orElseThrow().word();
    }
}
