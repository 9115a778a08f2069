package dev.gatehouse.intake;

import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Framing;
import dev.gatehouse.source.Scheme;
import dev.gatehouse.source.Tool;
import java.util.List;
import java.util.Optional;

/// The channel, scheme and framing a pushed delivery is held to. The source decides: a request
/// cannot pick a weaker scheme than the one its channel has a secret for.
///
/// @param channel whose rules apply
/// @param scheme how it must prove itself
/// @param framing how it is cut
/// @param secret the name under which the source's secret for it is kept
record PushedChannel(Channel channel, Scheme scheme, Framing framing, String secret) {
    /// The secret of the source's own intake token, which opens bulk delivery to any tool.
    static final String BULK_SECRET = "bulk";

    private static final String CLOUD_EVENTS_BATCH = "application/cloudevents-batch+json";

    /// Picks the channel: the one named, else the first with a secret whose evidence the request
    /// brings, else the first that takes pushes. A bearer token is for bulk.
    static Optional<PushedChannel> of(PushRequest request, SourceSecrets secrets) {
        Tool tool = request.source().tool();
        List<Channel> pushed =
                tool.channels().stream()
                        .filter(channel -> channel.ways().contains(Channel.Way.PUSH))
                        .filter(channel ->
                                request.channel().isEmpty()
                                        || channel.name().equals(request.channel()))
                        .toList();
        int number = request.source().number();
        boolean bulk =
                request.headers().only("Authorization").isPresent()
                        && !secrets.of(number, BULK_SECRET).isMissing();
        if (bulk) {
            return Optional.of(bulk(request, pushed.isEmpty() ? tool.channels() : pushed));
        }
        for (Channel channel : pushed) {
            for (Scheme scheme : channel.schemes()) {
                if (!secrets.of(number, channel.name()).isMissing()
                        && isBrought(scheme, request.headers())) {
                    return Optional.of(of(channel, scheme, request.headers()));
                }
            }
        }
        return pushed.stream()
                .findFirst()
                .map(channel -> of(channel, channel.scheme(), request.headers()));
    }

    private static PushedChannel of(Channel channel, Scheme scheme, Headers headers) {
        Framing framing =
                isCloudEventsBatch(headers) ? Framing.Plain.JSON_ARRAY : channel.framing();
        return new PushedChannel(channel, scheme, framing, channel.name());
    }

    // The one content mode of CloudEvents whose body is several events; of the others it is one.
    private static boolean isCloudEventsBatch(Headers headers) {
        return headers.only("Content-Type")
                .filter(type ->
                        type.regionMatches(
                                true, 0, CLOUD_EVENTS_BATCH, 0, CLOUD_EVENTS_BATCH.length()))
                .isPresent();
    }

    private static PushedChannel bulk(PushRequest request, List<Channel> channels) {
        Channel channel =
                channels.stream()
                        .filter(one -> one.role() == Channel.Role.AUDIT)
                        .findFirst()
                        .orElse(channels.getFirst());
        return new PushedChannel(
                channel, Scheme.Bearer.BEARER, bulkFraming(request.body()), BULK_SECRET);
    }

    /// Lines, or the elements of an array where the body begins like one.
    static Framing bulkFraming(byte[] body) {
        for (byte b : body) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b == '[' ? Framing.Plain.JSON_ARRAY : Framing.Plain.LINES;
            }
        }
        return Framing.Plain.LINES;
    }

    private static boolean isBrought(Scheme scheme, Headers headers) {
        return switch (scheme) {
            case Scheme.None _ -> true;
            case Scheme.Bearer _ -> headers.only("Authorization").isPresent();
            case Scheme.SharedToken token -> headers.only(token.header()).isPresent();
            case Scheme.Hmac hmac -> headers.only(hmac.header()).isPresent();
            case Scheme.StandardWebhooks _ -> headers.only("webhook-signature").isPresent();
        };
    }
}
