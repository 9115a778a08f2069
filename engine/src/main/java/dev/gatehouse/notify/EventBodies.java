package dev.gatehouse.notify;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A message as machines take it: JSON for webhooks, an event of PagerDuty's Events API v2, and a
/// line of RFC 5424.
final class EventBodies {
    private static final int PAGERDUTY_SUMMARY_CHARS_MAX = 1_000;
    // Facility 13 of RFC 5424: log audit.
    private static final int AUDIT_FACILITY = 13;

    private EventBodies() {}

    static byte[] webhook(Message message) {
        return new JsonBody()
                .with("type", "finding.raised")
                .with("timestamp", message.at().toString())
                .with(
                        "data",
                        new JsonBody()
                                .with("id", message.id())
                                .with("topic", message.topic())
                                .with("rule", message.rule())
                                .with("severity", message.severity().word())
                                .with("title", message.title())
                                .with("sentence", message.sentence())
                                .with("resource", message.resource())
                                .with("link", message.link())
                                .with("facts", facts(message)))
                .bytes();
    }

    static byte[] pagerDuty(Message message, String routingKey) {
        String summary = message.title() + ": " + message.sentence();
        JsonBody event =
                new JsonBody()
                        .with("routing_key", routingKey)
                        .with("event_action", "trigger")
                        .with("dedup_key", message.topic())
                        .with("client", "Gatehouse")
                        .with(
                                "payload",
                                new JsonBody()
                                        .with(
                                                "summary",
                                                summary.substring(
                                                        0,
                                                        Math.min(
                                                                summary.length(),
                                                                PAGERDUTY_SUMMARY_CHARS_MAX)))
                                        .with(
                                                "source",
                                                message.resource().isEmpty()
                                                        ? "gatehouse"
                                                        : message.resource())
                                        .with("severity", pagerDutySeverity(message.severity()))
                                        .with("timestamp", message.at().toString())
                                        .with("class", message.rule())
                                        .with("custom_details", facts(message)));
        return message.link().isEmpty()
                ? event.bytes()
                : event.with("client_url", message.link()).bytes();
    }

    private static String pagerDutySeverity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "critical";
            case HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, INFORMATIONAL -> "info";
        };
    }

    private static JsonBody facts(Message message) {
        JsonBody facts = new JsonBody();
        message.facts().forEach(fact -> facts.with(fact.name(), fact.value()));
        return facts;
    }

    /// One line, its length in octets before it (RFC 6587, 3.4.1).
    static byte[] syslog(Message message) {
        String line =
                "<%d>1 %s gatehouse gatehouse - finding [finding@32473 id=\"%s\" rule=\"%s\" severity=\"%s\" resource=\"%s\"] %s"
                        .formatted(
                                AUDIT_FACILITY * 8 + level(message.severity()),
                                message.at(),
                                quoted(message.id()),
                                quoted(message.rule()),
                                message.severity().word(),
                                quoted(message.resource()),
                                message.title() + ": " + message.sentence());
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        byte[] length = (bytes.length + " ").getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[length.length + bytes.length];
        System.arraycopy(length, 0, whole, 0, length.length);
        System.arraycopy(bytes, 0, whole, length.length, bytes.length);
        return whole;
    }

    private static int level(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 2;
            case HIGH -> 3;
            case MEDIUM -> 4;
            case LOW -> 5;
            case INFORMATIONAL -> 6;
        };
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("]", "\\]");
    }

    /// The words of a mail, one thing a line.
    static String mail(Message message) {
        StringBuilder out = new StringBuilder();
        out.append(message.sentence()).append("\n\n");
        message.facts()
                .forEach(fact ->
                        out.append("%s: %s%n".formatted(capital(fact.name()), fact.value())));
        out.append("When: ").append(message.at()).append('\n');
        if (!message.link().isEmpty()) {
            out.append('\n').append(message.link()).append('\n');
        }
        return out.toString();
    }

    private static String capital(String word) {
        return word.isEmpty()
                ? word
                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
