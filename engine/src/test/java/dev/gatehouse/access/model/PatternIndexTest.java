package dev.gatehouse.access.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.ResourcePattern;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatternIndexTest {
    private static final List<String> PATTERNS =
            List.of(
                    "**", "*", "a/b", "=a/b", "a/*", "=a/*", "a/**", "=a/**", "a/**/d", "a/*/d",
                    "a/b-*", "a/b-*-x", "a/*-x", "a/b*/c", "**/d", "*/b");
    private static final List<String> PATHS =
            List.of(
                    "a", "a/b", "a/bb", "a/b-", "a/b-1", "a/b-1-x", "a/b/c", "a/b/c/d", "a/d", "ab",
                    "b/b", "a/b-1/c", "b/a/d");

    @Test
    void findsWhatEachPatternAloneMeansAndNothingElse() {
        PatternIndex index = new PatternIndex();
        for (int i = 0; i < PATTERNS.size(); i++) {
            index.add(ResourcePattern.parse(PATTERNS.get(i)), i);
        }
        for (String path : PATHS) {
            List<String> alone =
                    PATTERNS.stream()
                            .filter(text ->
                                    ResourcePattern.parse(text).matches(new ResourcePath(path)))
                            .toList();
            assertThat(IntStream.of(index.find(path).stream().toArray()).mapToObj(PATTERNS::get))
                    .as(path)
                    .containsExactlyElementsOf(alone);
        }
    }
}
