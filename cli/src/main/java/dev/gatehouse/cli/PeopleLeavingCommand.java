package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse people leaving`: what somebody could still reach things by; exit code 1 while
/// something of it is open or nobody can tell.
@Command(
        name = "leaving",
        description = "What somebody who leaves could still reach things by, and what closed each.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} people leaving 'Tomas Brandt'",
            "  ${ROOT-COMMAND-NAME} people leaving tomas.brandt@acme.example --json",
        })
final class PeopleLeavingCommand implements Callable<Integer> {
    private static final int NOT_CLOSED = 1;
    private static final String CLOSED = "closed";
    private static final String FORM = "  %-12s %-11s %s%n";

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(
            index = "0",
            paramLabel = "ID",
            description = "A person's id as the list shows it, whole name or address.")
    private String id;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        JsonObject answer;
        try (Api api = connection.open()) {
            answer = api.get("/people/leaving", Map.of("id", id));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CanonicalJson.text(answer));
        } else {
            print(out, answer);
        }
        out.flush();
        return isClosed(answer) ? ExitCode.OK : NOT_CLOSED;
    }

    private static boolean isClosed(JsonObject answer) {
        return EventsSearchCommand.items(answer, "leftovers").items().stream()
                .allMatch(item ->
                        item instanceof JsonObject one && one.get("state").text().equals(CLOSED));
    }

    private static void print(PrintWriter out, JsonObject answer) {
        String name = Terminal.inert(answer.get("name").text());
        String end = answer.get("end").text();
        boolean hasLeft = answer.get("state").text().equals("left");
        out.println(
                hasLeft
                        ? name + " has left; nothing of theirs should work since " + end + "."
                        : name + " works here" + (end.isEmpty() ? "." : " until " + end + "."));
        if (answer.get("states") instanceof JsonObject states) {
            out.printf(
                    "%s open, %s nobody can tell, %s closed%n",
                    states.get("open").text(),
                    states.get("cannot-tell").text(),
                    states.get(CLOSED).text());
        }
        for (JsonValue item : EventsSearchCommand.items(answer, "leftovers").items()) {
            if (item instanceof JsonObject one) {
                leftover(out, one);
            }
        }
        if (!answer.get("query").text().isEmpty()) {
            out.printf(
                    "What they did since: %s events search '%s'%n",
                    Main.called(), Terminal.inert(answer.get("query").text()));
        }
    }

    // What opens things of an account stands below it: what a tool lists needs no more words.
    private static void leftover(PrintWriter out, JsonObject one) {
        boolean isAccount = one.get("kind").text().equals("account");
        String account = one.get("account").text();
        String name = isAccount ? account : one.get("name").text();
        String on = one.get("on").text();
        out.printf(
                FORM,
                one.get("state").text(),
                one.get("kind").text(),
                Terminal.inert(name + (on.isEmpty() ? "" : " on " + on)));
        String closed = one.get(CLOSED).text();
        String event = one.get("event").text();
        boolean isListedRight =
                one.get("kind").text().equals("right") && one.get("state").text().equals("open");
        if (!isListedRight) {
            out.printf(
                    FORM,
                    "",
                    "",
                    Terminal.inert(
                            one.get("says").text()
                                    + (account.isEmpty() || isAccount ? "" : " " + account)
                                    + (closed.isEmpty() ? "" : ", " + closed)
                                    + (event.isEmpty() ? "" : " by event " + event)));
        }
    }
}
