package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse what-changed`: everything that changed before a moment and can have reached a
/// resource, nearest first. Exits with 0 when something did, 1 when nothing did, 2 when nothing is
/// known to have and not all could be seen.
@Command(
        name = "what-changed",
        description =
                "What changed before a moment and can have reached a resource, nearest first.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} what-changed payments/environments/production",
            "  ${ROOT-COMMAND-NAME} what-changed payments --before 2026-11-19T16:30:00Z --since 2h",
        })
final class WhatChangedCommand implements Callable<Integer> {
    private static final int NOTHING = 1;
    private static final int CANNOT_TELL = 2;
    private static final int TIME_CHARS = 19;
    private static final int KIND_COLUMNS = 11;
    private static final Duration SINCE_FALLBACK = Duration.ofHours(24);

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;
    @Mixin private SightLines sight;
    @Mixin private Listing listing;

    @Parameters(
            index = "0",
            paramLabel = "RESOURCE",
            description = "A path, or how exactly one ends.")
    private String resource;

    @Option(
            names = "--before",
            paramLabel = "WHEN",
            defaultValue = "",
            description = "The moment: 2h, 2026-11-20 or an RFC 3339 instant; now when left out.")
    private String before;

    @Option(
            names = "--since",
            paramLabel = "SPAN",
            defaultValue = "",
            description = "How long before it: 2h, 7d; or from when. 24 hours when left out.")
    private String since;

    @Override
    public Integer call() {
        InstantSource clock = InstantSource.system();
        Instant to = before.isEmpty() ? clock.instant() : Range.instant(before, clock);
        Instant from =
                since.isEmpty()
                        ? to.minus(SINCE_FALLBACK)
                        : Range.instant(since, InstantSource.fixed(to));
        PrintWriter out = spec.commandLine().getOut();
        try (Api api = connection.open()) {
            JsonObject answer =
                    api.get(
                            "/access/what-changed",
                            Map.of(
                                    "resource",
                                    resource,
                                    "before",
                                    to.toString(),
                                    "from",
                                    from.toString()));
            var changed = EventsSearchCommand.items(answer, "changed").items();
            String way = "";
            for (JsonValue item : changed) {
                if (!listing.isJson() && item instanceof JsonObject one) {
                    way = heading(one, way, out);
                }
                listing.print(item, out, one -> print(one, out));
            }
            return close(answer, changed.isEmpty());
        }
    }

    private static String heading(JsonObject one, String last, PrintWriter out) {
        String steps = one.get("distance").text();
        String way =
                switch (one.get("way").text()) {
                    case "itself" -> "On it";
                    case "above" -> "On what it lies in, " + steps(steps);
                    case "beside" -> "Beside it, " + steps(steps);
                    default -> "On what its runs used, " + steps(steps);
                };
        if (!way.equals(last)) {
            out.println(way + ":");
        }
        return way;
    }

    private static String steps(String steps) {
        return steps.equals("1") ? "1 step away" : steps + " steps away";
    }

    private static void print(JsonObject one, PrintWriter out) {
        JsonObject event =
                one.get("event") instanceof JsonObject known
                        ? known
                        : new JsonObject(new LinkedHashMap<>());
        String verdict =
                event.get("verdict") instanceof JsonObject said ? said.get("value").text() : "";
        String says =
                event.get("sentence").text().isEmpty()
                        ? (one.get("explained").text().equals("true")
                                        ? "An event you may not see changed "
                                        : "No event says who changed ")
                                + one.get("resource").text()
                        : event.get("sentence").text();
        String when = one.get("when").text();
        out.printf(
                "  %s  %-11s %-10s %s%n",
                when.substring(0, Math.min(TIME_CHARS, when.length())).replace('T', ' '),
                Terminal.cut(one.get("kind").text(), KIND_COLUMNS),
                verdict.isEmpty() ? "-" : verdict,
                Terminal.inert(says)
                        + (event.get("id").text().isEmpty()
                                ? ""
                                : "  (" + event.get("id").text() + ")"));
        FactChanges.print(EventsSearchCommand.items(one, "facts"), out);
    }

    private int close(JsonObject answer, boolean none) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        boolean whole = answer.get("whole").text().equals("true");
        if (none && !listing.isJson()) {
            out.println("Nothing is known to have changed.");
        }
        listing.close(answer, out, "resource", "from", "before", "whole", "sight", "unseen");
        out.flush();
        if (!listing.isJson()) {
            if (!whole) {
                err.println("There is more; ask for a shorter time with --since.");
            }
            sight.print(answer, err);
            Ways.unseen(answer, err);
        }
        boolean blind = !EventsSearchCommand.items(answer, "unseen").items().isEmpty();
        return !none ? ExitCode.OK : blind || !whole ? CANNOT_TELL : NOTHING;
    }
}
