package dev.gatehouse.server.api;

import dev.gatehouse.completeness.ChannelStatus;
import dev.gatehouse.completeness.Completeness;
import dev.gatehouse.completeness.GapSpan;
import dev.gatehouse.completeness.HourCounts;
import dev.gatehouse.server.api.SourcesApi.SourceAnswer;
import dev.gatehouse.source.Source;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is wrong with a source, and what to do about each, so that nobody has to know what a number
/// of a table should have been.
final class SourceTroubles {
    /// Gaps told one by one; beyond it they are counted.
    private static final int GAPS_TOLD_MAX = 5;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private final String name;
    private final List<Trouble> troubles = new ArrayList<>();

    /// One thing that is wrong.
    ///
    /// @param said what is wrong
    /// @param remedy what to do
    public record Trouble(String said, String remedy) {}

    private SourceTroubles(String name) {
        this.name = name;
    }

    /// What is wrong now, and of the gaps and hours what was wrong since.
    static List<Trouble> of(
            Source source, SourceAnswer answer, Completeness completeness, HourCounts total) {
        SourceTroubles found = new SourceTroubles(source.name().toString());
        found.state(answer);
        if (answer.state().equals("connected")) {
            answer.channels().forEach(found::errors);
            completeness.deciding(source).forEach(found::silence);
        }
        found.gaps(completeness.source(source).channels(), total.hour());
        found.counts(total);
        return found.troubles;
    }

    private void add(String said, String remedy) {
        troubles.add(new Trouble(said, remedy));
    }

    private void state(SourceAnswer answer) {
        if (answer.state().equals("switched-off")) {
            add("it is switched off", "gatehouse source change " + name + " --on");
        } else if (answer.state().equals("removed")) {
            add("it was removed", "connect it again with gatehouse source add");
        } else if (answer.channels().stream().allMatch(each -> each.lastReceived().isEmpty())) {
            add("nothing ever came in", "see that its tool sends, and to the address set for it");
        }
    }

    private void errors(SourcesApi.ChannelAnswer channel) {
        for (String error : channel.errors()) {
            add(
                    channel.name() + ": " + error,
                    "see that the tool and what is set here agree; it is tried again by itself");
        }
    }

    private void silence(ChannelStatus channel) {
        channel.silentSince()
                .ifPresent(since ->
                        add(
                                channel.channel()
                                        + " silent since "
                                        + TIME.format(since)
                                        + ", longer than it usually is",
                                "see whether its tool still runs and still sends; once it does, import"
                                        + " what has not come by itself"));
    }

    private void gaps(List<ChannelStatus> channels, Instant since) {
        List<GapSpan> open =
                channels.stream()
                        .flatMap(channel -> channel.gaps().stream())
                        .filter(gap -> !gap.closed() && gap.to().isAfter(since))
                        .distinct()
                        .toList();
        open.stream()
                .limit(GAPS_TOLD_MAX)
                .forEach(gap ->
                        add(
                                "may miss "
                                        + TIME.format(gap.from())
                                        + " to "
                                        + TIME.format(gap.to()),
                                "import that time again: what is here already is not doubled"));
        if (open.size() > GAPS_TOLD_MAX) {
            add(
                    many(open.size() - GAPS_TOLD_MAX) + " more gaps",
                    "import the whole time again from the tool");
        }
    }

    private void counts(HourCounts total) {
        if (total.unmapped() > 0) {
            add(
                    many(total.unmapped()) + " with an action no mapping lists",
                    look("meaning:unmapped"));
        }
        if (total.unreadable() > 0) {
            add(many(total.unreadable()) + " could not be read", look("meaning:unreadable"));
        }
    }

    private String look(String query) {
        return "they are kept: gatehouse events search 'source:" + name + " " + query + "'";
    }

    private static String many(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }
}
