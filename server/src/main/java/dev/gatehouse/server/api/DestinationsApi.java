package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.delete;
import static dev.gatehouse.server.web.Route.get;
import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.notify.Destination;
import dev.gatehouse.notify.Destinations;
import dev.gatehouse.notify.Notifications;
import dev.gatehouse.server.engine.NotifyRooms;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whom Gatehouse tells. A destination is told of all sources, so only somebody who may know of all
/// of them has a say in it. What is secret in its address is taken in and never given out.
public final class DestinationsApi {
    private static final String PATH = "/api/v1/destinations";
    private static final int LOG_ENTRIES_MAX = 500;

    private final NotifyRooms rooms;

    public DestinationsApi(NotifyRooms rooms) {
        this.rooms = rooms;
    }

    /// One destination.
    ///
    /// @param form `webhook`, `slack`, `teams`, `pagerduty`, `mail` or `syslog`
    /// @param address scheme, host and port
    /// @param receivers of a mail: from whom, then to whom
    /// @param least the least severity it is told of
    /// @param rules patterns of rules it is told of; empty for all
    /// @param resources patterns of resource paths; empty for all
    /// @param quiet hours in which only what is critical is told
    /// @param waiting how many messages wait for it
    /// @param last what became of the last one
    public record DestinationAnswer(
            String name,
            String form,
            String address,
            List<String> receivers,
            String least,
            List<String> rules,
            List<String> resources,
            Optional<String> quiet,
            int waiting,
            Optional<ToldAnswer> last) {}

    /// What became of a message.
    ///
    /// @param about the position of what it was about; absent for a try-out
    /// @param outcome `sent`, `given-up` or `left-out`
    public record ToldAnswer(
            Instant at,
            Optional<Long> about,
            Optional<String> rule,
            String outcome,
            long attempts,
            Optional<String> problem) {}

    /// All of them.
    public record DestinationsAnswer(List<DestinationAnswer> destinations) {}

    /// One to add, or to give other settings.
    ///
    /// @param address `https://…`; `smtps://host:port` or `smtp://host:port` for mail,
    ///   `syslog://host:port`; may be absent for PagerDuty
    /// @param secret `whsec_…` of a webhook (made when absent), PagerDuty's routing key,
    ///   `user:password` of a mail server
    /// @param least `medium` when absent
    /// @param quiet `22:00-07:00 Europe/Berlin`
    public record DestinationQuestion(
            String name,
            String form,
            Optional<String> address,
            Optional<String> secret,
            Optional<List<String>> receivers,
            Optional<String> least,
            Optional<List<String>> rules,
            Optional<List<String>> resources,
            Optional<String> quiet) {}

    /// What a webhook's messages are signed with, when it was made; never shown again.
    public record AddedAnswer(Optional<String> secret) {}

    /// Which destination.
    public record WhichDestination(String name) {}

    /// What became of a try-out.
    public record TryOutAnswer(boolean sent, Optional<String> problem) {}

    /// The newest entries first.
    public record LogAnswer(List<ToldAnswer> entries) {}

    /// What to tell it once more.
    public record AgainQuestion(String name, long about) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access manage = Access.needs(Capability.NOTIFY_MANAGE);
        String one = PATH + "/{name}";
        return List.of(
                get(PATH, manage, "Whom Gatehouse tells, and what became of the last message.")
                        .answers(Nothing.class, DestinationsAnswer.class, (call, _) -> all(call)),
                post(PATH, manage, "Adds whom to tell, or gives one of that name other settings.")
                        .answers(DestinationQuestion.class, AddedAnswer.class, this::add),
                delete(one, manage, "Tells it nothing any longer.")
                        .answers(WhichDestination.class, Nothing.class, this::remove),
                post(one + "/try-out", manage, "Sends it a message that says it is a try-out.")
                        .answers(WhichDestination.class, TryOutAnswer.class, this::tryOut),
                get(one + "/log", manage, "What became of what it was told, the newest first.")
                        .answers(WhichDestination.class, LogAnswer.class, this::log),
                post(one + "/again", manage, "Tells it once more what it was told or missed.")
                        .answers(AgainQuestion.class, Nothing.class, this::again));
    }

    private static void mustKnowAll(Call call) {
        if (!call.caller().scope().isAll()) {
            throw ProblemException.of(
                    403, "Destinations hear of all sources; your scope does not hold all of them.");
        }
    }

    private DestinationsAnswer all(Call call) {
        mustKnowAll(call);
        return new DestinationsAnswer(
                rooms.notifications().destinations().stream().map(this::answer).toList());
    }

    private DestinationAnswer answer(Destination one) {
        List<Notifications.Entry> log = rooms.notifications().log(one.name());
        return new DestinationAnswer(
                one.name(),
                one.form().word(),
                one.address(),
                one.settings(),
                one.wanted().least().word(),
                one.wanted().rules(),
                one.wanted().resources().stream().map(Object::toString).toList(),
                one.quiet().map(Object::toString),
                rooms.notifications().waitingFor(one.name()),
                log.stream().findFirst().map(DestinationsApi::told));
    }

    private static ToldAnswer told(Notifications.Entry entry) {
        return new ToldAnswer(
                entry.at(),
                entry.about() < 0 ? Optional.empty() : Optional.of(entry.about()),
                entry.rule().isEmpty() ? Optional.empty() : Optional.of(entry.rule()),
                entry.outcome(),
                entry.attempts(),
                entry.problem().isEmpty() ? Optional.empty() : Optional.of(entry.problem()));
    }

    private AddedAnswer add(Call call, DestinationQuestion asked) throws InterruptedException {
        mustKnowAll(call);
        try {
            return new AddedAnswer(
                    rooms.destinations()
                            .add(
                                    new Destinations.Asked(
                                            asked.name(),
                                            asked.form(),
                                            asked.address().orElse("").strip(),
                                            asked.secret().orElse("").strip(),
                                            asked.receivers().orElse(List.of()),
                                            asked.least().orElse("medium"),
                                            asked.rules().orElse(List.of()),
                                            asked.resources().orElse(List.of()),
                                            asked.quiet().orElse("")),
                                    call.caller().id()));
        } catch (IllegalArgumentException wrong) {
            throw notPossible(wrong);
        }
    }

    private Nothing remove(Call call, WhichDestination which) throws InterruptedException {
        existing(call, which.name());
        rooms.destinations().remove(which.name(), call.caller().id());
        return Nothing.NOTHING;
    }

    private TryOutAnswer tryOut(Call call, WhichDestination which) {
        existing(call, which.name());
        Optional<String> problem = rooms.destinations().tryOut(which.name(), call.caller().id());
        return new TryOutAnswer(problem.isEmpty(), problem);
    }

    private LogAnswer log(Call call, WhichDestination which) {
        existing(call, which.name());
        return new LogAnswer(
                rooms.notifications().log(which.name()).stream()
                        .limit(LOG_ENTRIES_MAX)
                        .map(DestinationsApi::told)
                        .toList());
    }

    private Nothing again(Call call, AgainQuestion asked) throws InterruptedException {
        existing(call, asked.name());
        try {
            rooms.destinations().tellAgain(asked.name(), asked.about(), call.caller().id());
            return Nothing.NOTHING;
        } catch (IllegalArgumentException wrong) {
            throw notPossible(wrong);
        }
    }

    private void existing(Call call, String name) {
        mustKnowAll(call);
        if (rooms.notifications().destination(name).isEmpty()) {
            throw ProblemException.of(404, "There is no such destination.");
        }
    }

    private static ProblemException notPossible(IllegalArgumentException wrong) {
        return ProblemException.of(422, "Not possible: " + wrong.getMessage() + ".");
    }
}
