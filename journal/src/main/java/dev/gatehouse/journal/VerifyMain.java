package dev.gatehouse.journal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The verifier as a program of its own, which needs nothing but this module: `DIR [--key FILE]
/// [--checkpoint FILE]`.
///
/// Exit codes: 0 ok, 1 bad, 2 incomplete, 3 stale, 64 wrong usage, 69 a file that was named cannot
/// be read.
public final class VerifyMain {

    private static final int USAGE = 64;
    private static final int UNAVAILABLE = 69;

    private VerifyMain() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        List<String> rest = new ArrayList<>(arguments);
        if (rest.isEmpty() || rest.size() % 2 == 0) {
            err.println("usage: journal verify DIR [--key FILE] [--checkpoint FILE]");
            return USAGE;
        }
        Path journal = Path.of(rest.removeFirst());
        VerifierSettings settings =
                VerifierSettings.forJournal(journal, List.of(Codec.DEFLATE, Codec.NONE));
        try {
            while (!rest.isEmpty()) {
                String option = rest.removeFirst();
                Path value = Path.of(rest.removeFirst());
                switch (option) {
                    case "--key" -> settings = settings.withWrappingKey(value);
                    case "--checkpoint" ->
                            settings =
                                    settings.withEarlier(
                                            SignedCheckpoint.parse(Files.readAllBytes(value)));
                    default -> {
                        err.println("unknown option " + option);
                        return USAGE;
                    }
                }
            }
            Verification verification = Verifier.verify(journal, settings);
            print(verification, out);
            return verification.result().exitCode();
        } catch (IOException | IllegalArgumentException | JournalException e) {
            err.println(e.getMessage());
            return UNAVAILABLE;
        }
    }

    private static void print(Verification verification, PrintStream out) {
        Verification.Counts counts = verification.counts();
        out.println("origin              " + verification.origin());
        out.println("signed size         " + verification.size());
        out.println("records             " + counts.records());
        out.println("payloads recomputed " + counts.live());
        out.println("erased              " + counts.erased());
        out.println("payloads not opened " + counts.payloadsNotOpened());
        out.println("not yet signed      " + counts.uncovered());
        verification.problems().forEach(problem -> out.println(problem.result() + " " + problem));
        long more = verification.problemsTotal() - verification.problems().size();
        if (more > 0) {
            out.println("and " + more + " more problems");
        }
        out.println("result              " + verification.result());
    }
}
