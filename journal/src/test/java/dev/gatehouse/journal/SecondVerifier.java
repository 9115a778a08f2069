package dev.gatehouse.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// `src/test/python/verify_journal.py`, which shares no line with ours, as a process that answers
/// one journal after the other.
final class SecondVerifier implements AutoCloseable {

    private static final Path PROGRAM =
            Path.of(
                    System.getProperty("gatehouse.root", ".."),
                    "journal/src/test/python/verify_journal.py");

    private final Process process;
    private final Writer questions;
    private final BufferedReader answers;

    SecondVerifier() throws IOException {
        process =
                new ProcessBuilder("python3", PROGRAM.toString(), "--each")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        questions = process.outputWriter();
        answers = process.inputReader();
    }

    /// Whether this machine has what it needs.
    static boolean isThere() {
        try {
            Process asked = new ProcessBuilder("python3", "-c", "import hashlib").start();
            return asked.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Exit code, and the first problem.
    record Answer(int exitCode, String why) {}

    /// Judges a journal by its files and by what a plain export of it says now; one that cannot be
    /// written leaves the payloads unopened.
    Answer judge(Path journal, JournalSettings settings, List<Path> checkpoints)
            throws IOException {
        StringBuilder line = new StringBuilder(journal.toString());
        Optional<Path> export = export(journal, settings);
        export.ifPresent(file -> line.append("\t--export\t").append(file));
        checkpoints.forEach(file -> line.append("\t--checkpoint\t").append(file));
        questions.write(line.append('\n').toString());
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the second verifier stopped at " + journal);
        }
        return new Answer(
                Integer.parseInt(answer.substring(0, answer.indexOf(' '))),
                answer.substring(answer.indexOf(' ') + 1));
    }

    private static Optional<Path> export(Path journal, JournalSettings settings)
            throws IOException {
        Path file = journal.resolveSibling("export.ndjson");
        try (var out =
                Files.newOutputStream(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            PlainExport.write(journal, settings, out);
            return Optional.of(file);
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        questions.close();
        process.destroy();
    }
}
