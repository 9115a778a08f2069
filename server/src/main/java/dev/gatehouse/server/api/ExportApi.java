package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.search.ExportManifest;
import dev.gatehouse.search.ExportRequest;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Streamed;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Events as a file: the rows of the screen, without a cap, and a manifest by which somebody can
/// tell that the file is whole. A stream that breaks off ends the connection; it never looks whole.
public final class ExportApi {
    private static final int BUFFER_BYTES = 64 * 1024;

    // Verdicts a query asks for may be of before or after.
    private static final String JUDGED_MEANWHILE = "judged-again-meanwhile";

    private final EventAnswers answers;
    private final Sights sights;
    private final SelfAudit audit;
    private final InstantSource clock;
    private final Manifests manifests;

    /// @param answers finds events and says how one is given
    /// @param sights what could not be seen
    /// @param around is told of each export before its first row, and keeps its manifest
    public ExportApi(EventAnswers answers, Sights sights, Around around) {
        this.answers = answers;
        this.sights = sights;
        this.audit = around.audit();
        this.manifests = around.manifests();
        this.clock = around.clock();
    }

    /// What an export is told to and timed by.
    public record Around(SelfAudit audit, Manifests manifests, InstantSource clock) {}

    /// Which events, as what.
    ///
    /// @param format `csv` or `jsonl`; jsonl when absent
    public record ExportQuestion(
            Optional<String> q,
            Optional<String> from,
            Optional<String> to,
            Optional<Long> asOf,
            Optional<String> format,
            Optional<String> zone)
            implements Asked.Members {}

    /// Which export.
    ///
    /// @param id as the header `X-Export` of its answer says; `last` for one's own latest
    public record WhichExport(String id) {}

    /// What an export holds: its rows and digest, `as_of`, what could not be seen, and by what the
    /// rows were made: the digest of the `mappings`, the digest and version of the rules and people
    /// of the `judgement`, and the version of what is known of `people`.
    public record ManifestAnswer(JsonObject manifest) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access export = Access.needs(Capability.EVENTS_EXPORT);
        return List.of(
                get("/api/v1/events/export", export, "All matching events as a file.")
                        .answers(ExportQuestion.class, Streamed.class, this::export),
                get(
                                "/api/v1/exports/{id}",
                                export,
                                "What one's own export held, once it is written.")
                        .answers(WhichExport.class, ManifestAnswer.class, this::manifest));
    }

    private Streamed export(Call call, ExportQuestion question) {
        Asked asked = Asked.of(question, clock);
        ExportRequest.Format format = format(question.format().orElse("jsonl"));
        long asOf = asked.asOf().orElse(answers.index().status().cursor() - 1);
        String word = format.name().toLowerCase(Locale.ROOT);
        String caller = call.caller().id();
        audit.note(new OwnRecord.Exported(caller, asked.question().whole(), word, asOf));
        String id = manifests.next(call);
        call.answerHeader("Content-Disposition", "attachment; filename=\"events." + word + "\"");
        OptionalLong fixed = asOf < 0 ? OptionalLong.empty() : OptionalLong.of(asOf);
        ExportRequest request = new ExportRequest(asked.query(), asked.window(), fixed, format);
        return new Streamed(
                format == ExportRequest.Format.CSV ? "text/csv; charset=utf-8" : Streamed.NDJSON,
                out -> manifests.put(id, caller, write(request, asked, call, out)));
    }

    private JsonObject write(ExportRequest request, Asked asked, Call call, OutputStream out)
            throws IOException {
        EventsInScope events = EventsInScope.of(answers.index(), call);
        OutputStream buffered = new BufferedOutputStream(out, BUFFER_BYTES);
        String judgedBy = answers.judgement().epoch();
        Who who = events.who(request.asOf().orElse(0));
        ExportManifest manifest =
                events.export(request, event -> answers.json(event, who), buffered);
        buffered.flush();
        boolean same = !judgedBy.isEmpty() && judgedBy.equals(answers.judgement().epoch());
        LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>(manifest.json().members());
        members.put("judgement", new JsonString(same ? judgedBy : JUDGED_MEANWHILE));
        members.put("people", new JsonNumber(Long.toString(who.version())));
        members.put("sight", Sights.json(sights.of(asked, events.scope()), manifest.rows() == 0));
        return new JsonObject(members);
    }

    /// The format of that word.
    ///
    /// @throws ProblemException 400 when there is none
    static ExportRequest.Format format(String word) {
        return switch (word) {
            case "csv" -> ExportRequest.Format.CSV;
            case "jsonl" -> ExportRequest.Format.JSONL;
            default -> throw ProblemException.of(400, "format is csv or jsonl.");
        };
    }

    private ManifestAnswer manifest(Call call, WhichExport which) {
        return manifests
                .of(call.caller().id(), which.id())
                .map(ManifestAnswer::new)
                .orElseThrow(() ->
                        ProblemException.of(
                                404, "There is no such export, or it is being written."));
    }
}
