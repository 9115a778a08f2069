package dev.gatehouse.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.search.query.Query;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static final Scope HUB = Scope.of(List.of("github"));

    private static Scope scope(String... patterns) {
        return Scope.of(List.of(patterns));
    }

    @Test
    void aToolAloneMeansAllItsSourcesAndNoOther() {
        assertThat(HUB.patterns()).containsExactly("github:*");
        assertThat(HUB.holds(SourceName.parse("github:acme"))).isTrue();
        assertThat(HUB.holds(SourceName.parse("vault:github"))).isFalse();
        assertThat(Scope.ALL.holds(SourceName.parse("vault"))).isTrue();
        assertThat(Scope.of(List.of())).isEqualTo(Scope.ALL);
    }

    @Test
    void twoScopesTogetherHoldWhatBothDo() {
        Scope both = scope("github:*", "vault:prod").and(scope("*:prod"));
        assertThat(both.holds(SourceName.parse("vault:prod"))).isTrue();
        assertThat(both.holds(SourceName.parse("github:acme"))).isFalse();
        assertThat(both.over(Query.All.ALL)).isInstanceOf(Query.And.class);
    }

    @Test
    void coversOnlyWhatReachesNoFurther() {
        assertThat(HUB.covers(scope("github:acme"))).isTrue();
        assertThat(HUB.covers(scope("github:ac*", "github:beta"))).isTrue();
        assertThat(HUB.covers(scope("github:acme", "vault:prod"))).isFalse();
        assertThat(HUB.covers(scope("git*"))).isFalse();
        assertThat(scope("github:a*").covers(scope("github:*"))).isFalse();
        assertThat(HUB.covers(Scope.ALL)).isFalse();
        assertThat(Scope.ALL.covers(HUB)).isTrue();
        assertThat(HUB.and(scope("*:acme")).covers(scope("github:*"))).isFalse();
    }

    @Test
    void refusesWhatIsNoPatternAndTooMany() {
        for (String wrong : List.of("", "a b", "GitHub:*", "github:acme:x", "a OR b", "\"x\"")) {
            assertThatThrownBy(() -> scope(wrong)).as(wrong).hasMessageContaining("github:*");
        }
        assertThatThrownBy(() -> Scope.of(Collections.nCopies(Scope.PATTERNS_MAX + 1, "a")))
                .hasMessageContaining("at most");
    }
}
