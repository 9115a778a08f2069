package dev.gatehouse.house;

import java.util.List;
import java.util.regex.Pattern;

/// How long the suite took, as the reports of the last run say it (JUnit XML of the Java tests, and
/// the launcher's own note of how long the screens' and the browser's took).
final class SuiteTime {
    private static final Pattern SUITE =
            Pattern.compile("<testsuite\\s[^>]*?\\stime=\"([0-9.,]+)\"");

    private SuiteTime() {}

    static double seconds(List<String> reports) {
        return reports.stream()
                .flatMap(report -> SUITE.matcher(report).results())
                .mapToDouble(match -> Double.parseDouble(match.group(1).replace(",", "")))
                .sum();
    }

    static List<String> violations(List<String> reports) {
        double minutes = seconds(reports) / 60;
        return minutes <= TidyLaw.SUITE_MINUTES_MAX
                ? List.of()
                : List.of(
                        "the suite took %.1f minutes, at most %d"
                                .formatted(minutes, TidyLaw.SUITE_MINUTES_MAX));
    }
}
