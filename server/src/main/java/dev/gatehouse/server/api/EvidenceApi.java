package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.evidence.PackWriter;
import dev.gatehouse.evidence.Packs;
import dev.gatehouse.evidence.Report;
import dev.gatehouse.evidence.Reports;
import dev.gatehouse.journal.Journal;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.search.ExportManifest;
import dev.gatehouse.search.ExportRequest;
import dev.gatehouse.search.Window;
import dev.gatehouse.search.query.QueryScope;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import dev.gatehouse.server.web.Streamed;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/// What an auditor asks for: the reports there are, and a pack of some of them for a period, whose
/// manifest the journal's key signs. Who asks for one is in the journal before its first byte.
/// Asked again as of the same position, while nothing is judged or mapped otherwise, a pack has the
/// same bytes.
public final class EvidenceApi {
    private final EventAnswers answers;
    private final Sights sights;
    private final Reports reports;
    private final Journal journal;
    private final SelfAudit audit;

    /// @param answers finds events and says how one is given
    /// @param sights what could not be seen
    public EvidenceApi(EventAnswers answers, Sights sights, Around around) {
        this.answers = answers;
        this.sights = sights;
        this.reports = around.reports();
        this.journal = around.journal();
        this.audit = around.audit();
    }

    /// What packs are made with.
    ///
    /// @param journal signs them
    /// @param audit is told of each before its first byte
    public record Around(Reports reports, Journal journal, SelfAudit audit) {}

    /// The reports there are.
    public record ReportsAnswer(List<Report> reports) {}

    /// Which reports, of when.
    ///
    /// @param reports ids joined by commas; all of them when absent
    /// @param from the first moment of the period
    /// @param to the first moment after it
    /// @param asOf the last position the pack may know of; what is known now when absent
    public record PackQuestion(
            Optional<String> reports, String from, String to, Optional<Long> asOf) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                get(
                                "/api/v1/evidence/reports",
                                Access.needs(Capability.EVENTS_READ),
                                "Reports a pack may hold.")
                        .answers(
                                Nothing.class,
                                ReportsAnswer.class,
                                (_, _) -> new ReportsAnswer(reports.all())),
                get(
                                "/api/v1/evidence/pack",
                                Access.needs(Capability.EVENTS_EXPORT),
                                "Reports of a period as a signed zip that can be checked offline.")
                        .answers(PackQuestion.class, Streamed.class, this::pack));
    }

    /// One pack.
    private record Ordered(List<Report> reports, Window window, long asOf, Call call) {}

    private Streamed pack(Call call, PackQuestion question) {
        List<Report> asked = question.reports().map(this::named).orElseGet(reports::all);
        Instant from = Asked.instant("from", question.from());
        Instant to = Asked.instant("to", question.to());
        if (!from.isBefore(to)) {
            throw ProblemException.of(400, "The period ends before it begins.");
        }
        long known = answers.index().status().cursor() - 1;
        long asOf = question.asOf().orElse(known);
        if (asOf > known || asOf < 0) {
            throw ProblemException.of(422, "The index knows up to position " + known + " so far.");
        }
        audit.note(
                new OwnRecord.Exported(
                        call.caller().id(),
                        "evidence "
                                + String.join(",", asked.stream().map(Report::id).toList())
                                + " from "
                                + from
                                + " to "
                                + to,
                        "zip",
                        asOf));
        call.answerHeader("Content-Disposition", "attachment; filename=\"evidence.zip\"");
        Ordered ordered = new Ordered(asked, new Window(from, to), asOf, call);
        return new Streamed("application/zip", out -> write(ordered, out));
    }

    private List<Report> named(String ids) {
        return Arrays.stream(ids.split(",", -1))
                .distinct()
                .map(id ->
                        reports.find(id)
                                .orElseThrow(() ->
                                        ProblemException.of(
                                                422, "There is no report of this name.")))
                .toList();
    }

    private void write(Ordered ordered, OutputStream out) throws IOException {
        PackWriter pack = new PackWriter(out);
        List<JsonValue> told = new ArrayList<>();
        for (Report report : ordered.reports()) {
            ExportManifest json = export(pack, report, ExportRequest.Format.JSONL, ordered);
            ExportManifest table = export(pack, report, ExportRequest.Format.CSV, ordered);
            told.add(told(report, json, table, ordered));
        }
        pack.end(said(ordered, told), bytes -> journal.attest(Packs.WHAT, bytes));
        out.flush();
    }

    private ExportManifest export(
            PackWriter pack, Report report, ExportRequest.Format format, Ordered ordered)
            throws IOException {
        Asked asked = asked(report, ordered);
        EventsInScope events = EventsInScope.of(answers.index(), ordered.call());
        Who who = events.who(ordered.asOf());
        return pack.file(
                report.id() + "." + format.name().toLowerCase(Locale.ROOT),
                file ->
                        events.export(
                                new ExportRequest(
                                        asked.query(), asked.window(), asked.asOf(), format),
                                event -> answers.json(event, who),
                                file));
    }

    private static Asked asked(Report report, Ordered ordered) {
        return new Asked(
                report.query(),
                Asked.query(report.query(), QueryScope.utc(ordered.window().to())),
                ordered.window(),
                OptionalLong.of(ordered.asOf()));
    }

    private JsonObject told(
            Report report, ExportManifest json, ExportManifest table, Ordered ordered) {
        SequencedMap<String, JsonValue> said = new LinkedHashMap<>();
        said.put("id", new JsonString(report.id()));
        said.put("title", new JsonString(report.title()));
        said.put("shows", new JsonString(report.shows()));
        said.put("lacks", new JsonString(report.lacks()));
        said.put("query", new JsonString(report.query()));
        said.put("version", new JsonString(report.version()));
        said.put("rows", number(json.rows()));
        said.put("formulas_made_inert", number(table.formulasMadeInert()));
        said.put("mappings", new JsonString(json.mappings()));
        said.put(
                "sight",
                Sights.json(
                        sights.of(asked(report, ordered), ordered.call().caller().scope()),
                        json.rows() == 0));
        return new JsonObject(said);
    }

    private JsonObject said(Ordered ordered, List<JsonValue> told) {
        SequencedMap<String, JsonValue> said = new LinkedHashMap<>();
        said.put("form", new JsonString(Packs.FORM));
        said.put("key", new JsonString(journal.verifierKey().toString()));
        said.put("from", new JsonString(ordered.window().from().toString()));
        said.put("to", new JsonString(ordered.window().to().toString()));
        said.put("as_of", number(ordered.asOf()));
        said.put("by", new JsonString(ordered.call().caller().id()));
        said.put(
                "scope",
                new JsonArray(
                        ordered.call().caller().scope().patterns().stream()
                                .<JsonValue>map(JsonString::new)
                                .toList()));
        said.put("judgement", new JsonString(answers.judgement().epoch()));
        said.put("people", number(answers.index().who(ordered.asOf()).version()));
        said.put("reports", new JsonArray(told));
        return new JsonObject(said);
    }

    private static JsonNumber number(long value) {
        return new JsonNumber(Long.toString(value));
    }
}
