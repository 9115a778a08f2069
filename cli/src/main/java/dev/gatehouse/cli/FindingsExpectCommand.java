package dev.gatehouse.cli;

import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse findings expect`: what the access model would have to say, and what that would do.
@Command(
        name = "expect",
        description =
                "Print what the access model would have to say for its events to be expected, and say"
                        + " on stderr what that would do. Nothing is changed.",
        mixinStandardHelpOptions = true,
        footer = {
            "%nExample:",
            "  ${ROOT-COMMAND-NAME} findings expect 3f8a1c02 > model/nightly-copy.yaml",
        })
final class FindingsExpectCommand implements Callable<Integer> {
    private static final int NOTHING_TO_SAY = 1;

    @Spec private CommandSpec spec;
    @Mixin private Connection connection;

    @Parameters(
            index = "0",
            paramLabel = "KEY",
            description = "The finding: its key, or how that begins.")
    private String key;

    @Option(names = "--json", description = "One JSON object, with what it would do.")
    private boolean json;

    @Override
    public Integer call() {
        try (Api api = connection.open()) {
            String whole =
                    FindingDecided.whole(api, key).get("finding") instanceof JsonObject finding
                            ? finding.get("key").text()
                            : key;
            JsonObject proposal = api.get("/findings/" + whole + "/expectation", Map.of());
            String text = proposal.get("text").text();
            String sentence =
                    text.isEmpty() ? "" : sentence(api, proposal.get("name").text(), text);
            print(proposal, text, sentence);
            return text.isEmpty() ? NOTHING_TO_SAY : ExitCode.OK;
        }
    }

    private static String sentence(Api api, String name, String text) {
        List<ModelText> beside =
                DraftedFiles.besideThoseInForce(api, List.of(new ModelText(name, text)));
        return DraftedFiles.replay(api, beside).get("sentence").text();
    }

    private void print(JsonObject proposal, String text, String sentence) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (json) {
            SequencedMap<String, JsonValue> members = new LinkedHashMap<>(proposal.members());
            members.put("sentence", new JsonString(sentence));
            out.println(CanonicalJson.text(new JsonObject(members)));
        } else {
            out.print(Terminal.inertLines(text));
            if (!text.isEmpty() && !text.endsWith("\n")) {
                out.println();
            }
            for (JsonValue why : EventsSearchCommand.items(proposal, "left_out").items()) {
                err.println("# " + Terminal.inert(why.text()));
            }
            err.println(
                    "# "
                            + (text.isEmpty()
                                    ? "There is nothing to propose."
                                    : "It " + Terminal.inert(sentence) + "."));
        }
        out.flush();
        err.flush();
    }
}
