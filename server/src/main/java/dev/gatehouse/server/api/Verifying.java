package dev.gatehouse.server.api;

import dev.gatehouse.journal.Verification;
import dev.gatehouse.journal.Verifier;
import dev.gatehouse.journal.VerifierSettings;
import dev.gatehouse.server.api.IntegrityApi.LastVerified;
import dev.gatehouse.server.api.IntegrityApi.VerifyLine;
import dev.gatehouse.server.web.JsonMapping;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Streamed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Recomputes the journal while it runs: the same verifier as the command line's, one at a time,
/// because it reads everything.
public final class Verifying {
    private static final Duration BUSY_WAIT = Duration.ofSeconds(30);

    private final Path journal;
    private final Supplier<VerifierSettings> settings;
    private final LongSupplier size;
    private final InstantSource clock;
    private final Semaphore running = new Semaphore(1);
    private volatile Optional<LastVerified> last = Optional.empty();

    /// @param journal its directory
    /// @param settings what it is compared with, asked for each time
    /// @param size how many records there are now
    public Verifying(
            Path journal,
            Supplier<VerifierSettings> settings,
            LongSupplier size,
            InstantSource clock) {
        this.journal = journal;
        this.settings = settings;
        this.size = size;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Optional<LastVerified> last() {
        return last;
    }

    /// Starts one.
    ///
    /// @throws ProblemException 429 while another runs
    Streamed start() {
        if (!running.tryAcquire()) {
            throw ProblemException.later(429, "The journal is being verified already.", BUSY_WAIT);
        }
        return new Streamed(Streamed.NDJSON, this::run);
    }

    private void run(OutputStream out) throws IOException {
        try {
            line(out, VerifyLine.underWay(size.getAsLong()));
            Verification verification = Verifier.verify(journal, settings.get());
            last =
                    Optional.of(
                            new LastVerified(
                                    clock.instant(),
                                    verification.result() == Verification.Result.OK,
                                    verification.counts().records()));
            line(out, VerifyLine.ended(verification));
        } finally {
            running.release();
        }
    }

    private static void line(OutputStream out, VerifyLine line) throws IOException {
        out.write(JsonMapping.mapper().writeValueAsBytes(line));
        out.write('\n');
        out.flush();
    }
}
