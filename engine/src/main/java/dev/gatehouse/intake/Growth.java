package dev.gatehouse.intake;

import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import dev.gatehouse.record.Delivery;
import dev.gatehouse.record.Frame;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.Way;
import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Source;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;

/// Records what is appended to something: a file that grows, a connection that goes on. Where a
/// stretch begins in it tells its deliveries apart, so that none is taken for another's repeat.
/// Safe for many threads.
final class Growth {
    private final Recorder recorder;
    private final InstantSource clock;
    private final Keeping keeping;

    Growth(Recorder recorder, InstantSource clock) {
        this.recorder = recorder;
        this.clock = clock;
        this.keeping = new Keeping(recorder.key());
    }

    /// What grows.
    ///
    /// @param id which of all; never another's
    /// @param scheme the word for how it reached us
    /// @param headers what is kept of it beside its bytes
    record Of(
            Source source,
            Channel channel,
            Way way,
            String id,
            String scheme,
            SortedMap<String, String> headers) {
        Of with(Source now) {
            return new Of(now, channel, way, id, scheme, headers);
        }
    }

    /// Some of it.
    ///
    /// @param offset where in it the bytes begin
    /// @param frames the pieces among them
    record Stretch(long offset, byte[] bytes, List<Frame> frames) {}

    /// Makes a stretch durable before it returns.
    ///
    /// @throws dev.gatehouse.journal.JournalException when the journal cannot append; what of it
    ///   was not taken is not there
    void take(Of grown, Stretch stretch) {
        Instant received = clock.instant();
        List<Frame> dropped =
                Drop.from(stretch.bytes(), stretch.frames(), grown.source().tool().drop());
        List<Frame> kept =
                keeping.choose(
                        new Keeping.Arrival(
                                grown.source(),
                                grown.channel().name(),
                                received,
                                Trust.NETWORK,
                                false,
                                grown.headers()),
                        stretch.bytes(),
                        dropped);
        long offset = stretch.offset();
        for (Parts.Part part : Parts.of(stretch.bytes(), kept)) {
            recorder.receive(
                    new Delivery(
                            grown.source().number(),
                            grown.channel().name(),
                            grown.way(),
                            received,
                            grown.headers(),
                            grown.scheme(),
                            Trust.NETWORK,
                            Text.of(grown.id() + ":" + offset),
                            part.body(),
                            part.frames(),
                            false));
            offset += part.body().length;
        }
    }
}
