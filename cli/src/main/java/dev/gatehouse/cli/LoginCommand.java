package dev.gatehouse.cli;

import dev.gatehouse.json.JsonValue.JsonObject;
import java.io.Console;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse login`: keeps an API token for a server elsewhere. The token is asked for or read
/// from stdin, never taken from the command line, where every user of the machine could read it.
@Command(
        name = "login",
        description = "Keeps an API token for a server elsewhere.",
        mixinStandardHelpOptions = true)
final class LoginCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "URL", description = "Such as https://gatehouse.example.")
    private String url;

    @Option(names = "--token-stdin", description = "Read the token from stdin.")
    private boolean fromStdin;

    @Override
    public Integer call() throws IOException {
        // Said before anybody types a token.
        Api.server(url);
        String token =
                fromStdin
                        ? new String(
                                        System.in.readNBytes(1_024),
                                        java.nio.charset.StandardCharsets.UTF_8)
                                .strip()
                        : ask();
        if (!token.startsWith("gth_")) {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    "a token begins with gth_; make one on the screen Settings, Tokens, or with"
                            + " '"
                            + Main.called()
                            + " token create' on the server");
        }
        try (Api api = Api.overHttp(url, token)) {
            JsonObject session = api.get("/session", Map.of());
            SignIns.of(Places.ofThisUser()).keep(url, token);
            String name =
                    session.get("user") instanceof JsonObject user ? user.get("name").text() : "";
            spec.commandLine()
                    .getOut()
                    .println("Signed in at " + url + " as " + Terminal.inert(name));
        }
        return ExitCode.OK;
    }

    private static String ask() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new CommandProblem(
                    ExitCode.USAGE, "no terminal to ask on; hand the token in with --token-stdin");
        }
        char[] typed = console.readPassword("API token: ");
        return typed == null ? "" : new String(typed).strip();
    }
}
