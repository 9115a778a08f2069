package dev.gatehouse.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What values were found to hold is kept while they come again, and never without end.
class FoundBeforeTest {
    private static final int[] RULES = {3};

    private final FoundBefore found = new FoundBefore();

    private void keep(int values) {
        for (int i = 0; i < values; i++) {
            found.keep("value " + i, RULES);
        }
    }

    @Test
    void aValueThatCameBeforeIsKnown() {
        assertThat(found.get("read")).isNull();
        assertThat(found.keep("read", RULES)).isSameAs(RULES);
        assertThat(found.get("read")).isSameAs(RULES);
    }

    @Test
    void aLongValueIsNotKept() {
        String text = "x".repeat(FoundBefore.VALUE_CHARS_MAX + 1);
        found.keep(text, RULES);
        assertThat(found.get(text)).isNull();
    }

    @Test
    void aFieldWhoseValuesNeverComeAgainIsGivenUp() {
        keep(FoundBefore.VALUES_MAX + 1);
        found.keep("read", RULES);
        assertThat(found.get("read")).isNull();
        assertThat(found.get("value 0")).isNull();
    }

    @Test
    void aFieldWhoseValuesComeAgainBeginsAnewWhenItIsFull() {
        found.keep("read", RULES);
        for (int i = 0; i < FoundBefore.VALUES_MAX; i++) {
            assertThat(found.get("read")).isNotNull();
        }
        keep(FoundBefore.VALUES_MAX);
        assertThat(found.get("value " + (FoundBefore.VALUES_MAX - 1))).isNotNull();
    }
}
