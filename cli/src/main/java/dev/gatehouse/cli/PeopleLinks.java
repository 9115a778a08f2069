package dev.gatehouse.cli;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The verbs of `gatehouse people` that say whose an account is. They are a person's word, so they
/// need an API token of one; the local socket does not speak for anybody.
final class PeopleLinks {
    private PeopleLinks() {}

    /// Which account, and whose.
    static final class Pair {
        @Mixin private Connection connection;

        @Parameters(
                index = "0",
                paramLabel = "ACCOUNT",
                description = "tool/instance/kind/id, such as github/acme/user/583231.")
        private String account;

        @Parameters(index = "1", paramLabel = "SUBJECT", description = "Id of a person or machine.")
        private String subject;

        JsonObject post(String path, Map<String, String> more) {
            LinkedHashMap<String, JsonValue> body = new LinkedHashMap<>();
            body.put("account", new JsonString(account));
            body.put("subject", new JsonString(subject));
            more.forEach((name, value) -> body.put(name, new JsonString(value)));
            try (Api api = connection.open()) {
                return api.post(path, new JsonObject(body));
            }
        }
    }

    /// `gatehouse people link`; to say so of an account in the queue is to accept it.
    @Command(
            name = "link",
            aliases = "accept",
            description =
                    "Says that an account is somebody's; a second person verifies it. 'people accept'"
                            + " is the same verb, for an account in the queue.",
            mixinStandardHelpOptions = true)
    static final class Link implements Callable<Integer> {
        @Spec private CommandSpec spec;
        @Mixin private Pair pair;

        @Option(names = "--json", description = "The link as one JSON object.")
        private boolean json;

        @Override
        public Integer call() {
            JsonObject link = pair.post("/people/links", Map.of());
            boolean verified = link.get("verified").text().equals("true");
            spec.commandLine()
                    .getOut()
                    .println(
                            json
                                    ? CanonicalJson.text(link)
                                    : verified
                                            ? "Verified: it counts from now on."
                                            : "Noted: it counts once a second person says so.");
            return ExitCode.OK;
        }
    }

    /// `gatehouse people refuse`.
    @Command(
            name = "refuse",
            description = "Answers a question of the queue with no.",
            mixinStandardHelpOptions = true)
    static final class Refuse implements Callable<Integer> {
        @Mixin private Pair pair;

        @Override
        public Integer call() {
            pair.post("/people/refusals", Map.of());
            return ExitCode.OK;
        }
    }

    /// `gatehouse people unlink`.
    @Command(
            name = "unlink",
            description = "Takes a link back: it never held, and what it judged is judged again.",
            mixinStandardHelpOptions = true)
    static final class Unlink implements Callable<Integer> {
        @Mixin private Pair pair;

        @Option(
                names = "--reason",
                required = true,
                description = "Why, as it will stand in the journal.")
        private String reason;

        @Override
        public Integer call() {
            pair.post("/people/unlinks", Map.of("reason", reason));
            return ExitCode.OK;
        }
    }
}
