package dev.gatehouse.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says on stderr what went wrong and what to do, and picks the exit code.
final class Failures {
    private Failures() {}

    static int report(Exception failure, CommandLine line, ParseResult parsed) {
        PrintWriter err = line.getErr();
        return switch (failure) {
            case ApiProblem problem -> {
                err.println("gatehouse: " + Terminal.inert(String.valueOf(problem.getMessage())));
                problem.hints().forEach(hint -> err.println("  " + Terminal.inert(hint)));
                yield problem.exitCode();
            }
            case CommandProblem problem -> {
                err.println("gatehouse: " + Terminal.inert(String.valueOf(problem.getMessage())));
                yield problem.exitCode();
            }
            default -> {
                StringWriter trace = new StringWriter();
                failure.printStackTrace(new PrintWriter(trace));
                err.println("gatehouse: this is a bug of ours; please report it with these lines:");
                err.println(Terminal.inertLines(trace.toString()));
                yield ExitCode.INTERNAL;
            }
        };
    }

    static int misused(ParameterException misuse, String[] arguments) {
        CommandLine line = misuse.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("gatehouse: " + Terminal.inert(String.valueOf(misuse.getMessage())));
        if (!UnmatchedArgumentException.printSuggestions(misuse, err)) {
            err.println("  Usage: " + line.getCommandSpec().qualifiedName() + " --help shows how.");
        }
        return ExitCode.USAGE;
    }
}
