package dev.gatehouse.cli;

import dev.gatehouse.access.Explanation;
import dev.gatehouse.access.ModelTests;
import dev.gatehouse.access.Rulebook;
import dev.gatehouse.access.model.Case;
import dev.gatehouse.access.model.Model;
import dev.gatehouse.access.model.ModelProblem;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Words;
import dev.gatehouse.people.Who;
import dev.gatehouse.source.yaml.Place;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What is done with the files of a model where they lie, without a server.
final class ModelFilesCommands {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final int WRONG = 1;
    private static final int UNDECIDED = 2;

    private ModelFilesCommands() {}

    private static Rulebook load(Path directory) {
        return Rulebook.load(Checkout.houseRules()).with(Model.load(directory), List.of());
    }

    private static void print(PrintWriter out, ModelProblem wrong) {
        wrong.mistakes().forEach(one -> out.println(Terminal.inert(one.toString())));
    }

    /// `gatehouse model check`: exit code 1 when it could not be in force.
    @Command(
            name = "check",
            description = "Reads a model; every mistake with its file, line and what was meant.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        @Spec private CommandSpec spec;

        @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the model.")
        private Path directory;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try {
                Model model = load(directory).model();
                out.printf(
                        "%d files, %d assignments, %d groups, %d governed, %d denied, %d tests%n",
                        model.texts().size(),
                        model.assignments().size(),
                        model.groups().size(),
                        model.governed().size(),
                        model.deny().size(),
                        model.tests().size());
                model.toReview(LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC))
                        .forEach(one ->
                                out.println(
                                        Terminal.inert(
                                                one.at()
                                                        + ": to be looked at again: "
                                                        + one.sentence())));
                return ExitCode.OK;
            } catch (ModelProblem wrong) {
                print(out, wrong);
                return WRONG;
            }
        }
    }

    /// `gatehouse model test`: exit code 1 when a test misses, 2 when the model cannot be read.
    @Command(
            name = "test",
            description = "Runs the tests that stand in a model.",
            mixinStandardHelpOptions = true)
    static final class Test implements Callable<Integer> {
        @Spec private CommandSpec spec;

        @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the model.")
        private Path directory;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try {
                Rulebook rulebook = load(directory);
                List<ModelTests.Miss> misses = ModelTests.run(rulebook, Who.NOBODY);
                misses.forEach(one -> out.println(Terminal.inert(one.toString())));
                int all = rulebook.model().tests().size();
                out.printf("%d of %d tests get what they say%n", all - misses.size(), all);
                return misses.isEmpty() ? ExitCode.OK : WRONG;
            } catch (ModelProblem wrong) {
                print(out, wrong);
                return UNDECIDED;
            }
        }
    }

    /// `gatehouse model explain`: exits with 0 for expected, 1 for unexpected, 2 for undecided.
    @Command(
            name = "explain",
            description = "What a model says of somebody, a permission and a path.",
            mixinStandardHelpOptions = true)
    static final class Explain implements Callable<Integer> {
        @Spec private CommandSpec spec;

        @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the model.")
        private Path directory;

        @Parameters(
                index = "1",
                paramLabel = "WHO",
                description = "An address, person:ID, machine:NAME or an account.")
        private String who;

        @Parameters(
                index = "2",
                paramLabel = "PERMISSION",
                description = "read, secret, write, run, approve, deploy or admin.")
        private String permission;

        @Parameters(index = "3", paramLabel = "PATH", description = "The resource.")
        private String path;

        @Option(names = "--at", paramLabel = "TIME", description = "When; now without it.")
        private String at = "";

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try {
                Case asked =
                        new Case(
                                who,
                                permission(),
                                path,
                                time(),
                                Map.of(),
                                "",
                                new Place("asked", 1, 1));
                Explanation explanation = ModelTests.explain(load(directory), Who.NOBODY, asked);
                out.println(
                        Terminal.inert(
                                explanation.verdict().value().word()
                                        + ", "
                                        + explanation.verdict().basis().word()
                                        + ": "
                                        + explanation.sentence()));
                if (!explanation.verdict().rule().isEmpty()) {
                    out.println(Terminal.inert("  rule      " + explanation.verdict().rule()));
                }
                explanation
                        .nearest()
                        .ifPresent(one ->
                                out.println(
                                        Terminal.inert(
                                                "  nearest   " + one.at() + ": " + one.says())));
                return switch (explanation.verdict().value()) {
                    case EXPECTED -> ExitCode.OK;
                    case UNEXPECTED -> WRONG;
                    case UNDECIDED -> UNDECIDED;
                };
            } catch (ModelProblem wrong) {
                print(out, wrong);
                throw new CommandProblem(ExitCode.USAGE, directory + " is no usable model");
            }
        }

        private Permission permission() {
            return Words.parse(Permission.class, permission)
                    .filter(one -> one != Permission.NONE)
                    .orElseThrow(() ->
                            new CommandProblem(
                                    ExitCode.USAGE,
                                    "a permission is read, secret, write, run, approve, deploy or"
                                            + " admin"));
        }

        private Instant time() {
            try {
                return at.isEmpty() ? CLOCK.instant() : Instant.parse(at);
            } catch (DateTimeParseException wrong) {
                throw new CommandProblem(
                        ExitCode.USAGE, "--at is a time like 2026-11-20T03:00:00Z");
            }
        }
    }
}
