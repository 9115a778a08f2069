package dev.gatehouse.server;

import dev.gatehouse.access.compare.LiveComparisons;
import dev.gatehouse.access.draft.Drafting;
import dev.gatehouse.backup.Backup;
import dev.gatehouse.evidence.Reports;
import dev.gatehouse.finding.Decisions;
import dev.gatehouse.finding.Questions;
import dev.gatehouse.finding.Suppressions;
import dev.gatehouse.intake.EventCollector;
import dev.gatehouse.journal.SignedCheckpoint;
import dev.gatehouse.journal.VerifierSettings;
import dev.gatehouse.people.Links;
import dev.gatehouse.people.PeopleImport;
import dev.gatehouse.posture.Exceptions;
import dev.gatehouse.record.Erase;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.review.Deciding;
import dev.gatehouse.review.Opening;
import dev.gatehouse.server.api.AbilitiesApi;
import dev.gatehouse.server.api.BackupsApi;
import dev.gatehouse.server.api.BehaviourApi;
import dev.gatehouse.server.api.ChangedApi;
import dev.gatehouse.server.api.ComparisonsApi;
import dev.gatehouse.server.api.DestinationsApi;
import dev.gatehouse.server.api.DetectionChangesApi;
import dev.gatehouse.server.api.DetectionsApi;
import dev.gatehouse.server.api.ErasuresApi;
import dev.gatehouse.server.api.EventAnswers;
import dev.gatehouse.server.api.EventApi;
import dev.gatehouse.server.api.EventCollectorApi;
import dev.gatehouse.server.api.EventDetectionsApi;
import dev.gatehouse.server.api.EventsApi;
import dev.gatehouse.server.api.EvidenceApi;
import dev.gatehouse.server.api.ExpectationApi;
import dev.gatehouse.server.api.ExportApi;
import dev.gatehouse.server.api.Failures;
import dev.gatehouse.server.api.FindingChangesApi;
import dev.gatehouse.server.api.FindingTellings;
import dev.gatehouse.server.api.FindingsApi;
import dev.gatehouse.server.api.FindingsInScope;
import dev.gatehouse.server.api.FindingsLiveApi;
import dev.gatehouse.server.api.HealthApi;
import dev.gatehouse.server.api.IdentitiesApi;
import dev.gatehouse.server.api.ImportsApi;
import dev.gatehouse.server.api.IntakeApi;
import dev.gatehouse.server.api.IntegrityApi;
import dev.gatehouse.server.api.InventoryApi;
import dev.gatehouse.server.api.InventoryChangesApi;
import dev.gatehouse.server.api.LeastApi;
import dev.gatehouse.server.api.LeavingApi;
import dev.gatehouse.server.api.LiveReports;
import dev.gatehouse.server.api.Manifests;
import dev.gatehouse.server.api.MatrixApi;
import dev.gatehouse.server.api.MetricsApi;
import dev.gatehouse.server.api.ModelAnswersApi;
import dev.gatehouse.server.api.ModelApi;
import dev.gatehouse.server.api.ModelDraftsApi;
import dev.gatehouse.server.api.ModelQuestionsApi;
import dev.gatehouse.server.api.OpenApiApi;
import dev.gatehouse.server.api.OverviewApi;
import dev.gatehouse.server.api.PeopleApi;
import dev.gatehouse.server.api.PeopleChangesApi;
import dev.gatehouse.server.api.PiecesInScope;
import dev.gatehouse.server.api.PostureApi;
import dev.gatehouse.server.api.PostureChangesApi;
import dev.gatehouse.server.api.QueryApi;
import dev.gatehouse.server.api.QuestionsApi;
import dev.gatehouse.server.api.ReconciliationApi;
import dev.gatehouse.server.api.RehearsalsApi;
import dev.gatehouse.server.api.RetentionApi;
import dev.gatehouse.server.api.ReviewChangesApi;
import dev.gatehouse.server.api.ReviewsApi;
import dev.gatehouse.server.api.SecondFactorApi;
import dev.gatehouse.server.api.SessionApi;
import dev.gatehouse.server.api.SessionsApi;
import dev.gatehouse.server.api.Sights;
import dev.gatehouse.server.api.SignOnApi;
import dev.gatehouse.server.api.SourceReports;
import dev.gatehouse.server.api.SourceStatusApi;
import dev.gatehouse.server.api.SourcesApi;
import dev.gatehouse.server.api.StatusApi;
import dev.gatehouse.server.api.SuppressionsApi;
import dev.gatehouse.server.api.TailApi;
import dev.gatehouse.server.api.TokensApi;
import dev.gatehouse.server.api.ToolsApi;
import dev.gatehouse.server.api.UsersApi;
import dev.gatehouse.server.api.VerdictApi;
import dev.gatehouse.server.api.Verifying;
import dev.gatehouse.server.api.ViewsApi;
import dev.gatehouse.server.api.WeekApi;
import dev.gatehouse.server.audit.EmergencyLog;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.connect.Connections;
import dev.gatehouse.server.engine.Anchoring;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.engine.NotifyRooms;
import dev.gatehouse.server.engine.RehearsalRooms;
import dev.gatehouse.server.engine.RetentionRooms;
import dev.gatehouse.server.engine.WatchedSources;
import dev.gatehouse.server.signin.SavedViews;
import dev.gatehouse.server.signin.SignInRoom;
import dev.gatehouse.server.web.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Every route there is, in the order of the reference page.
///
/// @param letters what people are told of findings
/// @param notes what the screens show of this installation
/// @param evidence the reports an auditor may ask for
/// @param address where this server is reached from its own machine; asked once it listens
record RouteList(
        EngineRooms rooms,
        NotifyRooms telling,
        RehearsalRooms rehearsals,
        RetentionRooms retention,
        Anchoring anchoring,
        FindingTellings letters,
        SignInRoom signIn,
        Connections connections,
        SelfAudit audit,
        EmergencyLog emergency,
        SessionApi.Notes notes,
        Reports evidence,
        Supplier<String> address,
        InstantSource clock) {

    List<Route<?, ?>> all() {
        List<Route<?, ?>> routes = new ArrayList<>();
        Manifests manifests = new Manifests();
        Stream.of(
                        intake(),
                        events(manifests),
                        sources(),
                        people(),
                        access(manifests),
                        posture(),
                        detections(),
                        findings(),
                        reviews(),
                        inventory(),
                        users(),
                        process(routes))
                .forEach(routes::addAll);
        return List.copyOf(routes);
    }

    private List<Route<?, ?>> intake() {
        return joined(
                new IntakeApi(rooms.sources(), rooms.push(), rooms.load()).routes(),
                new EventCollectorApi(
                                new EventCollector(
                                        rooms.sources(), rooms.secrets(), rooms.push(), clock),
                                rooms.load(),
                                rooms::isReady)
                        .routes(),
                new ImportsApi(rooms.sources(), rooms.importing(), rooms::reader, rooms.load())
                        .routes());
    }

    private List<Route<?, ?>> events(Manifests manifests) {
        Sights sights = sights();
        EventAnswers answers = new EventAnswers(rooms.index(), rooms.judgement());
        Drafting drafting = drafting();
        return joined(
                new EventsApi(answers, sights, audit, clock).routes(),
                new TailApi(answers, audit, clock).routes(),
                new ExportApi(answers, sights, new ExportApi.Around(audit, manifests, clock))
                        .routes(),
                new EvidenceApi(
                                answers,
                                sights,
                                new EvidenceApi.Around(evidence, rooms.recorder().journal(), audit))
                        .routes(),
                new VerdictApi(rooms.index(), rooms.judgement(), audit).routes(),
                new ModelApi(rooms.model(), rooms.judgement(), rooms.people(), clock).routes(),
                new ModelDraftsApi(rooms.model(), rooms.judgement(), rooms.people()).routes(),
                new ModelQuestionsApi(rooms, drafting, audit).routes(),
                new ModelAnswersApi(rooms, drafting, clock).routes(),
                new EventApi(
                                new PiecesInScope(rooms.recorder().journal(), rooms.sources()),
                                answers,
                                rooms::redacted,
                                audit)
                        .routes(),
                new ErasuresApi(
                                new Erase(rooms.recorder()),
                                new PiecesInScope(rooms.recorder().journal(), rooms.sources()),
                                retention::held)
                        .routes(),
                new QueryApi(clock).routes());
    }

    private Drafting drafting() {
        return new Drafting(
                new Drafting.Rooms(
                        rooms.judgement(),
                        rooms.people(),
                        rooms.inventory(),
                        rooms.model().history()::answers),
                clock);
    }

    private Sights sights() {
        return new Sights(rooms.completeness(), rooms.sources(), failures());
    }

    private Failures failures() {
        return new Failures(rooms.refusals(), rooms.tails(), rooms.polls(), rooms.followers()::all);
    }

    private List<Route<?, ?>> sources() {
        SourceReports reports =
                new SourceReports(
                        rooms.sources(),
                        rooms.completeness(),
                        rooms.refusals(),
                        new SourceReports.Ways(
                                rooms.tails(),
                                rooms.polls(),
                                rooms.syslog(),
                                new LiveReports(rooms.live(), rooms.inventory()),
                                rooms.secrets(),
                                failures(),
                                clock));
        return joined(
                new OverviewApi(
                                new EventAnswers(rooms.index(), rooms.judgement()),
                                rooms.sources(),
                                reports,
                                new OverviewApi.Around(sights(), signIn.users(), audit, clock))
                        .routes(),
                new SourcesApi(rooms.sources(), reports, connections, address).routes(),
                new SourceStatusApi(rooms.sources(), rooms.completeness(), reports, clock).routes(),
                new ToolsApi(rooms.tools(), rooms.inventory().plans()).routes());
    }

    private List<Route<?, ?>> people() {
        PeopleImport importing = new PeopleImport(rooms.recorder(), rooms.people(), clock);
        Links links = new Links(rooms.recorder(), rooms.people());
        return joined(
                new PeopleApi(rooms.people(), rooms.accounts(), rooms.index(), clock).routes(),
                new PeopleChangesApi(importing, links, rooms.accounts(), signIn.tokens()).routes());
    }

    private List<Route<?, ?>> posture() {
        return joined(
                new PostureApi(
                                rooms.posture(),
                                rooms.people(),
                                path -> rooms.judgement().rulebook().model().ownerOf(path),
                                clock)
                        .routes(),
                new PostureChangesApi(new Exceptions(rooms.recorder(), rooms.posture(), clock))
                        .routes());
    }

    private List<Route<?, ?>> detections() {
        return joined(
                new DetectionsApi(rooms).routes(),
                new DetectionChangesApi(rooms.detections()).routes(),
                new RehearsalsApi(rehearsals).routes(),
                new EventDetectionsApi(rooms.index(), rooms.detections(), audit).routes());
    }

    private List<Route<?, ?>> findings() {
        FindingsInScope inScope = new FindingsInScope(rooms);
        Decisions decisions = new Decisions(rooms.recorder(), rooms.findings());
        Suppressions suppressions = new Suppressions(rooms.recorder(), rooms.findings(), clock);
        Questions questions = new Questions(rooms.recorder(), rooms.findings());
        FindingsApi.Around around = new FindingsApi.Around(sights(), signIn.users(), audit, clock);
        return joined(
                // Before the one whose last segment is any key.
                new FindingsLiveApi(inScope, signIn.users(), audit).routes(),
                new FindingsApi(rooms, inScope, around).routes(),
                new ExpectationApi(inScope, audit, clock).routes(),
                new QuestionsApi(
                                inScope,
                                questions,
                                telling,
                                new QuestionsApi.Around(letters, around))
                        .routes(),
                new WeekApi(
                                rooms,
                                inScope,
                                new WeekApi.Around(sights(), signIn.users(), audit, clock))
                        .routes(),
                new FindingChangesApi(inScope, decisions, signIn.users()).routes(),
                new SuppressionsApi(inScope, suppressions, signIn.users(), clock).routes(),
                new BehaviourApi(rooms, signIn.users(), audit, clock).routes());
    }

    private List<Route<?, ?>> inventory() {
        return joined(
                new InventoryApi(rooms.inventory(), rooms.sources(), clock).routes(),
                new InventoryChangesApi(rooms.recorder(), rooms.sources(), rooms.inventory(), clock)
                        .routes());
    }

    private LiveComparisons comparisons() {
        return new LiveComparisons(
                rooms.judgement(),
                new LiveComparisons.Rooms(rooms.people(), rooms.inventory()),
                new WatchedSources(rooms.sources(), rooms.completeness(), clock),
                clock);
    }

    private List<Route<?, ?>> reviews() {
        ReviewsApi.Around around =
                new ReviewsApi.Around(signIn.users(), signIn.tokens(), audit, clock);
        Opening opening =
                new Opening(
                        rooms.recorder(),
                        rooms.reviews(),
                        until -> rooms.inventory().alterations(Instant.EPOCH, until),
                        comparisons()::inputs);
        return joined(
                new ReviewsApi(rooms, around).routes(),
                new ReviewChangesApi(
                                rooms,
                                opening,
                                new Deciding(rooms.recorder(), rooms.reviews()),
                                around)
                        .routes());
    }

    private List<Route<?, ?>> access(Manifests manifests) {
        LiveComparisons comparisons = comparisons();
        return joined(
                new AbilitiesApi(rooms, audit, clock).routes(),
                new ComparisonsApi(comparisons, rooms.sources(), rooms.index(), audit).routes(),
                new MatrixApi(rooms, comparisons, new MatrixApi.Around(audit, manifests, clock))
                        .routes(),
                new ChangedApi(rooms, sights(), audit, clock).routes(),
                new IdentitiesApi(rooms, comparisons, audit).routes(),
                new ReconciliationApi(rooms, audit, clock).routes(),
                new LeavingApi(rooms, audit, clock).routes(),
                new LeastApi(rooms, comparisons, audit).routes());
    }

    private List<Route<?, ?>> users() {
        SessionApi session = new SessionApi(signIn, audit, notes);
        return joined(
                session.routes(),
                new SignOnApi(signIn, session, address).routes(),
                new SessionsApi(signIn, audit).routes(),
                new SecondFactorApi(signIn).routes(),
                new UsersApi(signIn).routes(),
                new TokensApi(signIn, clock).routes(),
                new DestinationsApi(telling).routes(),
                new ViewsApi(new SavedViews(signIn.installation(), audit)).routes());
    }

    private VerifierSettings compared() {
        VerifierSettings settings =
                VerifierSettings.forJournal(rooms.recorder().data().journal(), Recorder.codecs());
        try {
            for (SignedCheckpoint anchor : anchoring.kept()) {
                settings = settings.withEarlier(anchor);
            }
            return settings;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the anchors cannot be read", unreadable);
        }
    }

    private List<Route<?, ?>> process(List<Route<?, ?>> whole) {
        Recorder recorder = rooms.recorder();
        Backup backup = new Backup(recorder, notes.version(), clock);
        Verifying verifying =
                new Verifying(
                        recorder.data().journal(), this::compared, recorder.journal()::size, clock);
        return joined(
                new IntegrityApi(
                                recorder.journal(),
                                verifying,
                                new IntegrityApi.Outside(backup::last, anchoring::last),
                                emergency)
                        .routes(),
                new RetentionApi(retention, rooms.sources()).routes(),
                new BackupsApi(backup, recorder.journal()).routes(),
                new StatusApi(recorder.journal()::size, rooms.followers(), rooms.index()).routes(),
                new HealthApi(rooms::isReady).routes(),
                new MetricsApi(new Measurements(rooms).registry()).routes(),
                new OpenApiApi(() -> List.copyOf(whole), notes.version()).routes());
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static List<Route<?, ?>> joined(List<Route<?, ?>>... parts) {
        return Stream.of(parts).<Route<?, ?>>flatMap(List::stream).toList();
    }
}
