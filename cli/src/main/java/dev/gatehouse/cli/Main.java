package dev.gatehouse.cli;

import picocli.CommandLine;

/// Where `./gatehouse` arrives for every verb but `up`, `test` and `bench`. Exit codes: 0 to 3 are
/// the verb's own answer, 64 wrong usage, 69 nothing there to ask, 70 a bug of ours, 77 not
/// allowed.
public final class Main {
    private Main() {}

    private static final String NAME = "gatehouse";

    public static void main(String[] arguments) {
        System.exit(commandLine().setCommandName(called()).execute(arguments));
    }

    /// What the reader typed to get here, so that a printed command can be typed again: the
    /// launcher hands it on as `gatehouse.called`. The plain name where it is not fit to be
    /// printed.
    static String called() {
        String typed = System.getProperty("gatehouse.called", NAME);
        return typed.matches("[A-Za-z0-9_./~-]{1,200}") ? typed : NAME;
    }

    /// The whole command tree, also for checking the commands that documents show.
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new GatehouseCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(Failures::report);
        line.setParameterExceptionHandler(Failures::misused);
        line.setUsageHelpAutoWidth(true);
        return line;
    }
}
