package dev.gatehouse.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which server a command talks to: the one on a data directory of this machine, over its socket,
/// or one at a URL, signed in with `gatehouse login`.
final class Connection {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory of a server on this machine (or GATEHOUSE_DATA).")
    private @Nullable Path data;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "A server elsewhere, signed in with 'gatehouse login URL'.")
    private @Nullable String url;

    /// Opens the way to the server.
    ///
    /// @throws CommandProblem when there is none, saying how to start one
    Api open() {
        Places places = Places.ofThisUser();
        if (url != null) {
            return Api.overHttp(url, SignIns.of(places).tokenFor(url));
        }
        if (data != null) {
            if (!Files.exists(Places.socket(data))) {
                throw noServer("no server is running on " + data, data.toString());
            }
            return Api.overSocket(Places.socket(data));
        }
        Optional<Path> running = places.runningData();
        if (running.isEmpty()) {
            throw new CommandProblem(
                    ExitCode.UNAVAILABLE,
                    "no server is running on the usual data directories; if it was started with"
                            + " '--data DIR', give '--data DIR' here too or set GATEHOUSE_DATA=DIR;"
                            + " else start one with '"
                            + Main.called()
                            + " up', or name one with --url");
        }
        return Api.overSocket(Places.socket(running.get()));
    }

    /// Opens the way to the server, compares its journal with what was last seen of it, and says
    /// when its index is being rebuilt.
    ///
    /// @param err hears it
    Api openAndCompare(PrintWriter err) {
        Api api = open();
        CheckpointMemory.check(api, err);
        RebuildNotice.look(api, err);
        return api;
    }

    private static CommandProblem noServer(String what, String directory) {
        return new CommandProblem(
                ExitCode.UNAVAILABLE,
                what
                        + "; start one with '"
                        + Main.called()
                        + " up --data "
                        + directory
                        + "' or '"
                        + Main.called()
                        + " up --demo', or name one with --url");
    }
}
