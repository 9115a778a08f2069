package dev.gatehouse.record;

import dev.gatehouse.event.EventId;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Source;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/// Which event was the first of its name: (source, channel, natural id), where channels that share
/// ids count as one. Also which days an audit channel spoke, for hints beside it. Asking twice
/// gives the same answer, in whatever order; a view, rebuilt by reading the journal from [#cursor].
public final class Identity implements AutoCloseable {
    /// Records after which it is made durable.
    static final long CHECKPOINT_RECORDS = 50_000;

    /// Days, today included, within which an audit channel must have spoken to be healthy.
    static final int AUDIT_HEALTHY_DAYS = 2;

    private static final int ORDINAL_BITS = 20;
    private static final long DAY_MICROS = 86_400L * 1_000_000;

    private final KeyTable table;
    private final Mac names;
    private final Mac days;
    private final Map<SourceChannel, String> sharing = new HashMap<>();
    private final SavingThread saving = new SavingThread("identity-save");
    private @Nullable DayKey latestDay;
    private long cursor;

    /// A channel of a source.
    private record SourceChannel(int source, String channel) {}

    /// What stands for a day of a source in the table.
    private record DayKey(int source, long day, RecordKey key) {}

    private Identity(KeyTable table, InstallationKey key) {
        this.table = table;
        this.names = key.mac("identity-name");
        this.days = key.mac("identity-day");
        this.cursor = table.cursor();
    }

    /// The identities of the recorder's journal.
    public static Identity open(Recorder recorder) {
        Path directory = recorder.data().views().resolve("identity");
        KeyTable table = KeyTable.open(directory);
        if (table.cursor() > recorder.journal().size()) {
            table.close();
            Ordinals.delete(directory);
            table = KeyTable.open(directory);
        }
        return new Identity(table, recorder.key());
    }

    /// Up to where it has seen every record.
    synchronized long cursor() {
        return cursor;
    }

    /// Every record below `upTo` has been seen.
    synchronized void advance(long upTo) {
        cursor = Math.max(cursor, upTo);
        if (cursor - table.cursor() >= CHECKPOINT_RECORDS) {
            long safe = cursor;
            saving.begin(() -> table.checkpoint(safe));
        }
    }

    /// The event that had this natural id before `id` did; empty when `id` is the first. Later
    /// questions know `id`.
    synchronized Optional<EventId> see(
            Source source, String channel, String naturalId, EventId id) {
        RecordKey key = name(source, channel, naturalId);
        long value = table.get(key.high(), key.low());
        if (value != 0 && event(value).compareTo(id) < 0) {
            return Optional.of(event(value));
        }
        if (value == 0 || event(value).compareTo(id) > 0) {
            table.put(key.high(), key.low(), value(id));
        }
        return Optional.empty();
    }

    /// The event before `before` with this natural id, if there was one.
    synchronized Optional<EventId> find(
            Source source, String channel, String naturalId, EventId before) {
        RecordKey key = name(source, channel, naturalId);
        long value = table.get(key.high(), key.low());
        return value == 0 || event(value).compareTo(before) >= 0
                ? Optional.empty()
                : Optional.of(event(value));
    }

    /// An audit channel of the source spoke in the record at `position`.
    synchronized void auditSpoke(int source, long receivedMicros, long position) {
        RecordKey key = day(source, receivedMicros / DAY_MICROS);
        long value = table.get(key.high(), key.low());
        if (value == 0 || value - 1 > position) {
            table.put(key.high(), key.low(), position + 1);
        }
    }

    /// Whether an audit channel of the source spoke lately before the record at `position`.
    synchronized boolean isAuditHealthy(int source, long receivedMicros, long position) {
        for (int back = 0; back < AUDIT_HEALTHY_DAYS; back++) {
            RecordKey key = day(source, receivedMicros / DAY_MICROS - back);
            long value = table.get(key.high(), key.low());
            if (value != 0 && value - 1 < position) {
                return true;
            }
        }
        return false;
    }

    private RecordKey name(Source source, String channel, String naturalId) {
        String shared =
                sharing.computeIfAbsent(
                        new SourceChannel(source.number(), channel), _ -> sharing(source, channel));
        return key(names, source.number(), shared + "\0" + naturalId);
    }

    // Neighbours were received from one source on one day, mostly.
    private RecordKey day(int source, long day) {
        DayKey latest = latestDay;
        if (latest == null || latest.source() != source || latest.day() != day) {
            latest = new DayKey(source, day, key(days, source, Long.toString(day)));
            latestDay = latest;
        }
        return latest.key();
    }

    private static RecordKey key(Mac prototype, int source, String text) {
        Mac mac = InstallationKey.use(prototype);
        mac.update(ByteBuffer.allocate(4).putInt(0, source));
        return RecordKey.of(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    // The one name of all channels that share ids with this one.
    private static String sharing(Source source, String channel) {
        TreeSet<String> names = new TreeSet<>();
        names.add(channel);
        source.tool().channel(channel).map(Channel::equivalent).ifPresent(names::addAll);
        for (Channel other : source.tool().channels()) {
            if (other.equivalent().contains(channel)) {
                names.add(other.name());
            }
        }
        return names.getFirst();
    }

    private static long value(EventId id) {
        return (id.position() << ORDINAL_BITS | id.n()) + 1;
    }

    private static EventId event(long value) {
        long bits = value - 1;
        return new EventId(bits >>> ORDINAL_BITS, (int) (bits & ((1 << ORDINAL_BITS) - 1)));
    }

    /// Leaves everything it has seen durable.
    @Override
    public synchronized void close() {
        saving.close();
        if (cursor > table.cursor()) {
            table.checkpoint(cursor);
        }
        table.close();
    }
}
