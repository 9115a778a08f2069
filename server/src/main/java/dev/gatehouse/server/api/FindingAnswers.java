package dev.gatehouse.server.api;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.finding.Finding;
import dev.gatehouse.finding.Question;
import dev.gatehouse.finding.Step;
import dev.gatehouse.finding.Suppression;
import dev.gatehouse.people.AccountSeen;
import dev.gatehouse.people.Subject;
import dev.gatehouse.people.Who;
import dev.gatehouse.server.api.PeopleAnswers.NamedAnswer;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.signin.Users;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How the API gives findings: with the names of today and the words of the rule's file.
final class FindingAnswers {
    private static final String USER = "user:";
    private static final String ACCOUNT = "account:";
    private static final Pattern REHEARSED =
            Pattern.compile("^(account:)?[a-z0-9-]+/" + SourceName.REHEARSAL + "/");

    private final EngineRooms rooms;
    private final Users users;
    private final FindingRules rules;
    private final Who who;

    /// As of now; made for one answer.
    FindingAnswers(EngineRooms rooms, Users users) {
        this.rooms = rooms;
        this.users = users;
        this.rules = new FindingRules(rooms);
        this.who = rooms.people().now();
    }

    /// Something worth a look.
    ///
    /// @param emitter `detection`, `behaviour`, `posture`, `completeness` or `access`
    /// @param title what the rule says of itself
    /// @param sentence what happened, with names
    /// @param severity `informational`, `low`, `medium`, `high` or `critical`
    /// @param certain whether one match is enough to say that something is wrong
    /// @param retrospective whether it was found in history that had been watched before
    /// @param state `open`, `acknowledged`, `resolved` or `suppressed`
    /// @param version what a decision names, so that nobody decides on what they did not see
    /// @param since when it was opened, or opened again
    /// @param returned how often it came back after it was closed
    /// @param assigned who looks after it
    /// @param subject whom it is about
    /// @param resource the path; empty where it is about none
    /// @param count how many events it rests on
    /// @param disposition how it was closed, now or the last time
    /// @param suppression the number of the suppression that keeps it out of sight
    public record FindingAnswer(
            String key,
            String emitter,
            String rule,
            String title,
            String sentence,
            String severity,
            boolean certain,
            boolean retrospective,
            String state,
            long version,
            Instant since,
            int returned,
            Optional<NamedAnswer> assigned,
            Optional<AboutAnswer> subject,
            String resource,
            long count,
            Instant first,
            Instant last,
            Optional<String> disposition,
            Optional<Long> suppression) {}

    /// Whom it is about.
    ///
    /// @param kind `person`, `machine` or `account`
    /// @param id the id of the person or machine, or the whole account
    public record AboutAnswer(String kind, String id, String name) {}

    /// One thing that was done about it, or that happened to it.
    ///
    /// @param deed `raised`, `returned`, `assigned`, `acknowledged`, `resolved`, `reopened`,
    ///   `suppressed`, `withdrawn`, `woke`, `noted`, `asked` or `answered`
    /// @param by who did it; Gatehouse itself where absent
    /// @param to whom it was assigned to
    /// @param disposition how it was closed
    /// @param role as what somebody was asked
    /// @param answer what they answered
    /// @param text a reason, a note or what they wrote to their answer
    public record StepAnswer(
            Instant when,
            String deed,
            Optional<NamedAnswer> by,
            Optional<NamedAnswer> to,
            Optional<String> disposition,
            Optional<String> role,
            Optional<String> answer,
            String text) {}

    /// What somebody was asked about it.
    ///
    /// @param number what it is named by
    /// @param role as what: `person`, `machine-owner` or `resource-owner`
    /// @param whom the persons, one of whom may answer
    /// @param through the destination it was sent by
    public record QuestionAnswer(
            long number,
            String role,
            List<NamedAnswer> whom,
            String through,
            Instant asked,
            NamedAnswer by,
            Optional<GivenAnswer> given) {}

    /// What they answered.
    ///
    /// @param answer `yes`, `no` or `somebody-else`
    /// @param person who did
    public record GivenAnswer(String answer, NamedAnswer person, String text, Instant when) {}

    /// A suppression.
    ///
    /// @param number what it is named by
    /// @param finding the key of the one it is about; empty for all that fit what follows
    /// @param subject whom they are about; empty for anybody
    /// @param resource a pattern of paths; empty for any
    /// @param owner who answers for it
    /// @param counted how many events came under it
    /// @param holds whether it hides anything now
    /// @param woke whether it ended because what it hid became otherwise
    /// @param ended why it ended before its day
    public record SuppressionAnswer(
            long number,
            String finding,
            String emitter,
            String rule,
            String subject,
            String resource,
            String owner,
            String reason,
            Instant until,
            NamedAnswer by,
            Instant since,
            long counted,
            boolean holds,
            boolean woke,
            Optional<String> ended) {}

    FindingRules rules() {
        return rules;
    }

    FindingAnswer of(Finding finding) {
        Finding.Origin origin = finding.origin();
        Finding.Evidence evidence = finding.evidence();
        Finding.Triage triage = finding.triage();
        Optional<AboutAnswer> about = about(origin.subject(), evidence.last());
        String title = (isRehearsed(origin) ? "Rehearsal: " : "") + rules.of(origin).title();
        return new FindingAnswer(
                finding.key(),
                origin.emitter(),
                origin.rule(),
                title,
                rules.stands(origin)
                        .map(stands -> stands.check().says().sentence(stands.judged().facts()))
                        .orElseGet(() ->
                                FindingSentence.of(finding, title, about.map(AboutAnswer::name))),
                evidence.severity().word(),
                evidence.certain(),
                evidence.retrospective(),
                finding.state().word(),
                triage.version(),
                triage.since(),
                triage.returned(),
                triage.assigned().isEmpty()
                        ? Optional.empty()
                        : Optional.of(user(triage.assigned())),
                about,
                origin.resource(),
                evidence.count(),
                evidence.first(),
                evidence.last(),
                triage.resolution().map(resolution -> resolution.disposition().word()),
                finding.suppression());
    }

    // What was played is so called wherever it is shown or told.
    private static boolean isRehearsed(Finding.Origin origin) {
        return REHEARSED.matcher(origin.resource()).find()
                || REHEARSED.matcher(origin.subject()).find();
    }

    /// Whom a record's `person:`, `machine:` or `account:` means.
    Optional<AboutAnswer> about(String subject, Instant when) {
        int colon = subject.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String kind = subject.substring(0, colon);
        String id = subject.substring(colon + 1);
        Optional<Subject> known =
                subject.startsWith(ACCOUNT) ? who.subjectOf(id, when) : who.subject(id);
        return Optional.of(
                known.map(one -> new AboutAnswer(PeopleAnswers.kind(one), one.id(), one.name()))
                        .orElseGet(() -> new AboutAnswer(kind, id, name(id))));
    }

    // The name the tool gave last, else the end of the id.
    private String name(String id) {
        return rooms.accounts()
                .of(id)
                .map(AccountSeen::name)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> id.substring(id.lastIndexOf('/') + 1));
    }

    NamedAnswer user(String by) {
        String id = by.startsWith(USER) ? by.substring(USER.length()) : "";
        return new NamedAnswer(
                by,
                id.matches("[0-9]{1,18}")
                        ? users.byId(Long.parseLong(id)).map(Users.User::name).orElse(by)
                        : by);
    }

    StepAnswer step(Step step) {
        Optional<String> about = Optional.of(step.about()).filter(text -> !text.isEmpty());
        Step.Deed deed = step.deed();
        return new StepAnswer(
                step.when(),
                deed.word(),
                step.by().equals("gatehouse") ? Optional.empty() : Optional.of(user(step.by())),
                deed == Step.Deed.ASSIGNED ? about.map(this::user) : Optional.empty(),
                deed == Step.Deed.RESOLVED ? about : Optional.empty(),
                deed == Step.Deed.ASKED ? about : Optional.empty(),
                deed == Step.Deed.ANSWERED ? about : Optional.empty(),
                step.text());
    }

    QuestionAnswer question(Question question) {
        return new QuestionAnswer(
                question.number(),
                question.role().word(),
                question.whom().stream().map(this::person).toList(),
                question.through(),
                question.when(),
                user(question.by()),
                question.answer()
                        .map(given ->
                                new GivenAnswer(
                                        given.said().word(),
                                        person(given.person()),
                                        given.text(),
                                        given.when())));
    }

    private NamedAnswer person(String id) {
        return new NamedAnswer(id, who.subject(id).map(Subject::name).orElse(id));
    }

    SuppressionAnswer suppression(Suppression suppression, Instant now) {
        Suppression.Scope scope = suppression.scope();
        return new SuppressionAnswer(
                suppression.number(),
                scope.finding(),
                scope.emitter(),
                scope.rule(),
                scope.subject(),
                scope.resource(),
                suppression.owner(),
                suppression.reason(),
                suppression.until(),
                user(suppression.by()),
                suppression.since(),
                suppression.counted(),
                suppression.holds(now),
                suppression.ended().filter(Suppression.Ended::woke).isPresent(),
                suppression.ended().map(Suppression.Ended::why));
    }
}
