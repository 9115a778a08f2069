package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;
import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.backup.BackupTaken;
import dev.gatehouse.journal.Journal;
import dev.gatehouse.journal.JournalStatus;
import dev.gatehouse.journal.SignedCheckpoint;
import dev.gatehouse.journal.Verification;
import dev.gatehouse.server.audit.EmergencyLog;
import dev.gatehouse.server.engine.Anchoring;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import dev.gatehouse.server.web.Streamed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// How much the journal can prove: its last checkpoint, that it continues an older one, and having
/// all of it recomputed. Readable also while the journal cannot append.
public final class IntegrityApi {
    private static final String PATH = "/api/v1/integrity";
    private static final String RUNG =
            "Detects any change to stored records by somebody without this machine's keys, and any"
                    + " change behind a checkpoint a client has kept. ";
    private static final String ALONE =
            "Does not detect rewriting by root on this machine: no witness or anchor is set.";
    private static final String ANCHORED =
            "Detects rewriting of what was anchored outside by whoever cannot write there, root on"
                    + " this machine included.";
    private static final String UNANCHORED =
            "Does not detect rewriting by root on this machine: the last anchor was not kept.";

    private final Journal journal;
    private final Verifying verifying;
    private final Outside outside;
    private final EmergencyLog emergency;

    /// @param verifying recomputes the journal
    /// @param outside what lies outside the data directory
    /// @param emergency what was noted beside it
    public IntegrityApi(
            Journal journal, Verifying verifying, Outside outside, EmergencyLog emergency) {
        this.journal = journal;
        this.verifying = verifying;
        this.outside = outside;
        this.emergency = emergency;
    }

    /// Knows when the last backup was taken.
    @FunctionalInterface
    public interface Backups {
        /// The last one that was finished.
        Optional<BackupTaken> last() throws IOException;
    }

    /// What lies outside the data directory.
    ///
    /// @param backups knows the last one
    /// @param anchors the last try to keep an anchor; empty where none is set
    public record Outside(Backups backups, Supplier<Optional<Anchoring.Last>> anchors) {}

    /// The last checkpoint and how the journal does.
    ///
    /// @param checkpointNote the signed note as it stands on disk
    /// @param rung what the proof detects and what it does not
    /// @param vkey the key the note is checked with
    /// @param fenced why no records are taken, when none are
    /// @param emergency what was noted while none were
    public record IntegrityAnswer(
            String origin,
            long size,
            long sealed,
            String checkpointNote,
            String root,
            Instant checkedAt,
            Optional<LastVerified> lastVerified,
            Optional<LastBackup> lastBackup,
            Optional<LastAnchor> lastAnchor,
            String rung,
            String vkey,
            long diskFreeBytes,
            Optional<String> fenced,
            Optional<String> troubled,
            List<String> emergency) {}

    /// When all of it was recomputed last, since the server started.
    public record LastVerified(Instant at, boolean ok, long records) {}

    /// When a checkpoint was kept outside last.
    ///
    /// @param size records it covers
    /// @param problem why none was kept
    public record LastAnchor(Instant at, long size, Optional<String> problem) {
        static LastAnchor of(Anchoring.Last last) {
            return new LastAnchor(last.at(), last.size(), last.problem());
        }
    }

    /// When a copy of everything was taken last.
    ///
    /// @param size records it holds
    /// @param keys whether the keys are in it
    public record LastBackup(Instant at, long size, boolean keys) {
        static LastBackup of(BackupTaken taken) {
            return new LastBackup(taken.at(), taken.size(), taken.keys());
        }
    }

    /// Between which two sizes.
    ///
    /// @param from the size somebody saw
    /// @param to the size it should have grown to; the last checkpoint's when absent
    public record Sizes(long from, Optional<Long> to) {}

    /// The hashes that show the one to be the beginning of the other, base64.
    public record Consistency(long from, long to, List<String> proof, String checkpointNote) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.INTEGRITY_READ);
        return List.of(
                get(PATH, read, "The journal's last checkpoint, and what it proves.")
                        .answers(Nothing.class, IntegrityAnswer.class, (_, _) -> integrity()),
                get(
                                PATH + "/checkpoint",
                                read,
                                "Proves that the journal continues one of an older size.")
                        .answers(Sizes.class, Consistency.class, (_, sizes) -> consistency(sizes)),
                post(PATH + "/verify", read, "Recomputes the whole journal; tells how far it is.")
                        .answers(Nothing.class, Streamed.class, (_, _) -> verifying.start()));
    }

    private IntegrityAnswer integrity() throws IOException {
        JournalStatus status = journal.status();
        SignedCheckpoint checkpoint = status.lastCheckpoint();
        return new IntegrityAnswer(
                checkpoint.origin(),
                status.size(),
                status.sealed(),
                new String(checkpoint.bytes(), StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(checkpoint.root()),
                verifying.now(),
                verifying.last(),
                outside.backups().last().map(LastBackup::of),
                outside.anchors().get().map(LastAnchor::of),
                RUNG + reach(outside.anchors().get()),
                journal.verifierKey().toString(),
                status.diskFreeBytes(),
                status.fenced(),
                status.troubled(),
                emergency.lines());
    }

    private static String reach(Optional<Anchoring.Last> anchor) {
        if (anchor.isEmpty()) {
            return ALONE;
        }
        return anchor.get().problem().isEmpty() ? ANCHORED : UNANCHORED;
    }

    private Consistency consistency(Sizes sizes) {
        SignedCheckpoint checkpoint = journal.checkpoint();
        long to = sizes.to().orElse(checkpoint.size());
        if (sizes.from() < 0 || sizes.from() > to || to > checkpoint.size()) {
            throw ProblemException.of(
                    422,
                    "The last checkpoint covers " + checkpoint.size() + " records; ask within it.");
        }
        return new Consistency(
                sizes.from(),
                to,
                journal.proveConsistency(sizes.from(), to).stream()
                        .map(Base64.getEncoder()::encodeToString)
                        .toList(),
                new String(checkpoint.bytes(), StandardCharsets.UTF_8));
    }

    /// One line of a verification: under way, or how it ended.
    public record VerifyLine(
            boolean finished,
            long total,
            Optional<Boolean> ok,
            Optional<String> result,
            Optional<Long> records,
            List<String> findings) {
        static VerifyLine underWay(long total) {
            return new VerifyLine(
                    false, total, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        }

        static VerifyLine ended(Verification verification) {
            return new VerifyLine(
                    true,
                    verification.size(),
                    Optional.of(verification.result() == Verification.Result.OK),
                    Optional.of(verification.result().name().toLowerCase(java.util.Locale.ROOT)),
                    Optional.of(verification.counts().records()),
                    verification.problems().stream().map(Object::toString).toList());
        }
    }
}
