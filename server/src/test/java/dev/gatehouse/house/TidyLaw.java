package dev.gatehouse.house;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The numbers and names of STYLE.md that a machine can check, in one place.
final class TidyLaw {
    static final int FILE_LINES_MAX = 400;
    static final int LAUNCHER_LINES_MAX = 250;
    static final int METHOD_LINES_MAX = 60;
    static final int PARAMETERS_MAX = 4;
    static final int TEST_SLEEP_MILLIS_MAX = 100;
    static final int SUITE_MINUTES_MAX = 35;

    static final Pattern BANNED_TYPE =
            Pattern.compile(
                    ".*(?:Utils?|Helpers?|Manager|Impl|D[Tt][Oo]|Common|V\\d+)|(?:Abstract|Base)[A-Z].*|I[A-Z][a-z].*");
    static final Pattern BANNED_FILE =
            Pattern.compile("(?i)(?:utils?|helpers?|common|misc|manager)\\.(?:ts|tsx|css)");
    static final Set<String> BANNED_PACKAGES =
            Set.of("util", "utils", "common", "helper", "helpers", "impl", "misc");
    static final Set<String> SKIPPING = Set.of("Disabled", "Ignore", "DisabledIf", "EnabledIf");
    static final List<String> MOCKING =
            List.of("org.mockito", "org.easymock", "org.powermock", "org.jmock");
    static final Set<String> HIDDEN_TIME =
            Set.of(
                    "Instant.now()",
                    "LocalDate.now()",
                    "LocalDateTime.now()",
                    "ZonedDateTime.now()",
                    "System.currentTimeMillis()",
                    "Math.random()",
                    "new Random()",
                    "ThreadLocalRandom.current()");

    /// Promises to do it later: they belong to the issue tracker, not to the code.
    static final Pattern LATER = Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    /// Browser and screen tests that are switched off, or that switch off all others.
    static final Pattern SKIPPED_SCREEN_TEST =
            Pattern.compile(
                    "\\b(?:describe|it|test)(?:\\.\\w+)*\\.(?:(?:only|todo|fixme)\\b|skip\\s*\\(\\s*['\"`])"
                            + "|\\bx(?:it|test|describe)\\s*\\(");

    private TidyLaw() {}
}
