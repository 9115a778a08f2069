package dev.gatehouse.intake;

import dev.gatehouse.event.Text;
import dev.gatehouse.record.Delivery;
import dev.gatehouse.record.Frame;
import dev.gatehouse.record.Receipt;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.Way;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Takes what tools send: checks the raw bytes, cuts them, and answers once the journal has them on
/// disk. What cannot show where it is from leaves nothing behind but a count. Safe for many
/// threads.
public final class Push {
    private final Recorder recorder;
    private final SourceSecrets secrets;
    private final Refusals refusals;
    private final InstantSource clock;
    private final Authenticator authenticator;
    private final Keeping keeping;

    public Push(Recorder recorder, SourceSecrets secrets, Refusals refusals, InstantSource clock) {
        this.recorder = recorder;
        this.secrets = secrets;
        this.refusals = refusals;
        this.clock = clock;
        this.authenticator = new Authenticator(clock);
        this.keeping = new Keeping(recorder.key());
    }

    /// Takes one delivery.
    ///
    /// @throws dev.gatehouse.journal.JournalException when the journal cannot append; nothing was
    ///   acknowledged and the sender may try again
    public PushAnswer take(PushRequest request) {
        Optional<PushedChannel> pushed = PushedChannel.of(request, secrets);
        if (pushed.isEmpty()) {
            return new PushAnswer.NoSuchChannel(
                    request.source().name()
                            + " has no channel "
                            + request.channel()
                            + " that takes pushes");
        }
        PushedChannel channel = pushed.get();
        return switch (authenticated(request, channel)) {
            case Authentication.Refused refused -> {
                refusals.count(request, channel.channel().name(), refused.reason());
                yield new PushAnswer.NotAuthentic(refused.reason().words());
            }
            case Authentication.Passed passed ->
                    record(
                            new Authentic(request, channel, passed),
                            Framer.cut(request.body(), channel.framing()));
        };
    }

    Refusals refusals() {
        return refusals;
    }

    // What one secret refuses for what it is, the other refuses too: the first refusal is told.
    private Authentication authenticated(PushRequest request, PushedChannel channel) {
        List<Secret> good =
                secrets.good(request.source().number(), channel.secret(), clock.instant());
        Authentication first = check(request, channel, good.getFirst());
        for (Secret secret : good.subList(1, good.size())) {
            if (first instanceof Authentication.Refused
                    && check(request, channel, secret) instanceof Authentication.Passed passed) {
                return passed;
            }
        }
        return first;
    }

    private Authentication check(PushRequest request, PushedChannel channel, Secret secret) {
        return authenticator.check(channel.scheme(), secret, request.headers(), request.body());
    }

    /// Records a push that is from whom it says, in these pieces.
    PushAnswer.Taken record(Authentic authentic, List<Frame> frames) {
        PushRequest request = authentic.request();
        PushedChannel pushed = authentic.pushed();
        Instant received = clock.instant();
        List<Frame> kept =
                keeping.choose(
                        new Keeping.Arrival(
                                request.source(),
                                pushed.channel().name(),
                                received,
                                authentic.passed().trust(),
                                false,
                                request.headers().kept(pushed.channel().keptHeaders())),
                        request.body(),
                        frames);
        int fresh = 0;
        int duplicate = 0;
        int leftOut = 0;
        for (Parts.Part part : Parts.of(request.body(), kept)) {
            Receipt receipt = recorder.receive(delivery(authentic, part, received));
            fresh += receipt.newPieces();
            duplicate += receipt.duplicatePieces();
            leftOut += receipt.leftOutPieces();
        }
        return new PushAnswer.Taken(frames.size(), fresh, duplicate, leftOut);
    }

    /// A push that is from whom it says.
    record Authentic(PushRequest request, PushedChannel pushed, Authentication.Passed passed) {}

    private static Delivery delivery(Authentic authentic, Parts.Part part, Instant received) {
        PushRequest request = authentic.request();
        PushedChannel pushed = authentic.pushed();
        String header = pushed.channel().transportIdHeader();
        return new Delivery(
                request.source().number(),
                pushed.channel().name(),
                Way.PUSH,
                received,
                request.headers().kept(pushed.channel().keptHeaders()),
                authentic.passed().scheme(),
                authentic.passed().trust(),
                header.isEmpty()
                        ? Text.Absent.NOT_SENT
                        : Text.of(request.headers().only(header).orElse("")),
                part.body(),
                part.frames(),
                false);
    }
}
