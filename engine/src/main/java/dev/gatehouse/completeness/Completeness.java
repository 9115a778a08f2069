package dev.gatehouse.completeness;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.DeliveryRecord;
import dev.gatehouse.record.FeedObserver;
import dev.gatehouse.record.Fold;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.Sources;
import dev.gatehouse.record.Way;
import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Reading;
import dev.gatehouse.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What each source sent, and what of a window could not be seen. It follows the journal for
/// deliveries and gaps, and hears from the feed of another view what was understood, so that
/// nothing is read twice. Its state is small, in memory, and written beside now and then with the
/// two cursors it belongs to; a crash costs re-reading what came since. Safe for many threads.
public final class Completeness implements Fold, FeedObserver, AutoCloseable {
    /// For how many hours back it is known what came of each; what is older is in the events.
    public static final int HOURS_KEPT = Hours.HOURS_MAX;

    private static final Duration SAVE_EVERY = Duration.ofSeconds(30);
    private static final long SAVE_RECORDS = 50_000;

    // A file of several channels is delivered through none; its pieces say which they are of.
    private static final String NO_CHANNEL = "";

    private final Sources sources;
    private final InstantSource clock;
    private final TallyFile file;
    private final Map<Integer, Map<String, ChannelTally>> tallies = new TreeMap<>();
    private long recordsCursor;
    private long eventsCursor;
    private long savedAt;
    private Instant savedTime;

    private Completeness(Sources sources, InstantSource clock, TallyFile file) {
        this.sources = sources;
        this.clock = clock;
        this.file = file;
        this.savedTime = clock.instant();
    }

    /// The completeness of the recorder's sources.
    public static Completeness open(Recorder recorder, Sources sources, InstantSource clock) {
        Path path = recorder.data().views().resolve("completeness.json");
        Completeness completeness = new Completeness(sources, clock, new TallyFile(path));
        completeness.restore(recorder.journal().size());
        return completeness;
    }

    private synchronized void restore(long journalSize) {
        TallyFile.Saved saved = file.read();
        if (Math.max(saved.records(), saved.events()) > journalSize) {
            return;
        }
        recordsCursor = saved.records();
        eventsCursor = saved.events();
        savedAt = recordsCursor + eventsCursor;
        for (ChannelTally.Saved channel : saved.channels()) {
            channels(channel.source()).put(channel.channel(), ChannelTally.of(channel));
        }
    }

    @Override
    public String name() {
        return "completeness";
    }

    @Override
    public synchronized long cursor() {
        return recordsCursor;
    }

    @Override
    public synchronized void fold(List<Stored> records) throws IOException {
        for (Stored stored : records) {
            if (stored instanceof Stored.Live live && live.position() >= recordsCursor) {
                fold(live);
            }
        }
        recordsCursor = Math.max(recordsCursor, records.getLast().position() + 1);
        saveNowAndThen();
    }

    private void fold(Stored.Live live) {
        if (live.kind() == RecordKind.DELIVERY.number()) {
            DeliveryRecord delivery = DeliveryRecord.read(live.payload());
            tally(live.source(), delivery.channel())
                    .delivered(delivery, time(live.receivedMicros()));
        } else if (live.kind() == RecordKind.GAP.number()) {
            OwnRecordJson.read(RecordKind.GAP, live.payload())
                    .map(OwnRecord.Gap.class::cast)
                    .ifPresent(gap -> tally(gap.number(), gap.channel()).gap(gap));
        } else if (live.kind() == RecordKind.INTAKE_REFUSED.number()) {
            OwnRecordJson.read(RecordKind.INTAKE_REFUSED, live.payload())
                    .map(OwnRecord.IntakeRefused.class::cast)
                    .ifPresent(refused ->
                            tally(refused.number(), refused.channel())
                                    .hours()
                                    .refused(time(live.receivedMicros()), refused.count()));
        }
    }

    @Override
    public synchronized long understoodUpTo() {
        return eventsCursor;
    }

    @Override
    public synchronized void understood(List<Understood> pieces, long upTo) {
        for (Understood piece : pieces) {
            if (piece.position() >= eventsCursor) {
                understood(piece);
            }
        }
        eventsCursor = Math.max(eventsCursor, upTo);
    }

    private void understood(Understood piece) {
        int source = piece.source().number();
        if (piece.reading() instanceof Reading.Ignored) {
            tally(source, piece.channel()).ignored();
        }
        for (FoldedEvent folded : piece.events()) {
            ChannelTally tally = tally(source, folded.event().receipt().channel());
            if (piece.channel().equals(NO_CHANNEL)) {
                tally.spoke(Way.IMPORT, time(piece.receivedMicros()));
            }
            tally.happened(folded);
            told(piece.source(), folded.event());
        }
    }

    // What one channel missed may come by another that sends the same.
    private void told(Source source, Event event) {
        String channel = event.receipt().channel();
        channels(source.number())
                .forEach((name, tally) -> {
                    if (name.equals(channel) || source.tool().sendSame(name, channel)) {
                        tally.told(event);
                    }
                });
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private Map<String, ChannelTally> channels(int source) {
        return tallies.computeIfAbsent(source, _ -> new TreeMap<>());
    }

    private ChannelTally tally(int source, String channel) {
        return channels(source).computeIfAbsent(channel, _ -> new ChannelTally());
    }

    private void saveNowAndThen() throws IOException {
        Instant now = clock.instant();
        long since = recordsCursor + eventsCursor - savedAt;
        if (since >= SAVE_RECORDS || (since > 0 && now.isAfter(savedTime.plus(SAVE_EVERY)))) {
            save();
            savedTime = now;
        }
    }

    private void save() throws IOException {
        List<ChannelTally.Saved> channels = new ArrayList<>();
        tallies.forEach((source, byName) ->
                byName.forEach((name, tally) -> channels.add(tally.saved(source, name))));
        file.write(new TallyFile.Saved(recordsCursor, eventsCursor, channels));
        savedAt = recordsCursor + eventsCursor;
    }

    /// What every source has sent, by its number.
    public List<SourceStatus> sources() {
        return sources.all().stream().map(this::source).toList();
    }

    /// What one source has sent.
    public synchronized SourceStatus source(Source source) {
        Instant now = clock.instant();
        List<ChannelStatus> channels = new ArrayList<>();
        SortedMap<String, Long> counts = new TreeMap<>();
        tallies.getOrDefault(source.number(), Map.of())
                .forEach((name, tally) -> {
                    tally.counts().forEach((word, n) -> counts.merge(word, n, Long::sum));
                    if (tally.hasSpoken()) {
                        channels.add(tally.status(name, now));
                    }
                });
        return new SourceStatus(source.name(), channels, counts);
    }

    /// The channels of a source that decide where it has come; one that only tells beside them can
    /// be silent without anything being missed.
    public List<ChannelStatus> deciding(Source source) {
        return SightOfSource.deciding(source, source(source));
    }

    /// What one source sent of each hour since a moment, the hour it lies in too; hours of which
    /// nothing is here are left out.
    public synchronized List<HourCounts> hours(Source source, Instant since) {
        TreeMap<Instant, HourRow> rows = new TreeMap<>();
        tallies.getOrDefault(source.number(), Map.of())
                .values()
                .forEach(tally -> tally.hours().addTo(rows, since));
        List<HourCounts> hours = new ArrayList<>(rows.size());
        rows.forEach((hour, row) -> hours.add(row.counts(hour)));
        return hours;
    }

    /// How much of what one source sent since a moment says who, with what, from where, by which
    /// program and how it ended, beside the most its tool can say; none where nothing of it was
    /// understood.
    public synchronized List<FieldQuality> quality(Source source, Instant since) {
        List<RecordQuality.Sent> sent = new ArrayList<>();
        tallies.getOrDefault(source.number(), Map.of())
                .forEach((name, tally) -> {
                    Optional<Channel> channel = source.tool().channel(name);
                    sent.add(
                            new RecordQuality.Sent(
                                    channel.map(Channel::title).orElse(name),
                                    channel.map(Channel::observes),
                                    tally.hours().shown(since)));
                });
        return RecordQuality.of(sent);
    }

    /// Where the hour begins in which a moment lies.
    public static Instant hourOf(Instant moment) {
        return moment.truncatedTo(ChronoUnit.HOURS);
    }

    /// A channel that fell silent, or that is recorded to be silent.
    ///
    /// @param silent since when it has been silent for longer than usual
    /// @param recorded since when the journal says so
    record Silent(
            Source source, String channel, Optional<Instant> silent, Optional<Instant> recorded) {}

    /// Every channel of which the one and the other differ. Only what decides where a source has
    /// come can be silent, and only while somebody wants to hear it.
    ///
    /// @param heardFrom since when there was anybody to hear them
    synchronized List<Silent> silentOtherThanRecorded(Instant heardFrom) {
        List<Silent> out = new ArrayList<>();
        for (Source source : sources.all()) {
            Set<String> deciding =
                    sources.state(source) == Sources.State.CONNECTED
                            ? SightOfSource.deciding(source, source(source)).stream()
                                    .map(ChannelStatus::channel)
                                    .collect(Collectors.toSet())
                            : Set.of();
            tallies.getOrDefault(source.number(), Map.of())
                    .forEach((name, tally) -> {
                        Silent one = silent(source, name, deciding.contains(name), heardFrom);
                        if (one.recorded().isPresent() != one.silent().isPresent()) {
                            out.add(one);
                        }
                    });
        }
        return out;
    }

    // One that is recorded to be silent stays so while nobody listens.
    private Silent silent(Source source, String channel, boolean decides, Instant heardFrom) {
        ChannelTally tally = tally(source.number(), channel);
        Instant now = clock.instant();
        Optional<Instant> recorded = tally.recordedSilent();
        Optional<Instant> silent =
                recorded.isPresent() ? tally.silentSince(now) : tally.silentSince(heardFrom, now);
        return new Silent(source, channel, decides ? silent : Optional.empty(), recorded);
    }

    /// What could not be seen of these sources in a window.
    ///
    /// @param names of sources; all of them when empty
    /// @param from where the window begins, [Instant#MIN] for all time
    /// @param to where it ends, [Instant#MAX] for now
    public Sight sight(Collection<SourceName> names, Instant from, Instant to) {
        List<SourceName> every = sources.all().stream().map(Source::name).toList();
        return sight(names.isEmpty() ? every : names, from, to, _ -> List.of());
    }

    /// The same, told what is going wrong now.
    ///
    /// @param names of sources; of no other a word is said
    /// @param missing clauses for a person, each saying why something of a source may be missing
    public Sight sight(
            Collection<SourceName> names,
            Instant from,
            Instant to,
            Function<Source, List<String>> missing) {
        Instant now = clock.instant();
        Instant end = to.isAfter(now) ? now : to;
        List<SourceSight> seen = new ArrayList<>();
        for (Source source : sources.all()) {
            if (names.contains(source.name())) {
                SightOfSource sight =
                        new SightOfSource(source, source(source), sources.state(source));
                missing.apply(source).forEach(sight::missing);
                seen.add(sight.between(from, end));
            }
        }
        return Sight.of(seen);
    }

    /// Leaves what it knows on disk.
    @Override
    public synchronized void close() throws IOException {
        if (recordsCursor + eventsCursor > savedAt) {
            save();
        }
    }
}
