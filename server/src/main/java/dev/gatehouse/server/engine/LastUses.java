package dev.gatehouse.server.engine;

import dev.gatehouse.access.Judgement;
import dev.gatehouse.completeness.Completeness;
import dev.gatehouse.completeness.SourceSight;
import dev.gatehouse.posture.LastUse;
import dev.gatehouse.record.Sources;
import dev.gatehouse.source.Observes;
import dev.gatehouse.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// When accounts and credentials were last used, from the events, and since when the sources of
/// their tool were complete and told of reads, be it some. What they cannot show is not said.
final class LastUses implements LastUse {
    /// Between two looks at the same source.
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final List<Integer> WATCHED_DAYS = List.of(400, 200, 100, 30);
    private static final int ANSWERS_MAX = 100_000;
    private static final String READS = "reads";
    private static final String CREDENTIAL = "credential";

    private final Judgement judgement;
    private final Sources sources;
    private final Completeness completeness;
    private final InstantSource clock;
    private final Map<String, Kept<Optional<Instant>>> watched = new ConcurrentHashMap<>();

    /// Where it looks.
    record Places(Judgement judgement, Sources sources, Completeness completeness) {}

    private record Kept<T>(T answer, Instant until) {}

    LastUses(Places places, InstantSource clock) {
        this.judgement = places.judgement();
        this.sources = places.sources();
        this.completeness = places.completeness();
        this.clock = clock;
    }

    @Override
    public Seen ofAccount(String account) {
        return seen(last(account), watchedSince(place(account), List.of(READS)));
    }

    @Override
    public Seen ofCredential(String fingerprint) {
        String tool = fingerprint.substring(0, Math.max(0, fingerprint.indexOf(':')));
        return seen(last(fingerprint), watchedSince(tool, List.of(READS, CREDENTIAL)));
    }

    private static Seen seen(Optional<Instant> last, Optional<Instant> watched) {
        if (last.isPresent()) {
            return watched.filter(since -> !since.isAfter(last.get())).isPresent()
                    ? new Seen.At(last.get())
                    : new Seen.AtOrLater(last.get());
        }
        return watched.<Seen>map(Seen.NotSince::new).orElse(Seen.Unwatched.UNWATCHED);
    }

    private Optional<Instant> last(String accountOrCredential) {
        return judgement.counted(uses -> uses.last(accountOrCredential));
    }

    // The longest window that every source of it shows whole. `place` is `tool/instance`, or the
    // tool alone for all of its instances.
    private Optional<Instant> watchedSince(String place, List<String> sees) {
        return kept(
                watched,
                place + sees,
                () -> {
                    Instant now = clock.instant();
                    List<Source> some =
                            sources.all().stream()
                                    .filter(source ->
                                            (source.name().tool() + "/" + source.instance() + "/")
                                                    .startsWith(place + "/"))
                                    .toList();
                    return WATCHED_DAYS.stream()
                            .map(days -> now.minus(Duration.ofDays(days)))
                            .filter(from -> !some.isEmpty() && isWatched(some, from, sees))
                            .findFirst();
                });
    }

    private boolean isWatched(List<Source> some, Instant from, List<String> sees) {
        return completeness
                .sight(some.stream().map(Source::name).toList(), from, clock.instant())
                .sources()
                .stream()
                .allMatch(sight -> shows(sight, sees));
    }

    private static boolean shows(SourceSight sight, List<String> sees) {
        return sight.complete()
                && sees.stream().allMatch(one -> sight.sees().get(one) != Observes.Seen.NO);
    }

    private <T> T kept(
            Map<String, Kept<T>> all, String key, java.util.function.Supplier<T> answer) {
        Instant now = clock.instant();
        Kept<T> known = all.get(key);
        if (known != null && now.isBefore(known.until())) {
            return known.answer();
        }
        if (all.size() >= ANSWERS_MAX) {
            all.clear();
        }
        T fresh = answer.get();
        all.put(key, new Kept<>(fresh, now.plus(KEPT)));
        return fresh;
    }

    private static String place(String account) {
        String[] parts = account.split("/", 3);
        return parts.length < 2 ? account : parts[0] + "/" + parts[1];
    }
}
