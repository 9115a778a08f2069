package dev.gatehouse.search.look;

import dev.gatehouse.search.Sentence;
import dev.gatehouse.search.ValueCount;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The page of a look as plain text, at most [#COLUMNS] wide but for commands and queries, which
/// are never broken. What comes from a file stands in it without control characters.
public final class LookText {
    /// How wide lines of words are.
    public static final int COLUMNS = 96;

    private static final int LABEL_COLUMNS = 14;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final LookReport report;
    private final List<String> lines = new ArrayList<>();

    private LookText(LookReport report) {
        this.report = report;
    }

    /// The page, ending in a line break.
    public static String of(LookReport report) {
        LookText text = new LookText(report);
        text.head();
        text.facts();
        text.unseen();
        text.things();
        text.next();
        return String.join("\n", text.lines) + "\n";
    }

    private void head() {
        String files =
                report.files().stream().map(LookText::file).collect(Collectors.joining(" · "));
        lines.add(files);
        lines.add("─".repeat(COLUMNS));
        lines.add(
                number(report.events())
                        + (report.events() == 1 ? " event" : " events")
                        + period(report));
        lines.add("");
    }

    private static String file(LookReport.LookedAt file) {
        return Sentence.name(file.name()) + " (" + file.title() + ")";
    }

    static String period(LookReport report) {
        return report.period()
                .map(period -> {
                    long days =
                            Math.max(
                                    1,
                                    Duration.between(period.first(), period.last()).toDays() + 1);
                    return " from "
                            + TIME.format(period.first())
                            + " to "
                            + TIME.format(period.last())
                            + " UTC, "
                            + number(days)
                            + (days == 1 ? " day" : " days");
                })
                .orElse("");
    }

    private void facts() {
        accounts("People", report.people());
        accounts("Machines", report.machines());
        if (report.others().count() > 0) {
            accounts("Others", report.others());
        }
        fact("Did", listed(report.verbs()));
        fact("To what", listed(report.resources()));
        fact("Refused", number(report.refused()));
        for (String sentence : unread(report)) {
            fact("Not read", sentence);
        }
    }

    private void accounts(String label, LookReport.Accounts accounts) {
        String names = accounts.count() == 0 ? "" : ": " + listed(accounts.busiest());
        String more = accounts.count() > accounts.busiest().size() ? ", …" : "";
        fact(label, number(accounts.count()) + names + more);
    }

    /// What was not understood, a sentence each.
    static List<String> unread(LookReport report) {
        List<String> out = new ArrayList<>();
        LookReport.Unread unread = report.unread();
        if (unread.unmapped() > 0) {
            out.add(
                    number(unread.unmapped())
                            + " of actions no mapping lists: "
                            + listed(unread.unmappedActions()));
        }
        if (unread.unreadable() > 0) {
            out.add(number(unread.unreadable()) + " that could not be read at all");
        }
        if (unread.ignored() > 0) {
            out.add(
                    number(unread.ignored())
                            + " that are no audit events: "
                            + listed(unread.ignoredWhy()));
        }
        return out;
    }

    private void unseen() {
        if (report.unseen().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("What such files do not show");
        report.unseen().forEach(sentence -> wrapped("  · ", sentence));
    }

    private void things() {
        lines.add("");
        if (report.things().isEmpty()) {
            lines.add(nothing(report) + ".");
            return;
        }
        lines.add("Worth a look");
        for (Thing thing : report.things()) {
            lines.add("");
            String title = "  " + thing.number() + "  " + thing.title();
            String count = number(thing.count());
            lines.add(
                    title
                            + " ".repeat(Math.max(1, COLUMNS - title.length() - count.length()))
                            + count);
            wrapped("     ", thing.why());
            lines.add("     " + listCommand(report, thing));
        }
    }

    /// What is said where nothing is worth a look.
    static String nothing(LookReport report) {
        return report.couldRead()
                ? "Nothing in them stands out"
                : "Nothing in them could be read as events, so nothing can be said about them";
    }

    private void next() {
        lines.add("");
        lines.add("Ask anything of them:");
        for (LookReport.LookedAt file : report.files()) {
            lines.add(
                    "     gatehouse import --trust-times --source "
                            + file.tool()
                            + " "
                            + quoted(file.name()));
        }
        lines.add("     gatehouse events search 'is:privileged -is:machine'");
    }

    /// The command that lists the events of one thing.
    static String listCommand(LookReport report, Thing thing) {
        String files =
                report.files().stream()
                        .map(file -> quoted(file.name()))
                        .collect(Collectors.joining(" "));
        return "gatehouse look " + files + " --list " + thing.number();
    }

    private void fact(String label, String value) {
        String head = "  " + label + " ".repeat(LABEL_COLUMNS - label.length() - 2);
        wrapped(head, value.isEmpty() ? "nothing" : value);
    }

    private void wrapped(String head, String text) {
        StringBuilder line = new StringBuilder(head);
        boolean first = true;
        for (String word : text.split(" ", -1)) {
            if (!first && line.length() + 1 + word.length() > COLUMNS) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(head.length()));
                first = true;
            }
            line.append(first ? "" : " ").append(word);
            first = false;
        }
        lines.add(line.toString());
    }

    static String listed(List<ValueCount> values) {
        return values.stream()
                .map(value -> Sentence.name(value.value()) + " " + number(value.count()))
                .collect(Collectors.joining(", "));
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// One argument of a shell, whatever stands in it.
    static String quoted(String argument) {
        boolean plain = argument.matches("[A-Za-z0-9_./:=@%+-]+");
        return plain ? argument : "'" + Sentence.inert(argument).replace("'", "'\\''") + "'";
    }
}
