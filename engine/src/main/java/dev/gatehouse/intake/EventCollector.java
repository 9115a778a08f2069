package dev.gatehouse.intake;

import dev.gatehouse.record.Frame;
import dev.gatehouse.record.Sources;
import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Framing;
import dev.gatehouse.source.Scheme;
import dev.gatehouse.source.Source;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Takes what tools stream in the shape of Splunk's HTTP Event Collector. The address names no
/// source: the token does, and nothing is read of a body before it did. All of a request is on disk
/// when it is acknowledged, or none of it was kept. Safe for many threads.
///
/// The form is that of Splunk's *Format events for HTTP Event Collector*.
public final class EventCollector {
    private final Sources sources;
    private final SourceSecrets secrets;
    private final Push push;
    private final Refusals refusals;
    private final InstantSource clock;

    /// How a body holds its events.
    public enum Shape {
        /// Objects one behind the other, each with its event in the member `event`.
        EVENTS,
        /// The events themselves: lines, or one array.
        RAW
    }

    /// @param push what records what was taken
    public EventCollector(Sources sources, SourceSecrets secrets, Push push, InstantSource clock) {
        this.sources = sources;
        this.secrets = secrets;
        this.push = push;
        this.refusals = push.refusals();
        this.clock = clock;
    }

    /// Finds whose token the request carries. One that nobody has is counted and leaves nothing
    /// else.
    public CollectorSender sender(Headers headers) {
        CollectorSender sender = find(headers);
        if (sender instanceof CollectorSender.Stranger) {
            refusals.countStranger();
        }
        return sender;
    }

    private CollectorSender find(Headers headers) {
        if (headers.isAbsent("Authorization")) {
            return CollectorSender.Stranger.WITHOUT_TOKEN;
        }
        // Every source is tried to the end, so that the time taken tells nothing.
        Optional<CollectorSender> found = Optional.empty();
        for (Source source : sources.all()) {
            for (Channel channel : channels(source)) {
                Optional<CollectorSender> sender = check(source, channel, headers);
                found = found.isPresent() ? found : sender;
            }
        }
        return found.orElseGet(() ->
                Authenticator.carriesSplunkToken(headers)
                        ? CollectorSender.Stranger.WITH_UNKNOWN_TOKEN
                        : CollectorSender.Stranger.WITHOUT_FORM);
    }

    // What the tool's own record comes by stands first: a token for bulk is of that.
    private static List<Channel> channels(Source source) {
        return source.tool().channels().stream()
                .filter(channel -> channel.ways().contains(Channel.Way.EVENT_COLLECTOR))
                .sorted(Comparator.comparing(channel -> channel.role() != Channel.Role.AUDIT))
                .toList();
    }

    private Optional<CollectorSender> check(Source source, Channel channel, Headers headers) {
        Optional<CollectorSender> found = Optional.empty();
        for (String name : List.of(channel.name(), PushedChannel.BULK_SECRET)) {
            for (Secret secret : secrets.good(source.number(), name, clock.instant())) {
                if (Authenticator.splunk(secret, headers) instanceof Authentication.Passed passed) {
                    found = sender(source, channel, passed);
                }
            }
        }
        return found;
    }

    private Optional<CollectorSender> sender(
            Source source, Channel channel, Authentication.Passed passed) {
        return switch (sources.state(source)) {
            case CONNECTED ->
                    Optional.of(
                            new CollectorSender.Known(
                                    source, channel, new CollectorSender.Proof(passed)));
            case SWITCHED_OFF -> Optional.of(CollectorSender.SwitchedOff.SWITCHED_OFF);
            case REMOVED -> Optional.empty();
        };
    }

    /// One request of a sender that is known.
    ///
    /// @param body its bytes, unpacked
    /// @param address where the connection came from
    public record Sent(Headers headers, byte[] body, Shape shape, String address) {}

    /// Takes one request.
    ///
    /// @throws dev.gatehouse.journal.JournalException when the journal cannot append; nothing was
    ///   acknowledged and the sender may try again
    public CollectorAnswer take(CollectorSender.Known sender, Sent sent) {
        PushRequest request =
                new PushRequest(
                        sender.source(),
                        sender.channel().name(),
                        sent.headers(),
                        sent.body(),
                        sent.address());
        StackedEvents.Cut cut =
                switch (sent.shape()) {
                    case EVENTS -> StackedEvents.cut(sent.body());
                    case RAW -> raw(sent.body());
                };
        return switch (cut) {
            case StackedEvents.Cut.Broken(CollectorAnswer.Fault fault, int number) -> {
                refusals.count(
                        request, sender.channel().name(), Authentication.Reason.UNREADABLE_BODY);
                yield new CollectorAnswer.Refused(fault, number);
            }
            case StackedEvents.Cut.Pieces(List<Frame> frames) ->
                    new CollectorAnswer.Taken(record(sender, request, frames));
        };
    }

    private static StackedEvents.Cut raw(byte[] body) {
        List<Frame> frames = Framer.cut(body, PushedChannel.bulkFraming(body));
        return frames.isEmpty()
                ? new StackedEvents.Cut.Broken(CollectorAnswer.Fault.NO_DATA, 0)
                : new StackedEvents.Cut.Pieces(frames);
    }

    private int record(CollectorSender.Known sender, PushRequest request, List<Frame> frames) {
        PushedChannel pushed =
                new PushedChannel(
                        sender.channel(),
                        Scheme.Bearer.BEARER,
                        Framing.Plain.LINES,
                        sender.channel().name());
        return push.record(new Push.Authentic(request, pushed, sender.proof().passed()), frames)
                .pieces();
    }
}
