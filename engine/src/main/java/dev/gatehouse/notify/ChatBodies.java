package dev.gatehouse.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A message as chats take it. Nothing of it is read as markup: what an attacker wrote can neither
/// call a channel nor become a link. Slack: Block Kit with `plain_text` alone, and a fallback with
/// its three special characters escaped. Teams: an Adaptive Card whose texts are `TextRun`s, which
/// know no Markdown.
final class ChatBodies {
    private static final int SLACK_HEADER_CHARS_MAX = 150;

    private ChatBodies() {}

    static byte[] slack(Message message) {
        List<JsonBody> blocks = new ArrayList<>();
        blocks.add(
                new JsonBody()
                        .with("type", "header")
                        .with("text", plain(shortened(headline(message)))));
        blocks.add(new JsonBody().with("type", "section").with("text", plain(message.sentence())));
        if (!message.facts().isEmpty()) {
            blocks.add(
                    new JsonBody()
                            .with("type", "context")
                            .with(
                                    "elements",
                                    message.facts().stream()
                                            .limit(10)
                                            .map(fact -> plain(fact.name() + ": " + fact.value()))
                                            .toList()));
        }
        if (!message.link().isEmpty()) {
            JsonBody button =
                    new JsonBody()
                            .with("type", "button")
                            .with("text", plain("Open in Gatehouse"))
                            .with("url", message.link());
            blocks.add(new JsonBody().with("type", "actions").with("elements", List.of(button)));
        }
        return new JsonBody()
                .with("text", escaped(headline(message) + ": " + message.sentence()))
                .with("mrkdwn", false)
                .with("unfurl_links", false)
                .with("unfurl_media", false)
                .with("blocks", blocks)
                .bytes();
    }

    static byte[] teams(Message message) {
        List<JsonBody> body = new ArrayList<>();
        body.add(run(headline(message), true));
        body.add(run(message.sentence(), false));
        message.facts().forEach(fact -> body.add(run(fact.name() + ": " + fact.value(), false)));
        JsonBody card =
                new JsonBody()
                        .with("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                        .with("type", "AdaptiveCard")
                        .with("version", "1.4")
                        .with("body", body);
        if (!message.link().isEmpty()) {
            JsonBody open =
                    new JsonBody()
                            .with("type", "Action.OpenUrl")
                            .with("title", "Open in Gatehouse")
                            .with("url", message.link());
            card.with("actions", List.of(open));
        }
        JsonBody attachment =
                new JsonBody()
                        .with("contentType", "application/vnd.microsoft.card.adaptive")
                        .with("content", card);
        return new JsonBody()
                .with("type", "message")
                .with("attachments", List.of(attachment))
                .bytes();
    }

    /// The severity and the title.
    static String headline(Message message) {
        return message.severity().word().toUpperCase(Locale.ROOT) + " · " + message.title();
    }

    private static String shortened(String text) {
        return text.length() <= SLACK_HEADER_CHARS_MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SLACK_HEADER_CHARS_MAX / 2)) + "…";
    }

    private static JsonBody plain(String text) {
        return new JsonBody()
                .with("type", "plain_text")
                .with("text", text.isBlank() ? "-" : text)
                .with("emoji", false);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static JsonBody run(String text, boolean bold) {
        JsonBody inline =
                new JsonBody()
                        .with("type", "TextRun")
                        .with("text", text)
                        .with("weight", bold ? "Bolder" : "Default");
        return new JsonBody().with("type", "RichTextBlock").with("inlines", List.of(inline));
    }
}
