package dev.gatehouse.cli;

import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatehouse model draft`: an access model from what happened, with what it would decide.
@Command(
        name = "draft",
        description =
                "Writes an access model from what happened: one file a group, reasons beside.",
        mixinStandardHelpOptions = true)
final class ModelDraftCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Writes the files there; they are printed without it.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "DAYS",
            defaultValue = "90d",
            description = "How far back use is read, such as 30d; 90d without it.")
    private String since;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        if (!since.matches("[0-9]{1,3}d")) {
            throw new CommandProblem(ExitCode.USAGE, "--since is a number of days, such as 90d");
        }
        out.ifPresent(ModelDraftCommand::mustBeEmpty);
        try (Api api = connection.open()) {
            String days = since.substring(0, since.length() - 1);
            JsonObject draft = api.get("/model/draft", Map.of("days", days));
            List<ModelText> files = DraftedFiles.of(draft);
            Share share = files.isEmpty() ? Share.none(api) : Share.of(api, files);
            out.ifPresent(directory -> write(directory, files));
            if (json) {
                printJson(draft, share);
            } else {
                print(draft, files, share);
            }
        }
        return ExitCode.OK;
    }

    /// How many events are undecided, and would be by the draft.
    private record Share(long events, long before, long after) {
        static Share none(Api api) {
            JsonObject whole = (JsonObject) api.get("/model/share", Map.of()).get("whole");
            long undecided = number(whole, "undecided");
            return new Share(number(whole, "events"), undecided, undecided);
        }

        static Share of(Api api, List<ModelText> files) {
            Share now = none(api);
            JsonObject last = DraftedFiles.replay(api, DraftedFiles.besideThoseInForce(api, files));
            long after = now.before();
            JsonObject replay = (JsonObject) last.get("replay");
            for (JsonValue item : EventsSearchCommand.items(replay, "turns").items()) {
                if (item instanceof JsonObject turn) {
                    long events = number(turn, "events");
                    after += turn.get("to").text().equals("undecided") ? events : 0;
                    after -= turn.get("from").text().equals("undecided") ? events : 0;
                }
            }
            return new Share(now.events(), now.before(), after);
        }

        private static long number(JsonObject of, String name) {
            return Long.parseLong(of.get(name).text());
        }

        double share(long undecided) {
            return events == 0 ? 0 : (double) undecided / events;
        }
    }

    private static void mustBeEmpty(Path directory) {
        try {
            Files.createDirectories(directory);
            try (Stream<Path> there = Files.list(directory)) {
                if (there.findAny().isPresent()) {
                    throw new CommandProblem(
                            ExitCode.USAGE,
                            directory + " is not empty; a draft goes into a folder of its own");
                }
            }
        } catch (IOException refused) {
            throw new CommandProblem(ExitCode.USAGE, directory + " cannot be used: " + refused);
        }
    }

    private static void write(Path directory, List<ModelText> files) {
        for (ModelText file : files) {
            // The server is not believed about where it may write.
            if (!file.name().matches("[a-z0-9-]+\\.yaml")) {
                throw new CommandProblem(ExitCode.UNAVAILABLE, "that is no name of a draft's file");
            }
            try {
                Files.writeString(directory.resolve(file.name()), file.text());
            } catch (IOException refused) {
                throw new CommandProblem(
                        ExitCode.USAGE, directory + " cannot be written: " + refused);
            }
        }
    }

    private void printJson(JsonObject draft, Share share) {
        LinkedHashMap<String, JsonValue> whole = new LinkedHashMap<>(draft.members());
        whole.put("undecided_share", new JsonString(decimal(share.share(share.before()))));
        whole.put("draft_undecided_share", new JsonString(decimal(share.share(share.after()))));
        spec.commandLine().getOut().println(CanonicalJson.text(new JsonObject(whole)));
    }

    private static String decimal(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }

    private void print(JsonObject draft, List<ModelText> files, Share share) {
        PrintWriter to = spec.commandLine().getOut();
        for (ModelText file : files) {
            if (out.isPresent()) {
                to.println(Terminal.inert(out.get().resolve(file.name()).toString()));
            } else {
                to.println("# " + Terminal.inert(file.name()));
                file.text().lines().forEach(line -> to.println(Terminal.inert(line)));
                to.println();
            }
        }
        to.printf(
                Locale.ROOT,
                "%s lines; undecided events go from %.1f %% to %.1f %% of %s%n",
                draft.get("lines").text(),
                100 * share.share(share.before()),
                100 * share.share(share.after()),
                Counts.grouped(Long.toString(share.events())));
        for (JsonValue item : EventsSearchCommand.items(draft, "left").items()) {
            if (item instanceof JsonObject left) {
                to.printf(
                        "%10s not drafted: %s%n",
                        Counts.grouped(left.get("events").text()), why(left.get("reason").text()));
            }
        }
    }

    private static String why(String reason) {
        return switch (reason) {
            case "leaver" -> "who did it has left";
            case "flagged" -> "some of it was unexpected or refused";
            case "risky" -> "with admin, approve or secret";
            case "recent" -> "begun in the last 7 days";
            case "unknown-holder" -> "nobody knows whose account it is";
            default -> "too few people of one group did it, or not for long";
        };
    }
}
