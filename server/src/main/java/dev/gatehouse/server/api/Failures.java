package dev.gatehouse.server.api;

import dev.gatehouse.intake.PollStatus;
import dev.gatehouse.intake.Polls;
import dev.gatehouse.intake.Refusals;
import dev.gatehouse.intake.Tails;
import dev.gatehouse.record.FollowerStatus;
import dev.gatehouse.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// What goes wrong now, so that events of a source may be missing in an answer: what was refused at
/// the door, what cannot be read or asked, and what the views have not taken. Who may read events
/// may read its words: no path, address or text of a tool is in them.
public final class Failures {
    /// How far an answer may be behind the journal without a word.
    static final long BEHIND_RECORDS_MAX = 1_000;

    private final Refusals refusals;
    private final Tails tails;
    private final Polls polls;
    private final Supplier<List<FollowerStatus>> views;

    /// @param views how far each view has come; those that answer and count matter here
    public Failures(
            Refusals refusals, Tails tails, Polls polls, Supplier<List<FollowerStatus>> views) {
        this.refusals = refusals;
        this.tails = tails;
        this.polls = polls;
        this.views = views;
    }

    /// Clauses for a person, each saying why something of that source may be missing.
    List<String> of(Source source) {
        List<String> missing = new ArrayList<>();
        long refused = refusals.lately(source.number());
        if (refused > 0) {
            missing.add(
                    counted(refused, "deliveries refused at the door, the last within the hour"));
        }
        if (tails.status().stream()
                .anyMatch(tail ->
                        tail.file().source().number() == source.number()
                                && !tail.error().isEmpty())) {
            missing.add("its file cannot be read: see Sources");
        }
        polls.status().stream()
                .filter(poll -> poll.polled().source().number() == source.number())
                .forEach(poll -> addPoll(poll, missing));
        views.get().forEach(view -> missing.addAll(of(view)));
        return missing;
    }

    private static void addPoll(PollStatus poll, List<String> missing) {
        if (!poll.error().isEmpty()) {
            missing.add("cannot be asked: see Sources");
        }
        if (poll.pass() < 1) {
            missing.add(
                    String.format(
                            Locale.ENGLISH,
                            "what it still has is being fetched, %d%% so far",
                            Math.round(poll.pass() * 100)));
        }
    }

    /// Clauses about one view; none about those that neither answer nor count.
    static List<String> of(FollowerStatus view) {
        List<String> missing = new ArrayList<>();
        String name =
                switch (view.name()) {
                    case "search" -> "the index";
                    case "completeness" -> "the count of what came";
                    default -> "";
                };
        if (name.isEmpty()) {
            return missing;
        }
        if (view.stopped().isPresent()) {
            missing.add(name + " has stopped at record " + view.cursor());
        }
        if (view.lagRecords() > BEHIND_RECORDS_MAX) {
            missing.add(counted(view.lagRecords(), "records are not in " + name + " yet"));
        }
        if (view.quarantined() > 0) {
            missing.add(counted(view.quarantined(), "records broke " + name + " since the start"));
        }
        return missing;
    }

    private static String counted(long many, String what) {
        return String.format(Locale.ENGLISH, "%,d %s", many, what);
    }
}
