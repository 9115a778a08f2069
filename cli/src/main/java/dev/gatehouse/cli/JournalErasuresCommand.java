package dev.gatehouse.cli;

import dev.gatehouse.record.DataDirectory;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatehouse journal erasures`.
@Command(
        name = "erasures",
        description = "What was erased.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = JournalErasuresCommand.Export.class)
final class JournalErasuresCommand {

    /// `gatehouse journal erasures export`: the signed list a restored backup is opened with. Its
    /// file names positions, who and why, never what was erased.
    @Command(
            name = "export",
            description = "The signed list of all erasures, which opens a restored backup.",
            mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {
        @Spec private CommandSpec spec;

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "The data directory that is in use (or GATEHOUSE_DATA).")
        private @Nullable Path data;

        @Option(
                names = {"-o", "--output"},
                required = true,
                paramLabel = "FILE",
                description = "Where to write.")
        private Path output;

        @Override
        public Integer call() throws IOException {
            DataDirectory folder = new DataDirectory(Places.ofThisUser().data(data));
            byte[] list =
                    Offline.isServed(folder)
                            ? askServer(folder)
                            : Offline.over(folder, recorder -> recorder.journal().erasures());
            try {
                Files.write(output, list, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException exists) {
                throw new CommandProblem(ExitCode.USAGE, output + " exists; name another file");
            }
            spec.commandLine().getErr().println("written to " + output);
            return ExitCode.OK;
        }

        private static byte[] askServer(DataDirectory folder) {
            StringWriter text = new StringWriter();
            try (Api api = Api.overSocket(Places.socket(folder.root()))) {
                api.download("/erasures", Map.of(), text, "Content-Type");
            }
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
    }
}
