package dev.gatehouse.source.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.source.yaml.Yaml;
import dev.gatehouse.source.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A line that is walked fits when RE2/J says so, with the same groups.
final class WholeLinePatternTest {
    private static final int SIZE_MAX = 5_000;
    private static final long SEED = 20_261_122;
    private static final Path SOURCES = Path.of(System.getProperty("gatehouse.root"), "sources");

    private final LineWalk walk = new LineWalk();
    private int named;

    @Test
    void randomPatternsFitRandomLinesAsRe2Says() {
        Random random = new Random(SEED);
        int fitted = 0;
        for (int round = 0; round < 20_000; round++) {
            String text = randomPattern(random, 3);
            WholeLinePattern pattern = compiled(text);
            assertThat(pattern.isWalked()).as(text).isTrue();
            for (int each = 0; each < 8; each++) {
                fitted += same(text, pattern, randomLine(random)) ? 1 : 0;
            }
        }
        assertThat(fitted).isGreaterThan(5_000);
    }

    @Test
    void everyToolsPatternsFitEveryToolsLinesAsRe2Says() throws IOException {
        Random random = new Random(SEED);
        List<String> lines = lines();
        int fitted = 0;
        for (String text : patterns()) {
            WholeLinePattern pattern = compiled(text);
            for (String line : lines) {
                fitted += same(text, pattern, line) ? 1 : 0;
                fitted += same(text, pattern, damaged(line, random)) ? 1 : 0;
                fitted +=
                        same(text, pattern, line.substring(random.nextInt(line.length()))) ? 1 : 0;
            }
        }
        assertThat(fitted).isGreaterThan(100);
    }

    @Test
    void nearlyEveryToolsPatternIsWalked() throws IOException {
        List<String> left = patterns().stream().filter(text -> !compiled(text).isWalked()).toList();
        assertThat(left).containsExactly("(?s:.*)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i)abc",
                "a**",
                "(a*)*",
                "(?:a|b*)+",
                "\\pL+",
                "[[:alpha:]]+",
                "\\Qa.b\\E",
                "(?s:.*)",
                "a{,3}",
                "x{a",
                "\\C",
                "\\07"
            })
    void whatLiesBeyondIsLeftToRe2(String text) {
        try {
            WholeLinePattern pattern = WholeLinePattern.compile(text, SIZE_MAX);
            assertThat(pattern.isWalked()).isFalse();
            for (String line :
                    List.of("", "ABC", "aab", "é", "a.b", "a\nb", "a{,3}", "x{a", "\u0007")) {
                same(text, pattern, line);
            }
        } catch (PatternSyntaxException alsoBeyondRe2) {
            assertThat(alsoBeyondRe2.getMessage()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:a+)+b",
                "(?:a|aa)+b",
                "(?:a?){30}a{30}",
                ".*.*.*.*.*=.*",
                "(?:x+x+)+y",
                "(?P<one>(?:a|a)+)(?P<two>a+)b"
            })
    void aHostileLineTakesNoLonger(String text) {
        WholeLinePattern pattern = compiled(text);
        for (int length : new int[] {10, 1_000, 20_000, 60_000}) {
            for (String letter : List.of("a", "x", "=", "\ud83d\ude00")) {
                same(text, pattern, letter.repeat(length));
            }
        }
    }

    @Test
    void aPatternThatGrowsTooLargeIsNotWalked() {
        assertThat(compiled("(?:a{50}b){50}").isWalked()).isTrue();
        assertThat(compiled("(?:a{500}b){200}").isWalked()).isFalse();
    }

    private boolean same(String text, WholeLinePattern pattern, String line) {
        IntFunction<@Nullable String> slow = pattern.fitByRe2(line);
        IntFunction<@Nullable String> fast = pattern.fit(line, walk);
        assertThat(fast != null).as("%s on %s", text, line).isEqualTo(slow != null);
        if (fast != null && slow != null) {
            for (int group : pattern.groups().values()) {
                assertThat(fast.apply(group))
                        .as("%s on %s", text, line)
                        .isEqualTo(slow.apply(group));
            }
        }
        return fast != null;
    }

    private static WholeLinePattern compiled(String text) {
        try {
            return WholeLinePattern.compile(text, SIZE_MAX);
        } catch (PatternSyntaxException bug) {
            throw new AssertionError(text, bug);
        }
    }

    private static final List<String> LETTERS =
            List.of(
                    "a",
                    "b",
                    ".",
                    "\\d",
                    "\\w",
                    "\\S",
                    "\\s",
                    "[ab]",
                    "[^a]",
                    "[a-c\\d]",
                    "[]x-]",
                    "é",
                    "\\x{1f600}",
                    "[^\\d\\s]",
                    "\\W",
                    "\\.",
                    " ",
                    "ab");

    // Nothing that may be empty is repeated.
    private String randomPattern(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 4 : 12);
        if (kind < 4) {
            return LETTERS.get(random.nextInt(LETTERS.size()));
        }
        String inside = randomPattern(random, depth - 1);
        return switch (kind) {
            case 4 -> "(?P<g" + named++ + ">" + inside + ")";
            case 5 -> "(?:" + inside + "|" + randomPattern(random, depth - 1) + ")";
            case 6 -> "\\b" + inside;
            case 7 -> inside + "(?:" + randomPattern(random, 0) + ")" + repetition(random);
            case 8 ->
                    "(?P<g"
                            + named++
                            + ">(?:"
                            + inside
                            + "x|"
                            + randomPattern(random, 0)
                            + ")"
                            + repetition(random)
                            + ")";
            default -> inside + randomPattern(random, depth - 1);
        };
    }

    private static String repetition(Random random) {
        List<String> all = List.of("*", "+", "?", "{2}", "{1,3}", "{0,2}", "{2,}", "{0,}");
        return all.get(random.nextInt(all.size())) + (random.nextBoolean() ? "?" : "");
    }

    private static String randomLine(Random random) {
        List<String> letters =
                List.of(
                        "a",
                        "b",
                        "c",
                        "x",
                        "1",
                        " ",
                        ".",
                        "-",
                        "]",
                        "é",
                        "\ud83d\ude00",
                        "\ud83d",
                        "\n",
                        "ab",
                        "_");
        StringBuilder line = new StringBuilder();
        for (int left = random.nextInt(7); left > 0; left--) {
            line.append(letters.get(random.nextInt(letters.size())));
        }
        return line.toString();
    }

    private static String damaged(String line, Random random) {
        StringBuilder damaged = new StringBuilder(line);
        damaged.setCharAt(random.nextInt(line.length()), " '#\"é[:,".charAt(random.nextInt(8)));
        return damaged.toString();
    }

    private static List<String> patterns() throws IOException {
        List<String> patterns = new ArrayList<>();
        try (Stream<Path> tools = Files.list(SOURCES)) {
            for (Path tool : tools.sorted().toList()) {
                if (Files.exists(tool.resolve("mapping.yaml"))) {
                    YamlFile.read(SOURCES, tool.resolve("mapping.yaml"))
                            .find("lines")
                            .map(Yaml::list)
                            .orElse(List.of())
                            .forEach(line -> patterns.add(line.mapping().get("pattern").text()));
                }
            }
        }
        return patterns;
    }

    private static List<String> lines() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> lines = new ArrayList<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".in.log")).sorted().toList()) {
                Files.readString(file).lines().filter(line -> !line.isEmpty()).forEach(lines::add);
            }
            IntStream.range(0, lines.size())
                    .mapToObj(at -> lines.get(at).replaceFirst("^.*? (AM|PM) ?", ""))
                    .filter(line -> !line.isEmpty())
                    .toList()
                    .forEach(lines::add);
            return lines;
        }
    }
}
