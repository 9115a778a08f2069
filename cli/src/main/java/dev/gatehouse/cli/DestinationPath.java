package dev.gatehouse.cli;

/// Where one destination stands in the API.
final class DestinationPath {
    private DestinationPath() {}

    /// The path of the destination of that name.
    ///
    /// @throws CommandProblem of usage for what can be no name
    static String of(String name) {
        if (!name.matches("[a-z0-9-]{1,63}")) {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    "a destination's name is made of small letters, digits and -, not "
                            + Terminal.inert(name));
        }
        return "/destinations/" + name;
    }
}
