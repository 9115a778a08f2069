package dev.gatehouse.server.api;

import dev.gatehouse.event.EventId;
import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.people.AccountSeen;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import dev.gatehouse.people.Who;
import dev.gatehouse.review.Deciding.Decider;
import dev.gatehouse.server.api.PeopleAnswers.NamedAnswer;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.signin.Users;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Caller;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// What ids in reviews are called, and which person of the company somebody who decides is.
final class ReviewNames {
    private static final String USER = "user:";
    private static final String PERSON = "person:";
    private static final String TOKEN = "token:";

    private final EngineRooms rooms;
    private final ReviewsApi.Around around;
    private final Who who;
    private final Picture granted;

    ReviewNames(EngineRooms rooms, ReviewsApi.Around around) {
        this.rooms = rooms;
        this.around = around;
        this.who = rooms.people().now();
        this.granted = rooms.inventory().now();
    }

    /// Who decides; of a token, its owner, so that nobody decides about what they hold by a token.
    Decider decider(Call call) {
        Caller caller = call.caller();
        String user = user(caller);
        Optional<String> person =
                userNamed(user).flatMap(one -> WhoToAsk.personOf(who, one.name())).map(Person::id);
        return new Decider(user, person, caller.may(Capability.REVIEW_OPEN));
    }

    private String user(Caller caller) {
        return caller.way() == Caller.Way.TOKEN
                ? around.tokens()
                        .byId(Long.parseLong(caller.id().substring(TOKEN.length())))
                        .map(token -> USER + token.owner())
                        .orElseThrow(() -> ProblemException.of(401, "This token is gone."))
                : caller.id();
    }

    private Optional<Users.User> userNamed(String by) {
        String id = by.startsWith(USER) ? by.substring(USER.length()) : "";
        return id.matches("[0-9]{1,18}")
                ? around.users().byId(Long.parseLong(id))
                : Optional.empty();
    }

    /// A user, or a person with `person:` before the id.
    NamedAnswer named(String by) {
        return by.startsWith(PERSON)
                ? person(by.substring(PERSON.length()))
                : new NamedAnswer(by, userNamed(by).map(Users.User::name).orElse(by));
    }

    NamedAnswer person(String id) {
        return new NamedAnswer(id, who.subject(id).map(Subject::name).orElse(id));
    }

    /// What the tool calls an account, or called it then where it no longer knows it.
    String account(String account, Supplier<Picture> then) {
        return name(granted, account)
                .or(() ->
                        rooms.accounts()
                                .of(account)
                                .map(AccountSeen::name)
                                .filter(name -> !name.isEmpty()))
                .or(() -> name(then.get(), account))
                .orElseGet(() -> account.substring(account.lastIndexOf('/') + 1));
    }

    private static Optional<String> name(Picture picture, String account) {
        return picture.account(account).stream()
                .map(AccountFact::name)
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    /// What the tools allowed at a moment.
    Picture at(Instant when) {
        return rooms.inventory().at(when);
    }

    /// Who did what an event tells.
    Optional<String> doer(String event) {
        return rooms.index().event(EventId.parse(event)).map(one -> one.actor().label());
    }

    Optional<Person> personCalled(String text) {
        return WhoToAsk.personOf(who, text)
                .or(() -> {
                    var named = who.named(text::equalsIgnoreCase);
                    return named.size() == 1 && named.getFirst() instanceof Person one
                            ? Optional.of(one)
                            : Optional.empty();
                });
    }

    /// Who decides where a rule names nobody: a user of Gatehouse, else a person.
    Optional<String> fallbackCalled(String text) {
        return around.users()
                .byName(text)
                .map(user -> USER + user.id())
                .or(() -> personCalled(text).map(person -> PERSON + person.id()));
    }
}
