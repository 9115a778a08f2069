package dev.gatehouse.cli;

import dev.gatehouse.journal.Codec;
import dev.gatehouse.journal.Disk;
import dev.gatehouse.journal.JournalException;
import dev.gatehouse.journal.JournalKeys;
import dev.gatehouse.journal.JournalSettings;
import dev.gatehouse.journal.PlainExport;
import dev.gatehouse.record.DataDirectory;
import dev.gatehouse.record.Quarantine;
import dev.gatehouse.record.ZstdCodec;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse journal export --plain`: every record with its salt and payload, unpacked and
/// decrypted, for a verifier in another language. The file holds everything the tools ever sent.
@Command(
        name = "export",
        description =
                "Every record unpacked, for verifiers in other languages; the server must be down.",
        mixinStandardHelpOptions = true)
final class JournalExportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The data directory.")
    private Path directory;

    @Option(names = "--plain", required = true, description = "The only form there is: JSON lines.")
    private boolean plain;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Where to write; it will hold secrets in clear.")
    private Path output;

    @Override
    public Integer call() throws IOException {
        if (!plain) {
            throw new CommandProblem(ExitCode.USAGE, "--plain is the only form there is");
        }
        Path journal = JournalVerifyCommand.journal(directory);
        Path keys = journal.toAbsolutePath().normalize().resolve("../../../installation/keys");
        if (!Files.isDirectory(keys)) {
            throw new CommandProblem(
                    ExitCode.UNAVAILABLE, "the keys are not at " + keys.normalize());
        }
        if (Disk.local().isLocked(journal.resolve("lock"))) {
            throw new CommandProblem(
                    ExitCode.UNAVAILABLE, journal + " is open; stop its server first");
        }
        refuseWhenClosed(new DataDirectory(keys.resolve("../..").normalize()));
        try (OutputStream out = new BufferedOutputStream(ownersAlone(output))) {
            JournalKeys opened = JournalKeys.loadOrCreate(keys.normalize(), new SecureRandom());
            long records =
                    PlainExport.write(
                            journal,
                            new JournalSettings(
                                    opened.origin("default"),
                                    opened,
                                    List.of(new ZstdCodec(), Codec.DEFLATE, Codec.NONE),
                                    Disk.local(),
                                    InstantSource.system()),
                            out);
            spec.commandLine().getErr().println(records + " records written to " + output);
        } catch (FileAlreadyExistsException exists) {
            throw new CommandProblem(ExitCode.USAGE, output + " exists; name another file");
        } catch (JournalException problem) {
            throw new CommandProblem(ExitCode.UNAVAILABLE, String.valueOf(problem.getMessage()));
        }
        return ExitCode.OK;
    }

    private static void refuseWhenClosed(DataDirectory data) {
        try {
            new Quarantine(data).refuse();
        } catch (Quarantine.Closed closed) {
            throw new CommandProblem(ExitCode.UNAVAILABLE, String.valueOf(closed.getMessage()));
        }
    }

    private static OutputStream ownersAlone(Path output) throws IOException {
        FileAttribute<?> owner =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return Channels.newOutputStream(
                Files.newByteChannel(
                        output,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        owner));
    }
}
