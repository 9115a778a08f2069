package dev.gatehouse.notify;

import dev.gatehouse.event.Words;
import java.util.Optional;

/// The kinds of receivers.
public enum Form {
    /// JSON by HTTP, signed as Standard Webhooks say.
    WEBHOOK,
    /// A Slack incoming webhook.
    SLACK,
    /// A Teams webhook, made with the app Workflows.
    TEAMS,
    /// PagerDuty's Events API, version 2.
    PAGERDUTY,
    /// A mail over SMTP.
    MAIL,
    /// A line of RFC 5424 over TLS, counted in octets.
    SYSLOG;

    /// The word in records and JSON.
    public String word() {
        return Words.of(this);
    }

    /// The form of that word.
    public static Optional<Form> of(String word) {
        return Words.parse(Form.class, word);
    }
}
