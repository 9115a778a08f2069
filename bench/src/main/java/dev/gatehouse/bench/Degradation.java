package dev.gatehouse.bench;

import dev.gatehouse.event.Event;
import dev.gatehouse.record.FeedObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes of what a company should hand in what companies do hand in: lines of the model that nobody
/// has written, others that nobody took out, repositories and people that are called otherwise by
/// now, accounts nobody has linked, events that never came and others that came hours late. The
/// same seed spoils the same things.
final class Degradation {
    private static final double MISSING_LINES = 0.05;
    private static final double STALE_LINES = 0.05;
    private static final double RENAMED_REPOSITORIES = 0.02;
    private static final double RENAMED_PEOPLE = 0.02;
    private static final double UNLINKED_ACCOUNTS = 0.02;
    private static final double MISSING_EVENTS = 0.01;
    private static final double LATE_EVENTS = 0.02;
    private static final Duration LATE_MAX = Duration.ofHours(6);

    private static final Pattern TO_TEAM = Pattern.compile("team:([a-z]+)");
    private static final Pattern REPOSITORY = Pattern.compile("github/acme/acme/([a-z0-9-]+)");
    private static final Pattern ADDRESS = Pattern.compile("([a-z0-9.-]+)@acme\\.example");
    private static final Pattern ACCOUNT =
            Pattern.compile(";?[a-z]+/[a-z]+/[a-z-]+/[^;\"]+", Pattern.CASE_INSENSITIVE);

    private final long seed;

    Degradation(long seed) {
        this.seed = seed;
    }

    /// The model as somebody has kept it up.
    String model(String whole) {
        Random random = new Random(seed);
        List<String> teams = TO_TEAM.matcher(whole).results().map(one -> one.group(1)).toList();
        List<String> lines = new ArrayList<>();
        boolean assignments = false;
        for (String line : whole.split("\n", -1)) {
            boolean heading = !line.startsWith(" ") && !line.startsWith("#");
            assignments = heading ? line.startsWith("assignments:") : assignments;
            if (heading || !assignments) {
                lines.add(line);
                continue;
            }
            if (random.nextDouble() >= MISSING_LINES) {
                lines.add(line);
            }
            Matcher to = TO_TEAM.matcher(line);
            if (random.nextDouble() < STALE_LINES && to.find()) {
                String other = teams.get(random.nextInt(teams.size()));
                lines.add(to.replaceFirst("team:" + other));
            }
        }
        String text = String.join("\n", lines);
        List<String> names =
                REPOSITORY.matcher(whole).results().map(one -> one.group(1)).distinct().toList();
        for (String name : names) {
            if (random.nextDouble() < RENAMED_REPOSITORIES) {
                text = text.replaceAll("/" + Pattern.quote(name) + "(?=[/,\\]])", "/was-" + name);
            }
        }
        // Tests of the model are about the model as it should be.
        return text.substring(0, text.indexOf("\ntests:") + 1);
    }

    /// Who is who, as far as somebody has said so.
    String people(String whole) {
        Random random = new Random(seed + 1);
        List<String> lines = new ArrayList<>();
        for (String line : whole.lines().toList()) {
            String kept =
                    ACCOUNT.matcher(line)
                            .replaceAll(account ->
                                    random.nextDouble() < UNLINKED_ACCOUNTS
                                            ? ""
                                            : Matcher.quoteReplacement(account.group()));
            lines.add(kept.replace("\";", "\""));
        }
        String text = String.join("\r\n", lines) + "\r\n";
        List<String> names =
                ADDRESS.matcher(whole).results().map(one -> one.group(1)).distinct().toList();
        for (String name : names) {
            if (random.nextDouble() < RENAMED_PEOPLE) {
                text = text.replace("\"" + name + "@", "\"" + name + ".now@");
            }
        }
        return text;
    }

    /// The lines as they come in.
    ///
    /// @param read what they turn out to be, one for each
    List<AcmeEvents.Line> events(List<AcmeEvents.Line> lines, List<FeedObserver.Understood> read) {
        Random random = new Random(seed + 2);
        record Coming(Instant when, AcmeEvents.Line line) {}
        List<Coming> coming = new ArrayList<>();
        Instant when = Instant.EPOCH;
        for (int i = 0; i < lines.size(); i++) {
            when = read.get(i).events().isEmpty() ? when : time(read.get(i));
            if (random.nextDouble() < MISSING_EVENTS) {
                continue;
            }
            boolean late = random.nextDouble() < LATE_EVENTS;
            long seconds = late ? random.nextLong(LATE_MAX.toSeconds()) : 0;
            coming.add(new Coming(when.plusSeconds(seconds), lines.get(i)));
        }
        coming.sort(Comparator.comparing(Coming::when));
        return coming.stream().map(Coming::line).toList();
    }

    private static Instant time(FeedObserver.Understood piece) {
        Event first = piece.events().getFirst().event();
        return first.time().time();
    }
}
