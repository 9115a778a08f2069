package dev.gatehouse.cli;

import dev.gatehouse.backup.BackupProblem;
import dev.gatehouse.backup.Restore;
import dev.gatehouse.journal.ErasureList;
import dev.gatehouse.journal.JournalException;
import dev.gatehouse.record.DataDirectory;
import dev.gatehouse.record.Quarantine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatehouse restore`: a data directory from a backup. It stays closed until the newest list of
/// erasures is applied, or somebody answers for there being none.
@Command(
        name = "restore",
        description = {
            "Makes a data directory from a backup: every byte compared, the journal verified.",
            "It opens once what was erased since the backup is erased there too."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} journal erasures export --output erasures.txt",
            "  ${ROOT-COMMAND-NAME} restore --from /mnt/backup/gatehouse --data NEW --erasures erasures.txt",
            "  ${ROOT-COMMAND-NAME} restore --data NEW --nothing-was-erased",
        })
final class RestoreCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "The backup; left out, a directory restored before is opened.")
    private @Nullable Path from;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "NEW",
            description = "The data directory to make; empty or not there yet.")
    private Path data;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "Where the installation's keys lie, for a backup without them.")
    private @Nullable Path keys;

    @Option(
            names = "--erasures",
            paramLabel = "FILE",
            description = "The newest list of erasures, from 'journal erasures export'.")
    private @Nullable Path erasures;

    @Option(
            names = "--nothing-was-erased",
            description = "Say that nothing was erased since the backup; it is recorded.")
    private boolean nothingWasErased;

    @Override
    public Integer call() throws IOException {
        if (erasures != null && nothingWasErased) {
            throw new CommandProblem(
                    ExitCode.USAGE, "say either --erasures FILE or --nothing-was-erased");
        }
        if (from == null && erasures == null && !nothingWasErased) {
            throw new CommandProblem(ExitCode.USAGE, "name the backup with --from DIR");
        }
        PrintWriter out = spec.commandLine().getOut();
        Restore restore = new Restore(new DataDirectory(data));
        try {
            Optional<byte[]> list = list();
            if (from != null) {
                copy(restore, from, out);
            }
            if (list.isEmpty() && !nothingWasErased) {
                out.println(
                        "It stays closed: it may hold what was erased since. Export the newest list"
                                + " of erasures where Gatehouse still runs, then:");
                out.println("  " + Main.called() + " restore --data " + data + " --erasures FILE");
                return ExitCode.OK;
            }
            Restore.Opened opened = restore.open(list, Version.text(), Offline.thisUser());
            out.printf(
                    "Open: %,d records erased again, as %s. Start it with: %s up --data %s%n",
                    opened.erased(),
                    list.isPresent()
                            ? "%,d erasures of the list say".formatted(opened.listed())
                            : "you said that nothing was erased since",
                    Main.called(),
                    data);
            return ExitCode.OK;
        } catch (BackupProblem | JournalException problem) {
            throw new CommandProblem(1, String.valueOf(problem.getMessage()));
        }
    }

    private void copy(Restore restore, Path backup, PrintWriter out) throws IOException {
        Quarantine.Waiting waiting = restore.from(backup, Optional.ofNullable(keys));
        out.printf(
                "Restored: %,d records as of %s, every byte compared, the journal verified.%n",
                waiting.size(), waiting.taken());
    }

    private Optional<byte[]> list() throws IOException {
        if (erasures == null) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(erasures) || Files.size(erasures) > ErasureList.LIST_BYTES_MAX) {
            throw new CommandProblem(ExitCode.USAGE, erasures + " is no list of erasures");
        }
        return Optional.of(Files.readAllBytes(erasures));
    }
}
