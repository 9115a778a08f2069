package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.post;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.intake.Import;
import dev.gatehouse.intake.ImportCount;
import dev.gatehouse.intake.ImportProblem;
import dev.gatehouse.intake.ImportRequest;
import dev.gatehouse.journal.JournalException;
import dev.gatehouse.record.Sources;
import dev.gatehouse.server.engine.Load;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.JsonMapping;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Streamed;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Files somebody hands in, streamed in as they come. The source is made when it is new.
public final class ImportsApi {
    /// Files taken in at the same time.
    public static final int IMPORTS_MAX = 4;

    private static final Duration FULL_WAIT = Duration.ofSeconds(30);

    private final Semaphore places = new Semaphore(IMPORTS_MAX);
    private final Sources sources;
    private final Import importing;
    private final Function<Source, Reader> readers;
    private final Load load;

    /// @param readers a reader of a source's pieces, for the closing count
    public ImportsApi(
            Sources sources, Import importing, Function<Source, Reader> readers, Load load) {
        this.sources = sources;
        this.importing = importing;
        this.readers = readers;
        this.load = load;
    }

    /// Which file.
    ///
    /// @param source `tool` or `tool:name`
    /// @param member take this member of each line
    /// @param trustTimes believe times of any age
    public record ImportQuestion(
            String source, Optional<String> member, Optional<Boolean> trustTimes) {}

    /// One line of progress; the last one has `done` and is the closing count.
    public record ImportLine(
            boolean done,
            long read,
            @JsonProperty("new") long fresh,
            long duplicate,
            long leftOut,
            long unmapped,
            long unreadable,
            long ignored,
            long redated,
            Optional<Instant> first,
            Optional<Instant> last,
            Optional<String> problem) {
        static ImportLine of(ImportCount count, boolean done, Optional<String> problem) {
            return new ImportLine(
                    done,
                    count.read(),
                    count.fresh(),
                    count.duplicate(),
                    count.leftOut(),
                    count.unmapped(),
                    count.unreadable(),
                    count.ignored(),
                    count.redated(),
                    count.first(),
                    count.last(),
                    problem);
        }
    }

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                post(
                                "/api/v1/imports",
                                Access.needs(Capability.SOURCE_SEND),
                                "Takes the body in as a file; lines of progress, then the closing count.")
                        .raw()
                        .answers(ImportQuestion.class, Streamed.class, this::take));
    }

    private Streamed take(Call call, ImportQuestion question) throws IOException {
        load.refuseWhenBehind();
        if (places.availablePermits() == 0) {
            throw full();
        }
        Source source = source(call, question.source());
        ImportRequest request =
                new ImportRequest(
                        source,
                        question.member().orElse(""),
                        question.trustTimes().orElse(false),
                        call.caller().id());
        InputStream file = call.body();
        return new Streamed(Streamed.NDJSON, out -> within(request, file, out));
    }

    // Before the first byte of the answer, so that what is too much is refused as a whole.
    private void within(ImportRequest request, InputStream file, OutputStream out)
            throws IOException {
        if (!places.tryAcquire()) {
            throw full();
        }
        try {
            run(request, file, out);
        } finally {
            places.release();
        }
    }

    private static ProblemException full() {
        return ProblemException.later(
                429,
                IMPORTS_MAX
                        + " files are being taken in already; send this one when one of them is"
                        + " done.",
                FULL_WAIT);
    }

    private Source source(Call call, String text) {
        try {
            SourceName name = SourceName.parse(text);
            call.caller().mustReach(name);
            Optional<Source> known = sources.byName(name);
            if (known.isPresent() && !sources.isEnabled(known.get())) {
                throw ProblemException.of(
                        409,
                        name + " takes nothing in: " + SourceReports.words(sources, known.get()));
            }
            return known.isPresent()
                    ? known.get()
                    : sources.add(Sources.Connection.of(name), call.caller().id());
        } catch (IllegalArgumentException wrong) {
            throw ProblemException.of(422, String.valueOf(wrong.getMessage()));
        }
    }

    private void run(ImportRequest request, InputStream file, OutputStream out) throws IOException {
        Progress progress = new Progress(out, load);
        try {
            ImportCount count =
                    importing.run(request, file, readers.apply(request.source()), progress::under);
            progress.line(ImportLine.of(count, true, Optional.empty()));
        } catch (ImportProblem | JournalException | ProblemException refused) {
            progress.line(
                    ImportLine.of(
                            progress.last,
                            true,
                            Optional.of(String.valueOf(refused.getMessage()))));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    /// Writes lines as the import goes on.
    private static final class Progress {
        private final OutputStream out;
        private final Load load;
        private ImportCount last = ImportCount.NOTHING;

        Progress(OutputStream out, Load load) {
            this.out = out;
            this.load = load;
        }

        void under(ImportCount count) {
            last = count;
            try {
                line(ImportLine.of(count, false, Optional.empty()));
            } catch (IOException readerGone) {
                throw new UncheckedIOException(readerGone);
            }
            load.awaitCaughtUp();
        }

        void line(ImportLine line) throws IOException {
            out.write(JsonMapping.mapper().writeValueAsBytes(line));
            out.write('\n');
            out.flush();
        }
    }
}
