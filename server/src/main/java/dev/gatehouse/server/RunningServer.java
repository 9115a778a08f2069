package dev.gatehouse.server;

import dev.gatehouse.completeness.SilenceWatch;
import dev.gatehouse.evidence.Reports;
import dev.gatehouse.journal.Anchors;
import dev.gatehouse.outbound.OutboundPolicy;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.secret.SealedSecrets;
import dev.gatehouse.server.api.FindingTellings;
import dev.gatehouse.server.api.SessionApi;
import dev.gatehouse.server.audit.EmergencyLog;
import dev.gatehouse.server.audit.SelfAudit;
import dev.gatehouse.server.configuration.Configuration;
import dev.gatehouse.server.connect.Connections;
import dev.gatehouse.server.connect.LiveReading;
import dev.gatehouse.server.connect.Polling;
import dev.gatehouse.server.connect.SyslogListening;
import dev.gatehouse.server.demo.DemoCompany;
import dev.gatehouse.server.demo.DemoDirectory;
import dev.gatehouse.server.engine.Anchoring;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.engine.NotifyRooms;
import dev.gatehouse.server.engine.RehearsalRooms;
import dev.gatehouse.server.engine.RetentionRooms;
import dev.gatehouse.server.engine.StartTimes;
import dev.gatehouse.server.oidc.IdentityProvider;
import dev.gatehouse.server.signin.FirstVisit;
import dev.gatehouse.server.signin.IntakeTokens;
import dev.gatehouse.server.signin.SignInRoom;
import dev.gatehouse.server.signin.SignOn;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Screens;
import dev.gatehouse.server.web.WebServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A whole Gatehouse, put together and running; closing it stops everything in the order that loses
/// nothing.
public final class RunningServer implements AutoCloseable {
    private final Closing closing;
    private final StartTimes started;
    private final Recorder recorder;
    private final SignInRoom signIn;
    private final RetentionRooms retention;
    private final Anchoring anchoring;
    private final Optional<DemoCompany> demo;
    private final List<Route<?, ?>> routes;
    private final WebServer web;

    private RunningServer(Configuration configuration, Surroundings around, Closing closing)
            throws IOException {
        this.closing = closing;
        this.started = new StartTimes(around.clock());
        Shipped shipped = Shipped.read(around.root(), configuration.detections());
        claim(configuration);
        RecorderSettings settings = settings(configuration, around);
        recorder = closing.with(started.of("journal", () -> Recorder.open(settings)));
        Path installation = recorder.data().installation();
        EmergencyLog emergency =
                closing.with(
                        EmergencyLog.open(installation.resolve("emergency.log"), around.clock()));
        SelfAudit audit = new SelfAudit(recorder, emergency, around.clock());
        SignInRoom.Around coming = coming(configuration, around, recorder, audit);
        Optional<SignOn.Way> way = way(configuration, around, closing);
        signIn =
                closing.with(
                        started.of("sign-in", () -> SignInRoom.open(installation, coming, way)));
        EngineRooms.Reach reach = started.of("rules", () -> reach(configuration, around, shipped));
        EngineRooms rooms =
                closing.with(EngineRooms.open(recorder, reach, around.clock(), around.random()));
        started.add(rooms.started());
        closing.with(SilenceWatch.start(rooms.completeness(), rooms.recorder(), around.clock()));
        FindingTellings letters =
                new FindingTellings(rooms, signIn.users(), address(configuration));
        NotifyRooms notify =
                closing.with(NotifyRooms.open(rooms, letters::of, around.clock(), around.random()));
        anchoring = closing.with(anchoring(configuration, around, recorder));
        retention = closing.with(RetentionRooms.open(rooms, around.clock()));
        RehearsalRooms rehearsals = closing.with(rehearsals(around, notify, rooms));
        Connections connections = connections(configuration, around, rooms);
        demo = demo(configuration, around, rooms, connections).map(closing::with);
        routes =
                new RouteList(
                                rooms,
                                notify,
                                rehearsals,
                                retention,
                                anchoring,
                                letters,
                                signIn,
                                connections,
                                audit,
                                emergency,
                                notes(configuration),
                                reports(around),
                                this::address,
                                around.clock())
                        .all();
        web =
                closing.with(
                        started.of(
                                "doors",
                                () ->
                                        WebServer.start(
                                                configuration.doors(),
                                                routes,
                                                signIn.doorkeeper(),
                                                screens(around))));
    }

    private static Anchoring anchoring(
            Configuration configuration, Surroundings around, Recorder recorder) {
        return Anchoring.start(
                recorder.journal(), configuration.anchors().map(Anchors::new), around.clock());
    }

    private static Screens screens(Surroundings around) {
        return new Screens(around.root().resolve("ui").resolve("dist"));
    }

    private static Reports reports(Surroundings around) {
        return Reports.load(around.root().resolve("evidence").resolve("reports"));
    }

    private static RehearsalRooms rehearsals(
            Surroundings around, NotifyRooms notify, EngineRooms rooms) {
        return RehearsalRooms.open(
                around.root().resolve("rehearsals"), notify, rooms, around.clock());
    }

    // Where others can open the screens; nobody but this machine where no name was given.
    private static String address(Configuration configuration) {
        List<String> hosts = configuration.doors().hosts();
        return hosts.isEmpty() ? "" : "https://" + hosts.getFirst();
    }

    private static void claim(Configuration configuration) throws IOException {
        if (configuration.demo()) {
            DemoDirectory.claim(configuration.data());
        } else {
            DemoDirectory.refuse(configuration.data());
        }
    }

    private static RecorderSettings settings(Configuration configuration, Surroundings around) {
        return new RecorderSettings(
                configuration.data(),
                Version.text(),
                around.disk(),
                around.clock(),
                around.random());
    }

    private static EngineRooms.Reach reach(
            Configuration configuration, Surroundings around, Shipped shipped) {
        return new EngineRooms.Reach(
                configuration.tools().orElse(around.root().resolve("sources")),
                shipped.rules(),
                configuration.demo()
                        ? DemoCompany.model(configuration.data())
                        : configuration.model(),
                shipped.checks(),
                new EngineRooms.Watching(shipped::detections, configuration.demo()),
                new OutboundPolicy(Set.copyOf(configuration.privateTools()), Set.of()));
    }

    private static SignInRoom.Around coming(
            Configuration configuration, Surroundings around, Recorder recorder, SelfAudit audit) {
        return new SignInRoom.Around(
                kind(configuration),
                SealedSecrets.in(
                        recorder.data().secrets().resolve("second-factors"),
                        recorder.key(),
                        around.random()),
                audit,
                around.random(),
                around.clock());
    }

    private static Optional<SignOn.Way> way(
            Configuration configuration, Surroundings around, Closing closing) {
        return configuration
                .provider()
                .map(provider ->
                        new SignOn.Way(
                                closing.with(
                                        new IdentityProvider(
                                                provider.settings(),
                                                Set.copyOf(configuration.privateTools()),
                                                around.random(),
                                                around.clock())),
                                provider.roles()));
    }

    private static Connections connections(
            Configuration configuration, Surroundings around, EngineRooms rooms) {
        Connections connections =
                new Connections(
                        new Connections.Rooms(
                                rooms.sources(),
                                rooms.tools(),
                                rooms.secrets(),
                                rooms.tails(),
                                new Polling(
                                        rooms.polls(),
                                        rooms.secrets(),
                                        rooms::reader,
                                        around.clock()),
                                new LiveReading(
                                        rooms.live(), rooms.inventory().plans(), rooms.secrets())),
                        new Connections.Limits(
                                configuration.filesBelow(), new IntakeTokens(around.random())),
                        around.clock());
        connections.resume();
        SyslogListening.open(configuration, rooms);
        return connections;
    }

    private static Optional<DemoCompany> demo(
            Configuration configuration,
            Surroundings around,
            EngineRooms rooms,
            Connections connections) {
        if (!configuration.demo()) {
            return Optional.empty();
        }
        DemoCompany.Place place =
                new DemoCompany.Place(configuration.data(), around.simulator(), around.clock());
        return Optional.of(new DemoCompany(rooms, connections, place));
    }

    /// Starts one.
    public static RunningServer start(Configuration configuration, Surroundings around)
            throws IOException {
        Closing closing = new Closing();
        try {
            return new RunningServer(configuration, around, closing);
        } catch (IOException | RuntimeException stillborn) {
            closing.close();
            throw stillborn;
        }
    }

    private static SessionApi.Notes notes(Configuration configuration) {
        return new SessionApi.Notes(
                configuration.demo() ? Optional.of("Acme") : Optional.empty(), Version.text());
    }

    private static FirstVisit.Kind kind(Configuration configuration) {
        if (configuration.demo()) {
            return FirstVisit.Kind.DEMO;
        }
        return configuration.bootstrapThroughProxy()
                ? FirstVisit.Kind.THROUGH_PROXY
                : FirstVisit.Kind.ON_THIS_MACHINE;
    }

    /// The made-up company, where this server is one's.
    public Optional<DemoCompany> demo() {
        return demo;
    }

    /// Where the time of its start went.
    public StartTimes started() {
        return started;
    }

    /// Every route it serves.
    public List<Route<?, ?>> routes() {
        return routes;
    }

    /// The address to open on this machine.
    public String address() {
        return web.address();
    }

    /// What lets somebody in for the first time, and everything else about coming in.
    public SignInRoom signIn() {
        return signIn;
    }

    /// What keeps checkpoints outside.
    Anchoring anchoring() {
        return anchoring;
    }

    /// How long things are kept.
    RetentionRooms retention() {
        return retention;
    }

    /// The journal's writer.
    Recorder recorder() {
        return recorder;
    }

    @Override
    public void close() {
        closing.close();
    }
}
