package dev.gatehouse.intake;

import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Paging;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Source;
import java.time.Instant;
import java.util.Map;

/// A channel of a source that is asked for its events.
///
/// @param settings what the channel's paging asks the operator for, such as `organization`
/// @param secret the token it is asked with
/// @param from how far back the first pass reads
/// @param reader of the source's pieces, for the times of what came
public record PolledChannel(
        Source source,
        Channel channel,
        Map<String, String> settings,
        Secret secret,
        Instant from,
        Reader reader) {
    public PolledChannel {
        settings = Map.copyOf(settings);
    }

    Paging paging() {
        return channel.paging()
                .orElseThrow(() -> new IllegalArgumentException(channel.name() + " is not polled"));
    }
}
