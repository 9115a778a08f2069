package dev.gatehouse.cli;

import dev.gatehouse.record.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where things lie on this machine: the data directories a server may run on, and what the command
/// line itself remembers. Follows the XDG base directories.
///
/// @param home the user's home directory
/// @param environment the process's environment
record Places(Path home, Map<String, String> environment) {
    static Places ofThisUser() {
        return of(System.getenv(), System.getProperty("user.home", "."));
    }

    /// As a shell sees it: what HOME says, else the home directory the system has on record.
    static Places of(Map<String, String> environment, String recorded) {
        String home = environment.getOrDefault("HOME", "");
        return new Places(Path.of(home.isEmpty() ? recorded : home), environment);
    }

    /// The socket of the server on that data directory.
    static Path socket(Path data) {
        return data.resolve("run").resolve("gatehouse.sock");
    }

    /// The data directories looked at when none is named, in order.
    List<Path> usualData() {
        Path share = base("XDG_DATA_HOME", ".local/share");
        Stream<Path> told =
                Optional.ofNullable(environment.get("GATEHOUSE_DATA")).stream().map(Path::of);
        return Stream.concat(
                        told,
                        Stream.of(share.resolve("gatehouse"), share.resolve("gatehouse-demo")))
                .toList();
    }

    /// The first of [#usualData()] where a server's socket is.
    Optional<Path> runningData() {
        return usualData().stream().filter(data -> Files.exists(socket(data))).findFirst();
    }

    /// The data directory to work on: the one named, else the one a server is on, else the first
    /// usual one there is.
    ///
    /// @throws CommandProblem when there is none, or it holds no journal
    Path data(@Nullable Path named) {
        Path folder =
                Optional.ofNullable(named)
                        .or(this::runningData)
                        .or(() -> usualData().stream().filter(Files::isDirectory).findFirst())
                        .orElseThrow(() ->
                                new CommandProblem(
                                        ExitCode.USAGE,
                                        "there is no data directory in the usual places;"
                                                + " name it with --data DIR"));
        if (!Files.isDirectory(new DataDirectory(folder).journal())) {
            throw new CommandProblem(
                    ExitCode.USAGE, folder + " is no data directory: no journal is in it");
        }
        return folder.toAbsolutePath().normalize();
    }

    /// What the command line remembers between calls: sign-ins and the last checkpoints it saw.
    Path memory() {
        return base("XDG_STATE_HOME", ".local/state").resolve("gatehouse");
    }

    private Path base(String variable, String usual) {
        String told = environment.getOrDefault(variable, "");
        return told.isEmpty() ? home.resolve(usual) : Path.of(told);
    }
}
