package dev.gatehouse.server.engine;

import dev.gatehouse.access.Judgement;
import dev.gatehouse.access.ModelHistory;
import dev.gatehouse.access.ModelInForce;
import dev.gatehouse.access.Rulebook;
import dev.gatehouse.behaviour.LiveBehaviour;
import dev.gatehouse.completeness.Completeness;
import dev.gatehouse.detection.DetectionFiles;
import dev.gatehouse.detection.Detections;
import dev.gatehouse.detection.LiveDetections;
import dev.gatehouse.detection.ToolLogs;
import dev.gatehouse.event.Words;
import dev.gatehouse.finding.Findings;
import dev.gatehouse.finding.Severity;
import dev.gatehouse.intake.Import;
import dev.gatehouse.intake.Polls;
import dev.gatehouse.intake.Push;
import dev.gatehouse.intake.Refusals;
import dev.gatehouse.intake.SourceSecrets;
import dev.gatehouse.intake.SyslogDoors;
import dev.gatehouse.intake.Tails;
import dev.gatehouse.inventory.Inventory;
import dev.gatehouse.inventory.live.LiveReaders;
import dev.gatehouse.inventory.plan.InventoryPlan;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.outbound.OutboundClient;
import dev.gatehouse.outbound.OutboundPolicy;
import dev.gatehouse.people.Accounts;
import dev.gatehouse.people.People;
import dev.gatehouse.posture.Checks;
import dev.gatehouse.posture.Posture;
import dev.gatehouse.posture.PostureWatch;
import dev.gatehouse.record.FeedObserver;
import dev.gatehouse.record.Followers;
import dev.gatehouse.record.Identity;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.Sources;
import dev.gatehouse.review.Reviews;
import dev.gatehouse.search.EventIndex;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.secret.SealedSecrets;
import dev.gatehouse.sigma.Logsource;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The engine's rooms over one recorder, running.
///
/// @param secrets what sources prove themselves with
/// @param tails the files being followed
/// @param syslog where syslog is listened for
/// @param load what keeps intake from being asked for too much
/// @param toolFolders the folder of tool descriptions
/// @param started how long each took to open
public record EngineRooms(
        Recorder recorder,
        Tools tools,
        Sources sources,
        SourceSecrets secrets,
        Refusals refusals,
        Push push,
        Import importing,
        Tails tails,
        Polls polls,
        SyslogDoors syslog,
        LiveReaders live,
        OutboundClient client,
        Identity identity,
        Completeness completeness,
        People people,
        Accounts accounts,
        Inventory inventory,
        Judgement judgement,
        ModelInForce model,
        EventIndex index,
        Posture posture,
        PostureWatch postureWatch,
        Findings findings,
        LiveDetections detections,
        DetectionFiles detectionFiles,
        LiveBehaviour behaviour,
        Reviews reviews,
        Followers followers,
        Load load,
        Path toolFolders,
        StartTimes started)
        implements AutoCloseable {

    /// What the rooms may read and whom they may ask.
    ///
    /// @param toolFolders the folder of tool descriptions
    /// @param rulebook the rules events are judged by
    /// @param model the folder of the access model; empty where there is none
    /// @param checks what is asked of how tools are set
    /// @param watching what events are watched for
    public record Reach(
            Path toolFolders,
            Rulebook rulebook,
            Optional<Path> model,
            Checks checks,
            Watching watching,
            OutboundPolicy outbound) {}

    /// What events are watched for.
    ///
    /// @param detections read when they are needed
    /// @param raisesHistory whether what came in long after it happened is raised too
    public record Watching(Supplier<DetectionFiles.Read> detections, boolean raisesHistory) {
        private LiveDetections open(Feeding feeding, People people, Tools tools) {
            LiveDetections.From from =
                    new LiveDetections.From(
                            feeding.recorder(),
                            feeding.feed(Optional.empty()),
                            people,
                            raisesHistory,
                            logs(tools),
                            feeding.clock());
            Detections read = feeding.started().of("rules", () -> detections.get().detections());
            return feeding.started().of("detections", () -> LiveDetections.open(from, read));
        }

        private static ToolLogs logs(Tools tools) {
            return (tool, channel) ->
                    tools.find(tool).flatMap(found -> found.channel(channel)).stream()
                            .flatMap(found -> found.logs().stream())
                            .map(log -> Logsource.of(log.product(), log.service()))
                            .toList();
        }

        private LiveBehaviour behaviour(Feeding feeding, People people) {
            LiveBehaviour.From from =
                    new LiveBehaviour.From(
                            feeding.recorder(),
                            feeding.feed(Optional.empty()),
                            people,
                            raisesHistory,
                            feeding.clock());
            return feeding.started().of("behaviour", () -> LiveBehaviour.open(from));
        }
    }

    /// Opens them.
    ///
    /// @param reach what it may read and whom it may ask
    public static EngineRooms open(
            Recorder recorder, Reach reach, InstantSource clock, SecureRandom random) {
        OutboundClient client = new OutboundClient(reach.outbound());
        StartTimes started = new StartTimes(clock);
        Tools tools = started.of("tools", () -> Tools.load(reach.toolFolders()));
        Sources sources = new Sources(recorder, tools, random);
        SourceSecrets secrets = secrets(recorder, random);
        Refusals refusals = new Refusals(recorder, clock);
        Feeding feeding = Feeding.over(recorder, sources, clock, started);
        Completeness completeness = Completeness.open(recorder, sources, clock);
        People people = started.of("people", () -> People.open(recorder, clock));
        Accounts accounts = Accounts.open(recorder, clock);
        Inventory inventory = inventory(feeding, reach);
        ModelInForce model = started.of("model", () -> model(recorder, reach));
        Judgement judgement = judgement(feeding, model, people);
        FeedObserver told = both(both(completeness, inventory), both(accounts, judgement));
        LiveDetections detections = reach.watching().open(feeding, people, tools);
        EventIndex index = feeding.index(reach, people::at, told, List.of(judgement, detections));
        LastUses.Places uses = new LastUses.Places(judgement, sources, completeness);
        Posture posture = posture(feeding, inventory, people, new Asked(uses, reach.checks()));
        Findings findings = findings(recorder, reach.checks(), sources, clock);
        LiveBehaviour behaviour = reach.watching().behaviour(feeding, people);
        Followers followers = following(recorder, index, clock);
        List.of(completeness, people, model.history()).forEach(followers::follow);
        List.of(posture, findings, detections, behaviour).forEach(followers::follow);
        model.follow(judgement);
        Load load = Load.of(recorder, followers);
        return new EngineRooms(
                recorder,
                tools,
                sources,
                secrets,
                refusals,
                new Push(recorder, secrets, refusals, clock),
                new Import(recorder, clock),
                new Tails(recorder, clock),
                new Polls(recorder, client, clock, load::isBehind),
                syslog(new SyslogDoors.Records(recorder, sources, refusals, clock), load),
                new LiveReaders(recorder, client, clock, load::isBehind),
                client,
                feeding.identity(),
                completeness,
                people,
                accounts,
                inventory,
                judgement,
                model,
                index,
                posture,
                new PostureWatch(posture),
                findings,
                detections,
                DetectionFiles.follow(detections, reach.watching().detections().get()),
                behaviour,
                reviews(recorder, followers, clock),
                followers,
                load,
                reach.toolFolders(),
                started);
    }

    // Follows the index, and the one that is built beside it where there is one.
    private static Followers following(Recorder recorder, EventIndex index, InstantSource clock) {
        Followers followers = new Followers(recorder, clock);
        followers.follow(index);
        index.rebuild().ifPresent(followers::follow);
        return followers;
    }

    private static SyslogDoors syslog(SyslogDoors.Records records, Load load) {
        return new SyslogDoors(records, load::isBehind);
    }

    private static Reviews reviews(Recorder recorder, Followers followers, InstantSource clock) {
        Reviews reviews = Reviews.open(recorder, clock);
        followers.follow(reviews);
        return reviews;
    }

    private static FeedObserver both(FeedObserver one, FeedObserver other) {
        return new FeedObserver.Both(one, other);
    }

    private static SourceSecrets secrets(Recorder recorder, SecureRandom random) {
        return new SourceSecrets(
                SealedSecrets.in(
                        recorder.data().secrets().resolve("intake"), recorder.key(), random));
    }

    private static Judgement judgement(Feeding feeding, ModelInForce model, People people) {
        return feeding.started()
                .of(
                        "verdicts",
                        () ->
                                Judgement.open(
                                        feeding.recorder().data().views().resolve("access"),
                                        model.state().rulebook(),
                                        people::now,
                                        feeding.clock()));
    }

    private static ModelInForce model(Recorder recorder, Reach reach) {
        return ModelInForce.open(
                recorder, ModelHistory.open(recorder), reach.model(), reach.rulebook());
    }

    private static Inventory inventory(Feeding feeding, Reach reach) {
        return feeding.started()
                .of(
                        "inventory",
                        () ->
                                Inventory.open(
                                        feeding.recorder(),
                                        feeding.sources(),
                                        InventoryPlan.load(reach.toolFolders()),
                                        feeding.clock()));
    }

    // What is asked of the inventory, and where last uses stand.
    private record Asked(LastUses.Places uses, Checks checks) {}

    private static Posture posture(
            Feeding feeding, Inventory inventory, People people, Asked asked) {
        Posture.From from =
                new Posture.From(
                        feeding.recorder(),
                        inventory,
                        people,
                        new LastUses(asked.uses(), feeding.clock()),
                        asked.checks(),
                        feeding.clock());
        return feeding.started().of("posture", () -> Posture.open(from));
    }

    // A check that is less than high is looked after in Posture alone.
    private static Findings findings(
            Recorder recorder, Checks checks, Sources sources, InstantSource clock) {
        return Findings.open(
                new Findings.From(
                        recorder,
                        id ->
                                checks.check(id)
                                        .flatMap(check ->
                                                Words.parse(
                                                        Severity.class, check.severity().word()))
                                        .filter(severity -> severity.compareTo(Severity.HIGH) >= 0),
                        number -> place(sources, number),
                        clock));
    }

    private static Findings.Place place(Sources sources, int number) {
        return sources.byNumber(number)
                .map(source ->
                        new Findings.Place(
                                source.name().toString(),
                                source.tool().name() + "/" + source.instance()))
                .orElse(new Findings.Place("", ""));
    }

    /// Whether deliveries and questions are taken and no view stands still.
    public boolean isReady() {
        boolean fenced = recorder.journal().status().fenced().isPresent();
        return new Readiness(fenced, load.isAtTheReserve(), followers.all()).isReady();
    }

    /// A reader of that source's pieces.
    public Reader reader(Source source) {
        return Reader.of(source, new Redactor(recorder.key()), recorder.key());
    }

    /// A piece as text for people: without its secrets, those its tool's mapping names among them.
    public String redacted(Stored.Live piece) {
        return sources.byNumber(piece.source())
                .map(source -> reader(source).redacted(piece.payload()))
                .orElseGet(() ->
                        new Redactor(recorder.key())
                                .redact(new String(piece.payload(), StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        syslog.close();
        polls.close();
        live.close();
        tails.close();
        client.close();
        model.close();
        postureWatch.close();
        detectionFiles.close();
        followers.close();
        detections.close();
        behaviour.close();
        index.close();
        judgement.close();
        try (people;
                accounts;
                inventory;
                posture;
                findings;
                reviews) {
            model.history().close();
            completeness.close();
        } catch (IOException disk) {
            throw new UncheckedIOException("what the views know could not be noted", disk);
        } finally {
            identity.close();
        }
    }
}
