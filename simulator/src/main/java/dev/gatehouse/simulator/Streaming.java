package dev.gatehouse.simulator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Payloads of one tool as fast as they can be written: ordinary happenings, drawn again and again,
/// each time with an id and a time of its own. The times fill the days up to a fixed end evenly.
final class Streaming {

    private static final Instant END = Instant.parse("2026-11-22T12:00:00Z");
    private static final int POOL_EVENTS = 1 << 14;
    private static final int BUFFER_BYTES = 1 << 18;
    private static final long POOL_EVENTS_PER_DAY = 40_000;

    private final Tool tool;
    private final Company company;
    private final Duration length;
    private final List<Happening> pool;
    private final SplittableRandom random;

    Streaming(long seed, Tool tool, long days) throws IOException {
        this.tool = tool;
        this.company = Company.of(seed);
        this.length = Duration.ofDays(days);
        this.random = new SplittableRandom(seed);
        this.pool = pool(seed);
    }

    /// `github` or `github:acme`.
    static Tool tool(String source) throws Options.UsageException {
        return Arrays.stream(Tool.values())
                .filter(t -> t.source().equals(source) || t.source().startsWith(source + ":"))
                .findFirst()
                .orElseThrow(() ->
                        new Options.UsageException(
                                "no source "
                                        + source
                                        + "; one of github gitlab jenkins kubernetes vault"));
    }

    private List<Happening> pool(long seed) {
        Everyday everyday = new Everyday(Setting.of(seed), seed, Pace.perDay(POOL_EVENTS_PER_DAY));
        List<Happening> drawn = new ArrayList<>(POOL_EVENTS);
        Instant minute = END.minus(Duration.ofDays(7));
        while (drawn.size() < POOL_EVENTS) {
            everyday.begin(minute).stream().filter(h -> h.tool() == tool).forEach(drawn::add);
            minute = minute.plus(Duration.ofMinutes(1));
        }
        return drawn;
    }

    void write(long events, OutputStream out) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out, BUFFER_BYTES);
        PayloadWriter payloads = PayloadWriter.of(tool, buffered, company.fingerprints());
        Identifiers identifiers = new Identifiers(random);
        long spacingNanos = Math.max(1, length.toNanos() / Math.max(1, events));
        Instant at = END.minus(length);
        for (long i = 0; i < events; i++) {
            Happening drawn = pool.get(random.nextInt(pool.size()));
            payloads.write(again(drawn, at, identifiers));
            at = at.plusNanos(spacingNanos);
        }
        payloads.flush();
        buffered.flush();
    }

    private static Happening again(Happening drawn, Instant at, Identifiers identifiers) {
        String id = drawn.act() instanceof GitHubAct ? identifiers.document() : identifiers.uuid();
        return new Happening(at, at, id, drawn.actor(), drawn.origin(), drawn.act(), drawn.label());
    }
}
