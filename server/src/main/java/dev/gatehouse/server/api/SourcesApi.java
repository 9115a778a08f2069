package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.delete;
import static dev.gatehouse.server.web.Route.get;
import static dev.gatehouse.server.web.Route.patch;
import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.Sources;
import dev.gatehouse.server.connect.Connections;
import dev.gatehouse.server.connect.Connections.Change;
import dev.gatehouse.server.connect.Connections.Changed;
import dev.gatehouse.server.connect.Connections.Made;
import dev.gatehouse.server.connect.Connections.Wish;
import dev.gatehouse.server.connect.LiveReading;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import dev.gatehouse.server.web.Scope;
import dev.gatehouse.source.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The connected sources: what each sent, what is wrong with it, what it cannot show; connecting
/// and disconnecting.
public final class SourcesApi {
    private static final String PATH = "/api/v1/sources";

    private final Sources sources;
    private final SourceReports reports;
    private final Connections connections;
    private final Supplier<String> address;

    /// @param reports tells about each
    /// @param address where this server is reached from its own machine
    public SourcesApi(
            Sources sources,
            SourceReports reports,
            Connections connections,
            Supplier<String> address) {
        this.sources = sources;
        this.reports = reports;
        this.connections = connections;
        this.address = address;
    }

    /// One way events of a source come in.
    ///
    /// @param events how many it had
    /// @param errors what is wrong now, in words
    /// @param reading of the channel `inventory` only
    public record ChannelAnswer(
            String name,
            String way,
            Optional<Instant> lastEvent,
            Optional<Instant> lastReceived,
            long events,
            long lagSeconds,
            List<String> errors,
            Optional<RateLimit> rateLimit,
            Optional<Backfill> backfill,
            Optional<Reading> reading) {}

    /// How the asking for what the tool allows is doing.
    ///
    /// @param last when the last reading that came to its end began
    /// @param next when the next request goes out, where it waits
    /// @param incomplete what was not told whole then, and why
    public record Reading(
            Optional<Instant> last, Optional<Instant> next, List<String> incomplete) {}

    /// What a polled tool still allows.
    ///
    /// @param resets when the next request goes out, where it waits
    public record RateLimit(String limit, String remaining, Optional<Instant> resets) {}

    /// How far the reading of history is, in hundredths.
    public record Backfill(long done, long total) {}

    /// One source.
    ///
    /// @param state `connected`, `switched-off` or `removed`
    /// @param settings what is set for its channels and is no secret
    /// @param oldSecrets channels whose secret before is good too, and until when
    /// @param counts of its events, by how they were understood
    /// @param keep how much is kept of each group of actions: `full`, `count` or `refuse`
    /// @param sight what it cannot show
    public record SourceAnswer(
            String name,
            String tool,
            String title,
            String instance,
            boolean enabled,
            String state,
            SortedMap<String, String> settings,
            SortedMap<String, Instant> oldSecrets,
            List<ChannelAnswer> channels,
            Map<String, Long> counts,
            Map<String, String> keep,
            JsonObject sight) {}

    /// All of them.
    public record SourcesAnswer(List<SourceAnswer> sources) {}

    /// A source to connect.
    ///
    /// @param name of the source; `default` when absent
    /// @param instance the installation of the tool; the name when absent
    /// @param channel one of the tool's, or `bulk`
    /// @param settings `path` of a file to follow, `secret` of a webhook, `keep.GROUP` of its
    ///   actions
    public record NewSource(
            String tool,
            Optional<String> name,
            Optional<String> instance,
            String channel,
            Optional<Map<String, String>> settings) {}

    /// A source just connected.
    ///
    /// @param intakeUrl where the tool sends to
    /// @param token the secret made for it, shown this once
    public record ConnectedSource(
            String source, Optional<String> intakeUrl, Optional<String> token) {}

    /// Which source.
    public record WhichSource(String name) {}

    /// What should be different about a source; what is absent stays as it is.
    ///
    /// @param enabled whether it takes anything in
    /// @param keep for groups of actions `full`, `count` or `refuse`; of the others as before
    /// @param channel whose settings they are: one of the tool's, or `bulk`
    /// @param settings `path` of the file to follow; `secret`, empty for one to be made here;
    ///   `old_secret_hours` for which the secret before is good too: 24, at most 168
    public record SourceChange(
            String name,
            Optional<Boolean> enabled,
            Optional<Map<String, String>> keep,
            Optional<String> channel,
            Optional<Map<String, String>> settings) {}

    /// A source as it is after a change.
    ///
    /// @param token the secret made for it, shown this once
    public record ChangedSource(SourceAnswer source, Optional<String> token) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access read = Access.needs(Capability.SOURCE_READ);
        Access manage = Access.needs(Capability.SOURCE_MANAGE);
        return List.of(
                get(PATH, read, "Every source, its channels and what it cannot show.")
                        .answers(
                                Nothing.class,
                                SourcesAnswer.class,
                                (call, _) -> all(call.caller().scope())),
                post(
                                PATH,
                                Access.needs(Capability.SOURCE_ADD),
                                "Connects a source by one of its tool's channels.")
                        .answers(NewSource.class, ConnectedSource.class, this::connect),
                patch(
                                PATH + "/{name}",
                                manage,
                                "Changes a source: its settings, its secret, what is kept of it, on or off.")
                        .answers(SourceChange.class, ChangedSource.class, this::change),
                delete(
                                PATH + "/{name}",
                                manage,
                                "Takes nothing in from a source any more; what it sent stays.")
                        .answers(WhichSource.class, Nothing.class, this::disconnect));
    }

    private SourcesAnswer all(Scope scope) {
        return new SourcesAnswer(
                sources.all().stream()
                        .filter(source -> scope.holds(source.name()))
                        .map(reports::of)
                        .toList());
    }

    private ConnectedSource connect(Call call, NewSource wanted) {
        try {
            SourceName name = new SourceName(wanted.tool(), wanted.name().orElse("default"));
            call.caller().mustReach(name);
            refuseReplacing(call, name, wanted.channel());
            Made made =
                    connections.connect(
                            new Wish(
                                    name,
                                    wanted.instance().orElse(""),
                                    wanted.channel(),
                                    new TreeMap<>(wanted.settings().orElse(Map.of()))),
                            call.caller().id());
            call.answerStatus(201);
            return new ConnectedSource(
                    name.toString(), intakeUrl(call, wanted, name), made.secret());
        } catch (IllegalArgumentException wrong) {
            throw ProblemException.of(422, String.valueOf(wrong.getMessage()));
        }
    }

    // Another secret for a channel that has one is a change, whatever it is called.
    private void refuseReplacing(Call call, SourceName name, String channel) {
        if (connections.isConnected(name, channel)
                && !call.caller().may(Capability.SOURCE_MANAGE)) {
            throw ProblemException.of(
                    403,
                    name
                            + " is connected through "
                            + channel
                            + " already; changing that needs "
                            + Capability.SOURCE_MANAGE.word()
                            + ": sign in with 'gatehouse login'.");
        }
    }

    // Whoever asks over the socket has typed no address, so the one listened on is named.
    private Optional<String> intakeUrl(Call call, NewSource wanted, SourceName name) {
        boolean file =
                wanted.channel().equals(LiveReading.CHANNEL)
                        || wanted.settings()
                                .map(settings -> settings.containsKey("path"))
                                .orElse(false);
        if (file) {
            return Optional.empty();
        }
        String typed = (call.peer().secure() ? "https://" : "http://") + call.header("Host");
        String server = call.peer().isLocal() ? address.get() : typed;
        String channel = wanted.channel().equals(Connections.BULK) ? "" : "/" + wanted.channel();
        return Optional.of(server + "/intake/" + name + channel);
    }

    private ChangedSource change(Call call, SourceChange wanted) {
        Source source = source(call, wanted.name());
        try {
            Changed changed =
                    connections.change(
                            source,
                            new Change(
                                    wanted.enabled(),
                                    wanted.keep().orElse(Map.of()),
                                    wanted.channel().orElse(""),
                                    wanted.settings().orElse(Map.of())),
                            call.caller().id());
            return new ChangedSource(reports.of(changed.source()), changed.secret());
        } catch (IllegalArgumentException wrong) {
            throw ProblemException.of(422, String.valueOf(wrong.getMessage()));
        }
    }

    private Nothing disconnect(Call call, WhichSource which) {
        connections.disconnect(source(call, which.name()), call.caller().id());
        return Nothing.NOTHING;
    }

    private Source source(Call call, String name) {
        try {
            SourceName parsed = SourceName.parse(name);
            call.caller().mustReach(parsed);
            return sources.byName(parsed).orElseThrow(SourcesApi::noSuchSource);
        } catch (IllegalArgumentException notAName) {
            throw noSuchSource();
        }
    }

    private static ProblemException noSuchSource() {
        return ProblemException.of(404, "There is no such source.");
    }
}
