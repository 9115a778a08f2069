package dev.gatehouse.server.api;

import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import dev.gatehouse.people.Who;
import dev.gatehouse.posture.Check;
import dev.gatehouse.posture.Result;
import dev.gatehouse.posture.Standing.Counts;
import dev.gatehouse.posture.Standing.Drift;
import dev.gatehouse.posture.Standing.PostureException;
import dev.gatehouse.posture.Standing.Stands;
import dev.gatehouse.server.api.PeopleAnswers.NamedAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// How the API gives what checks say.
final class PostureAnswers {
    private PostureAnswers() {}

    /// What one check says of one thing.
    ///
    /// @param subject what the thing is called, for `one`, exceptions and withdrawals
    /// @param result `fails` or `unknown`
    /// @param missing what would have to be seen, where it is unknown
    /// @param says what was seen, in a sentence
    /// @param since when it began to fail
    /// @param cause the id of the event that did it, or a word
    /// @param owner who should see to it, where that is known
    /// @param team which team should, where the access model says whose the resource is
    public record StandsAnswer(
            String check,
            String title,
            String severity,
            String theme,
            String subject,
            String resource,
            String account,
            String result,
            List<String> missing,
            String says,
            Optional<Instant> since,
            Optional<String> cause,
            Optional<NamedAnswer> owner,
            Optional<String> team,
            Optional<ExceptionAnswer> exception) {}

    /// Who can be named as somebody who should see to something.
    ///
    /// @param teams the team a resource belongs to, by its path
    record Owners(Who who, Function<String, Optional<String>> teams) {}

    /// Who lets it stand, why and until when.
    public record ExceptionAnswer(
            String owner, String reason, Instant until, String by, Instant since) {}

    /// A check and how many things it says what of.
    ///
    /// @param fails those let stand left out
    public record CheckAnswer(
            String check,
            String title,
            String severity,
            String theme,
            List<String> tools,
            int fails,
            int excepted,
            int unknown,
            int passes) {}

    /// What was said otherwise than before.
    public record DriftAnswer(String before, String after, Instant when, String cause) {}

    static CheckAnswer check(Check check, Counts counts) {
        return new CheckAnswer(
                check.id(),
                check.title(),
                check.severity().word(),
                check.theme(),
                check.tools(),
                counts.fails(),
                counts.excepted(),
                counts.unknown(),
                counts.passes());
    }

    static StandsAnswer stands(Stands stands, Owners owners, Instant now) {
        Check check = stands.check();
        return new StandsAnswer(
                check.id(),
                check.title(),
                check.severity().word(),
                check.theme(),
                stands.judged().subject(),
                stands.judged().resource(),
                stands.judged().account(),
                stands.judged().result().word(),
                missing(stands.judged().result()),
                says(stands),
                stands.since().map(Drift::when),
                stands.since().map(Drift::cause),
                owner(stands, owners.who(), now),
                team(stands, owners),
                stands.exception().map(PostureAnswers::exception));
    }

    private static List<String> missing(Result result) {
        return switch (result) {
            case Result.Unknown(List<String> missing) -> missing;
            case Result.Fails _, Result.Passes _ -> List.of();
        };
    }

    // Where it is unknown, the sentence of the check would say what nobody has seen.
    private static String says(Stands stands) {
        return switch (stands.judged().result()) {
            case Result.Fails _ -> stands.check().says().sentence(stands.judged().facts());
            case Result.Unknown _ -> "Nobody can say; what would have to be seen is missing.";
            case Result.Passes _ -> "";
        };
    }

    private static Optional<NamedAnswer> owner(Stands stands, Who who, Instant now) {
        Optional<Subject> behind = who.subjectOf(stands.judged().account(), now);
        return behind.flatMap(subject ->
                switch (subject) {
                    case Person person -> reached(person, who, now);
                    case Machine machine ->
                            who.subject(machine.owner())
                                    .map(owner -> new NamedAnswer(owner.id(), owner.name()));
                });
    }

    // Who has left sees to nothing any more; who led them may know what it was for.
    private static Optional<NamedAnswer> reached(Person person, Who who, Instant now) {
        if (!person.employment().hasLeft(now)) {
            return Optional.of(new NamedAnswer(person.id(), person.name()));
        }
        return who.subject(person.manager())
                .filter(lead -> lead instanceof Person one && !one.employment().hasLeft(now))
                .map(lead -> new NamedAnswer(lead.id(), lead.name()));
    }

    private static Optional<String> team(Stands stands, Owners owners) {
        return switch (stands.check().mends()) {
            case RESOURCE -> owners.teams().apply(stands.judged().resource());
            case ACCOUNT -> Optional.empty();
        };
    }

    static ExceptionAnswer exception(PostureException some) {
        return new ExceptionAnswer(
                some.owner(), some.reason(), some.until(), some.by(), some.since());
    }

    static DriftAnswer drift(Drift drift) {
        return new DriftAnswer(drift.before(), drift.after(), drift.when(), drift.cause());
    }
}
