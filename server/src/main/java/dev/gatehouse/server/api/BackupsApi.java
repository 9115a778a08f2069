package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;
import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.backup.Backup;
import dev.gatehouse.backup.BackupProblem;
import dev.gatehouse.backup.BackupTaken;
import dev.gatehouse.journal.Journal;
import dev.gatehouse.journal.JournalException;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.JsonMapping;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import dev.gatehouse.server.web.Streamed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Copies of everything, taken while it is used, and the signed list of what was erased, which a
/// copy needs before it is looked into.
public final class BackupsApi {
    private final Backup backup;
    private final Journal journal;

    /// @param journal whose erasures are listed
    public BackupsApi(Backup backup, Journal journal) {
        this.backup = backup;
        this.journal = journal;
    }

    /// What to take.
    ///
    /// @param folder on the server's machine, absolute: empty, or with an earlier backup
    /// @param keys whether the installation's keys go along
    public record NewBackup(String folder, boolean keys) {}

    /// One line of a backup: under way, or how it ended.
    public record BackupLine(
            boolean finished, Optional<BackupTaken> taken, Optional<String> problem) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access take = Access.needs(Capability.BACKUP_TAKE);
        return List.of(
                post(
                                "/api/v1/backups",
                                take,
                                "Copies everything to a folder of the server's machine; recorded"
                                        + " first.")
                        .answers(NewBackup.class, Streamed.class, this::take),
                get("/api/v1/erasures", take, "Every erasure so far, signed, for a restore.")
                        .answers(Nothing.class, Streamed.class, (_, _) -> erasures()));
    }

    private Streamed take(Call call, NewBackup wanted) {
        Path folder = folder(wanted.folder());
        String by = call.caller().id();
        return new Streamed(
                Streamed.NDJSON,
                out -> {
                    line(out, new BackupLine(false, Optional.empty(), Optional.empty()));
                    line(out, taken(new Backup.Order(folder, wanted.keys(), by)));
                });
    }

    private static Path folder(String text) {
        try {
            Path folder = Path.of(text);
            if (folder.isAbsolute()) {
                return folder;
            }
        } catch (InvalidPathException wrong) {
            throw ProblemException.of(422, "This is no path: " + wrong.getReason() + ".");
        }
        throw ProblemException.of(422, "Name the folder by its whole path, from / on.");
    }

    private BackupLine taken(Backup.Order order) {
        try {
            return new BackupLine(true, Optional.of(backup.take(order)), Optional.empty());
        } catch (BackupProblem | JournalException | IOException problem) {
            return new BackupLine(true, Optional.empty(), Optional.of(words(problem)));
        }
    }

    private static String words(Exception problem) {
        return problem instanceof IOException
                ? "The backup was not finished: " + problem
                : String.valueOf(problem.getMessage());
    }

    private static void line(OutputStream out, BackupLine line) throws IOException {
        out.write(JsonMapping.mapper().writeValueAsBytes(line));
        out.write('\n');
        out.flush();
    }

    private Streamed erasures() {
        byte[] list = journal.erasures();
        return new Streamed("text/plain; charset=utf-8", out -> out.write(list));
    }
}
