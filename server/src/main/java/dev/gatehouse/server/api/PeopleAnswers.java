package dev.gatehouse.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.people.AccountSeen;
import dev.gatehouse.people.Accounts;
import dev.gatehouse.people.Employment;
import dev.gatehouse.people.Link;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.PeopleCount;
import dev.gatehouse.people.PeopleProblem;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import dev.gatehouse.people.Suggestion;
import dev.gatehouse.people.Who;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How the API gives persons, machines and links.
final class PeopleAnswers {
    private PeopleAnswers() {}

    /// A person or machine in a list.
    ///
    /// @param kind `person` or `machine`
    /// @param state of a person, `expected`, `active`, `moved` or `left`
    /// @param team of a person
    /// @param owner of a machine, by id
    /// @param accounts that are theirs now
    /// @param lastSeen when one of them last acted
    public record SubjectAnswer(
            String kind,
            String id,
            String name,
            Optional<String> state,
            Optional<String> team,
            Optional<String> owner,
            Optional<String> ownerName,
            int accounts,
            Optional<Instant> lastSeen) {}

    /// A link of an account, and what was seen of it.
    public record LinkAnswer(
            String account,
            String name,
            String proof,
            boolean verified,
            double confidence,
            Optional<Instant> from,
            Optional<Instant> until,
            String by,
            long position,
            long events,
            Optional<Instant> firstSeen,
            Optional<Instant> lastSeen) {}

    /// Somebody named in passing.
    public record NamedAnswer(String id, String name) {}

    /// A person or machine as a page of its own.
    ///
    /// @param managers the manager, the manager's manager and so on
    /// @param machines that a person answers for
    /// @param query finds what they did
    public record WholeSubjectAnswer(
            SubjectAnswer subject,
            List<String> emails,
            List<String> groups,
            Optional<Instant> start,
            Optional<Instant> moved,
            Optional<Instant> end,
            String purpose,
            List<NamedAnswer> managers,
            List<NamedAnswer> machines,
            List<LinkAnswer> links,
            String query) {}

    /// One question of the queue.
    ///
    /// @param proof why: `manual` where one person said so, else `same-email` or `same-name`
    public record SuggestionAnswer(
            String account,
            String accountName,
            long events,
            Optional<Instant> lastSeen,
            NamedAnswer subject,
            String kind,
            String proof,
            double confidence,
            String saidBy) {}

    /// One line of progress; the last one has `done` and is the closing count.
    public record PeopleLine(
            boolean done,
            long read,
            long added,
            long changed,
            long unchanged,
            long linked,
            long refused,
            List<ProblemLine> problems,
            @JsonProperty("problem") Optional<String> stopped) {
        static PeopleLine of(PeopleCount count, boolean done, Optional<String> stopped) {
            return new PeopleLine(
                    done,
                    count.read(),
                    count.added(),
                    count.changed(),
                    count.unchanged(),
                    count.linked(),
                    count.refused(),
                    done ? count.problems().stream().map(ProblemLine::of).toList() : List.of(),
                    stopped);
        }
    }

    /// What in a file could not be taken, and where.
    public record ProblemLine(long line, long column, String what) {
        static ProblemLine of(PeopleProblem problem) {
            return new ProblemLine(problem.line(), problem.column(), problem.what());
        }
    }

    static String kind(Subject subject) {
        return switch (subject) {
            case Person _ -> "person";
            case Machine _ -> "machine";
        };
    }

    static SubjectAnswer subject(Subject subject, Who who, Accounts accounts, Instant now) {
        List<String> theirs = who.accountsOf(subject.id(), now);
        Optional<Instant> last =
                theirs.stream()
                        .flatMap(account -> accounts.of(account).stream())
                        .map(AccountSeen::last)
                        .max(Comparator.naturalOrder());
        return switch (subject) {
            case Person person ->
                    new SubjectAnswer(
                            "person",
                            person.id(),
                            person.name(),
                            Optional.of(person.employment().at(now).word()),
                            said(person.team()),
                            Optional.empty(),
                            Optional.empty(),
                            theirs.size(),
                            last);
            case Machine machine ->
                    new SubjectAnswer(
                            "machine",
                            machine.id(),
                            machine.name(),
                            Optional.empty(),
                            Optional.empty(),
                            said(machine.owner()),
                            who.subject(machine.owner()).map(Subject::name),
                            theirs.size(),
                            last);
        };
    }

    static WholeSubjectAnswer whole(
            Subject subject, Who who, SubjectAnswer brief, List<LinkAnswer> links) {
        boolean isPerson = subject instanceof Person;
        Employment employment =
                subject instanceof Person person ? person.employment() : Employment.UNSAID;
        return new WholeSubjectAnswer(
                brief,
                subject instanceof Person person ? person.emails() : List.of(),
                subject instanceof Person person ? person.groups() : List.of(),
                employment.start(),
                employment.moved(),
                employment.end(),
                subject instanceof Machine machine ? machine.purpose() : "",
                subject instanceof Person person ? named(who.managersOf(person)) : List.of(),
                named(
                        who.subjects().stream()
                                .filter(some ->
                                        some instanceof Machine machine
                                                && machine.owner().equals(subject.id()))
                                .toList()),
                links,
                (isPerson ? "person:" : "machine:") + quoted(subject.id()));
    }

    static LinkAnswer link(Link link, Accounts accounts) {
        Optional<AccountSeen> seen = accounts.of(link.account());
        return new LinkAnswer(
                link.account(),
                seen.map(AccountSeen::name).orElse(""),
                link.proof().word(),
                link.proof().isVerified(),
                link.confidence(),
                Optional.of(link.from()).filter(from -> !from.equals(Instant.MIN)),
                link.until(),
                link.by(),
                link.position(),
                seen.map(AccountSeen::events).orElse(0L),
                seen.map(AccountSeen::first),
                seen.map(AccountSeen::last));
    }

    static SuggestionAnswer suggestion(Suggestion one) {
        boolean acted = one.account().events() > 0;
        return new SuggestionAnswer(
                one.account().account(),
                one.account().name(),
                one.account().events(),
                acted ? Optional.of(one.account().last()) : Optional.empty(),
                new NamedAnswer(one.subject().id(), one.subject().name()),
                kind(one.subject()),
                one.proof().word(),
                one.proof().confidence(),
                one.saidBy());
    }

    private static List<NamedAnswer> named(List<? extends Subject> subjects) {
        return subjects.stream().map(one -> new NamedAnswer(one.id(), one.name())).toList();
    }

    private static Optional<String> said(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /// A value as it stands in a query.
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
