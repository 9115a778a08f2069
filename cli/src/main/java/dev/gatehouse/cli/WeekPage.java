package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A week as the terminal shows it: a heading with its number, the first lines, and the command
/// that lists the rest.
final class WeekPage {
    private static final int MINUTE_CHARS = "2026-11-20T10:00".length();
    private static final Map<String, String> TITLES =
            Map.of(
                    "gained", "Gained a right",
                    "lost", "Lost a right",
                    "credentials", "Keys and tokens made",
                    "settings", "Settings changed");

    private final JsonObject week;
    private final PrintWriter out;

    WeekPage(JsonObject week, PrintWriter out) {
        this.week = week;
        this.out = out;
    }

    void print() {
        out.printf(
                "The week from %s to %s (UTC)%n",
                minute(week.get("since").text()), minute(week.get("until").text()));
        objects(week, "topics").forEach(this::topic);
        if (week.get("newcomers") instanceof JsonObject newcomers) {
            newcomers(newcomers);
        }
        if (week.get("unexplained") instanceof JsonObject unexplained) {
            heading("Changed without an event that says so", unexplained.get("count").text(), "");
            objects(unexplained, "changes").forEach(change -> FactChanges.print(change, out));
            rest(unexplained, "changes", "inventory diff --cause unexplained" + range());
        }
        if (week.get("findings") instanceof JsonObject findings) {
            findings(findings);
        }
        if (week.get("unseen") instanceof JsonObject unseen) {
            unseen(unseen);
        }
    }

    private void heading(String title, String number, String beside) {
        out.printf("%n%s: %s%s%n", title, Counts.grouped(number), beside);
    }

    private void topic(JsonObject topic) {
        String title = TITLES.getOrDefault(topic.get("topic").text(), topic.get("topic").text());
        out.printf(
                "%n%s: %s, %s the week before%n",
                title, count(topic, "count"), count(topic, "before"));
        for (JsonObject event : objects(topic, "events")) {
            out.printf(
                    "  %s  %-10s  %s%n",
                    minute(event.get("time").text()),
                    verdict(event),
                    Terminal.inert(event.get("sentence").text()));
        }
        if (!objects(topic, "events").isEmpty()) {
            out.printf(
                    "  all of them: %s events search '%s'%s%n",
                    Main.called(), topic.get("query").text(), range());
        }
    }

    private void newcomers(JsonObject newcomers) {
        heading("Accounts that acted for the first time", newcomers.get("count").text(), "");
        for (JsonObject account : objects(newcomers, "accounts")) {
            String behind =
                    account.get("behind") instanceof JsonObject who
                            ? who.get("name").text()
                            : "nobody it is known to belong to";
            out.println(
                    Terminal.inert(
                            "  %s  %s, %s: %s events"
                                    .formatted(
                                            minute(account.get("first").text()),
                                            name(account),
                                            behind,
                                            Counts.grouped(account.get("events").text()))));
        }
        String beginnings =
                EventsSearchCommand.items(newcomers, "beginnings").items().stream()
                        .map(each -> each.text())
                        .collect(Collectors.joining(", "));
        if (!beginnings.isEmpty()) {
            out.println(
                    Terminal.inert(
                            "  Everybody is new on "
                                    + beginnings
                                    + ": its first event is of this week."));
        }
    }

    private static String name(JsonObject account) {
        return account.get("name").text().isEmpty()
                ? account.get("account").text()
                : account.get("name").text() + " (" + account.get("account").text() + ")";
    }

    private void findings(JsonObject findings) {
        String beside =
                " opened; closed %s; waiting now %s"
                        .formatted(numbers(findings, "closed"), numbers(findings, "waiting"));
        heading("Findings", findings.get("opened").text(), beside);
        for (JsonObject one : objects(findings, "worst")) {
            out.printf(
                    "  %-13s %s  %s%n",
                    one.get("severity").text(),
                    FindingDecided.shortKey(one),
                    Terminal.inert(one.get("sentence").text()));
        }
    }

    private static String numbers(JsonObject findings, String member) {
        String numbers =
                findings.get(member) instanceof JsonObject counts
                        ? counts.members().entrySet().stream()
                                .map(each -> each.getValue().text() + " " + each.getKey())
                                .collect(Collectors.joining(", "))
                        : "";
        return numbers.isEmpty() ? "none" : numbers;
    }

    private void unseen(JsonObject unseen) {
        out.printf(
                "%nCould not be seen: %s events nobody has named the action of, %s pieces nobody"
                        + " could read%n",
                count(unseen, "unmapped"), count(unseen, "unreadable"));
        for (JsonObject gap : objects(unseen, "gaps")) {
            out.println(
                    Terminal.inert(
                            "  %s  %s to %s may be missing: %s%s"
                                    .formatted(
                                            gap.get("source").text(),
                                            minute(gap.get("from").text()),
                                            minute(gap.get("to").text()),
                                            gap.get("reason").text(),
                                            gap.get("closed").text().equals("true")
                                                    ? "; found since"
                                                    : "")));
        }
    }

    private void rest(JsonObject part, String member, String command) {
        if (!objects(part, member).isEmpty()) {
            out.printf("  all of them: %s %s%n", Main.called(), command);
        }
    }

    private String range() {
        return " --since " + week.get("since").text() + " --until " + week.get("until").text();
    }

    private static String count(JsonObject of, String member) {
        return of.get(member) instanceof JsonObject count ? Counts.of(count) : "0";
    }

    private static String verdict(JsonObject event) {
        return event.get("verdict") instanceof JsonObject verdict
                ? verdict.get("value").text()
                : "";
    }

    private static String minute(String time) {
        return time.length() < MINUTE_CHARS
                ? time
                : time.substring(0, MINUTE_CHARS).replace('T', ' ');
    }

    private static List<JsonObject> objects(JsonObject of, String member) {
        return EventsSearchCommand.items(of, member).items().stream()
                .flatMap(item -> item instanceof JsonObject one ? Stream.of(one) : Stream.empty())
                .toList();
    }
}
