package dev.gatehouse.notify;

import dev.gatehouse.outbound.OutboundAnswer;
import dev.gatehouse.outbound.OutboundClient;
import dev.gatehouse.outbound.OutboundProblem;
import dev.gatehouse.outbound.OutboundRequest;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Sends one message to one destination, once. Goes out by the guarded client alone; says of an
/// answer only its status, because what a receiver writes is not ours to repeat.
final class Sender {
    private static final int ANSWER_BYTES_MAX = 16 * 1024;
    private static final Duration SEND_SECONDS_MAX = Duration.ofSeconds(20);
    private static final Duration RETRY_AFTER_MAX = Duration.ofHours(1);

    private final OutboundClient client;
    private final InstantSource clock;

    Sender(OutboundClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /// What became of it.
    sealed interface Sent {
        /// The receiver has it.
        record Taken() implements Sent {}

        /// Trying again may help.
        ///
        /// @param earliest not before then
        record Later(String problem, Instant earliest) implements Sent {}

        /// Trying again will not help.
        record Refused(String problem) implements Sent {}
    }

    Sent send(Destination destination, Where where, Message message) {
        try {
            return switch (destination.form()) {
                case WEBHOOK -> webhook(where, message);
                case SLACK -> post(where, ChatBodies.slack(message), Map.of());
                case TEAMS -> post(where, ChatBodies.teams(message), Map.of());
                case PAGERDUTY ->
                        post(where, EventBodies.pagerDuty(message, where.secret()), Map.of());
                case MAIL -> new MailSender(client).send(destination.settings(), where, message);
                case SYSLOG -> syslog(where, message);
            };
        } catch (OutboundProblem problem) {
            String said = String.valueOf(problem.getMessage());
            return problem.kind() == OutboundProblem.Kind.REFUSED
                    ? new Sent.Refused(said)
                    : new Sent.Later(said, clock.instant());
        }
    }

    private Sent webhook(Where where, Message message) {
        byte[] body = EventBodies.webhook(message);
        long now = clock.instant().getEpochSecond();
        return post(
                where, body, StandardSignature.headers(where.secret(), message.id(), now, body));
    }

    private Sent post(Where where, byte[] body, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("content-type", "application/json; charset=utf-8");
        headers.put("user-agent", "gatehouse");
        OutboundAnswer answer =
                client.post(
                        new OutboundRequest(
                                where.address(), headers, ANSWER_BYTES_MAX, SEND_SECONDS_MAX),
                        body);
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new Sent.Taken();
        }
        String problem = where.host() + " answered " + status;
        boolean mayPass = status == 408 || status == 425 || status == 429 || status >= 500;
        return mayPass ? new Sent.Later(problem, earliest(answer)) : new Sent.Refused(problem);
    }

    private Instant earliest(OutboundAnswer answer) {
        Instant now = clock.instant();
        String after = answer.header("retry-after").orElse("");
        if (!after.matches("[0-9]{1,6}")) {
            return now;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(after));
        return now.plus(asked.compareTo(RETRY_AFTER_MAX) < 0 ? asked : RETRY_AFTER_MAX);
    }

    private Sent syslog(Where where, Message message) {
        try (Socket socket = client.connect(where.host(), where.port(), SEND_SECONDS_MAX)) {
            socket.getOutputStream().write(EventBodies.syslog(message));
            socket.getOutputStream().flush();
            return new Sent.Taken();
        } catch (IOException problem) {
            return new Sent.Later(
                    where.host() + " broke off: " + problem.getClass().getSimpleName(),
                    clock.instant());
        }
    }
}
