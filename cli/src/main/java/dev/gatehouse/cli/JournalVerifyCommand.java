package dev.gatehouse.cli;

import dev.gatehouse.journal.Anchors;
import dev.gatehouse.journal.Codec;
import dev.gatehouse.journal.JournalException;
import dev.gatehouse.journal.LastSeen;
import dev.gatehouse.journal.SignedCheckpoint;
import dev.gatehouse.journal.Verification;
import dev.gatehouse.journal.Verifier;
import dev.gatehouse.journal.VerifierKey;
import dev.gatehouse.journal.VerifierSettings;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.record.ZstdCodec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse journal verify`: recomputes everything from the files, without a server; also against
/// the last checkpoint this command line saw.
@Command(
        name = "verify",
        description = {
            "Recomputes a journal from its files, without a server.",
            "Exit code: 0 ok, 1 bad, 2 incomplete, 3 stale."
        },
        mixinStandardHelpOptions = true)
final class JournalVerifyCommand implements Callable<Integer> {
    private static final int PROBLEMS_SHOWN = 20;

    // A damaged journal has at least one of them; a folder with none was meant to be another.
    private static final List<String> NAMES =
            List.of("checkpoint", "key.pub", "blocks", "wal", "tile");

    private final Path lastSeen;

    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "DIR",
            description = "The directory named journal, or the data directory it stands in.")
    private Path directory;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "The key the blocks are wrapped with, for a journal outside its data directory.")
    private @Nullable Path key;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "An earlier checkpoint the journal must continue.")
    private @Nullable Path checkpoint;

    @Option(
            names = "--anchors",
            paramLabel = "DIR",
            description = "A folder with checkpoints kept outside; it must continue each of them.")
    private @Nullable Path anchors;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    JournalVerifyCommand() {
        this(Places.ofThisUser().memory().resolve("last-seen"));
    }

    /// @param lastSeen where the checkpoints seen before are remembered
    JournalVerifyCommand(Path lastSeen) {
        this.lastSeen = lastSeen;
    }

    @Override
    public Integer call() throws IOException {
        Path journal = journal(directory);
        LastSeen memory = new LastSeen(lastSeen);
        Verification verification;
        try {
            verification = Verifier.verify(journal, settings(journal, memory));
        } catch (JournalException | IllegalArgumentException unreadable) {
            throw new CommandProblem(ExitCode.UNAVAILABLE, String.valueOf(unreadable.getMessage()));
        }
        if (verification.result() == Verification.Result.OK) {
            remember(journal, memory);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CanonicalJson.text(object(verification)));
        } else {
            print(verification, out);
        }
        out.flush();
        return verification.result().exitCode();
    }

    /// The journal in `directory`, which may be a data directory.
    static Path journal(Path directory) {
        Path within = directory.resolve("tenants").resolve("default").resolve("journal");
        Path journal = Files.isDirectory(within) ? within : directory;
        if (!Files.isDirectory(journal)) {
            throw new CommandProblem(ExitCode.USAGE, "there is no directory " + directory);
        }
        if (NAMES.stream().map(journal::resolve).noneMatch(Files::exists)) {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    "there is no journal in "
                            + directory
                            + "; name the data directory of a server, or the directory journal in it");
        }
        return journal;
    }

    private VerifierSettings settings(Path journal, LastSeen memory) throws IOException {
        VerifierSettings settings =
                VerifierSettings.forJournal(
                        journal, List.of(new ZstdCodec(), Codec.DEFLATE, Codec.NONE));
        if (key != null) {
            settings = settings.withWrappingKey(key);
        }
        if (checkpoint != null) {
            settings = settings.withEarlier(SignedCheckpoint.parse(Files.readAllBytes(checkpoint)));
        }
        Optional<SignedCheckpoint> now = checkpoint(journal);
        if (anchors != null && now.isPresent()) {
            settings = anchored(settings, anchors, now.get().origin());
        }
        if (now.isPresent()) {
            Optional<SignedCheckpoint> seen = memory.seen(now.get().origin());
            if (seen.isPresent()) {
                settings = settings.withEarlier(seen.get());
            }
        }
        return settings;
    }

    private static VerifierSettings anchored(
            VerifierSettings settings, Path folder, String origin) {
        VerifierSettings compared = settings;
        try {
            for (SignedCheckpoint one : new Anchors(folder).of(origin)) {
                compared = compared.withEarlier(one);
            }
            return compared;
        } catch (IOException unreadable) {
            throw new CommandProblem(
                    ExitCode.UNAVAILABLE, "the anchors cannot be read: " + unreadable.getMessage());
        }
    }

    private static Optional<SignedCheckpoint> checkpoint(Path journal) throws IOException {
        Path file = journal.resolve("checkpoint");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SignedCheckpoint.parse(Files.readAllBytes(file)));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty(); // the verifier says what is wrong with it
        }
    }

    private static void remember(Path journal, LastSeen memory) throws IOException {
        Optional<SignedCheckpoint> now = checkpoint(journal);
        Path key = journal.resolve("key.pub");
        if (now.isPresent() && Files.isRegularFile(key)) {
            memory.remember(now.get(), VerifierKey.parse(Files.readString(key).strip()));
        }
    }

    private static void print(Verification verification, PrintWriter out) {
        Verification.Counts counts = verification.counts();
        out.println(words(verification.result()));
        out.printf("  log          %s%n", verification.origin());
        out.printf("  size         %,d records%n", verification.size());
        out.printf("  recomputed   %,d payloads%n", counts.live());
        if (counts.erased() > 0) {
            out.printf("  erased       %,d payloads, on order%n", counts.erased());
        }
        if (counts.payloadsNotOpened() > 0) {
            out.printf("  payloads not opened: %,d%n", counts.payloadsNotOpened());
        }
        if (counts.uncovered() > 0) {
            out.printf("  not signed yet: %,d records%n", counts.uncovered());
        }
        verification.problems().stream()
                .limit(PROBLEMS_SHOWN)
                .forEach(problem -> out.println("  " + Terminal.inert(problem.toString())));
        if (verification.problemsTotal() > PROBLEMS_SHOWN) {
            out.printf("  … and %,d more%n", verification.problemsTotal() - PROBLEMS_SHOWN);
        }
    }

    private static String words(Verification.Result result) {
        return switch (result) {
            case OK -> "ok: every record is what was committed to, and the tree is what was signed";
            case BAD -> "BAD: something stored is not what was committed to";
            case INCOMPLETE ->
                    "incomplete: nothing is wrong, but not everything could be looked at";
            case STALE -> "STALE: the journal is older than a checkpoint that was seen before";
        };
    }

    private static JsonObject object(Verification verification) {
        Verification.Counts counts = verification.counts();
        LinkedHashMap<String, JsonValue> out = new LinkedHashMap<>();
        out.put("result", new JsonString(dev.gatehouse.event.Words.of(verification.result())));
        out.put("origin", new JsonString(verification.origin()));
        out.put("size", number(verification.size()));
        out.put("records", number(counts.records()));
        out.put("live", number(counts.live()));
        out.put("erased", number(counts.erased()));
        out.put("payloads_not_opened", number(counts.payloadsNotOpened()));
        out.put("uncovered", number(counts.uncovered()));
        out.put(
                "problems",
                new JsonArray(
                        verification.problems().stream()
                                .<JsonValue>map(problem -> new JsonString(problem.toString()))
                                .toList()));
        out.put("problems_total", number(verification.problemsTotal()));
        return new JsonObject(out);
    }

    private static JsonNumber number(long value) {
        return new JsonNumber(Long.toString(value));
    }
}
