package dev.gatehouse.server.api;

import dev.gatehouse.finding.Finding;
import dev.gatehouse.finding.Question;
import dev.gatehouse.finding.Step;
import dev.gatehouse.notify.About;
import dev.gatehouse.notify.Message;
import dev.gatehouse.notify.Severity;
import dev.gatehouse.notify.Telling;
import dev.gatehouse.people.Person;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.server.api.FindingAnswers.AboutAnswer;
import dev.gatehouse.server.api.FindingAnswers.FindingAnswer;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.signin.Users;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What destinations are told of findings: each once when it is opened, once more when it comes
/// back after it was closed or hidden, and never while it is suppressed or after somebody decided.
public final class FindingTellings {
    private final EngineRooms rooms;
    private final Users users;
    private final String address;

    /// @param address where the screens are, `https://gatehouse.example`; empty where nobody else
    ///   could open it
    public FindingTellings(EngineRooms rooms, Users users, String address) {
        this.rooms = rooms;
        this.users = users;
        this.address = address;
    }

    /// The message about it, if there is to be one.
    public Telling of(About about) {
        if (rooms.findings().cursor() <= about.position()) {
            return new Telling.NotYet();
        }
        List<Finding> news = new ArrayList<>();
        String otherwise = "the finding is not kept any longer";
        for (Raised raised : about.raised()) {
            Optional<Finding> found = rooms.findings().find(raised.key());
            Optional<String> reason = found.flatMap(one -> whyNot(one, about));
            if (found.isPresent() && reason.isEmpty()) {
                news.add(found.get());
            }
            otherwise = reason.orElse(otherwise);
        }
        return news.isEmpty()
                ? new Telling.LeaveOut(otherwise)
                : new Telling.Say(message(news, about));
    }

    private Optional<String> whyNot(Finding finding, About about) {
        return switch (finding.state()) {
            case SUPPRESSED -> Optional.of("it is suppressed");
            case RESOLVED, ACKNOWLEDGED -> Optional.of("it was looked at or mended already");
            case OPEN ->
                    finding.triage().version() == about.position() || woke(finding)
                            ? Optional.empty()
                            : Optional.of("the finding was open already");
        };
    }

    private boolean woke(Finding finding) {
        List<Step> steps = rooms.findings().steps(finding.key());
        return !steps.isEmpty() && steps.getLast().deed() == Step.Deed.WOKE;
    }

    // Of several the worst is told, and how many more there are.
    private Message message(List<Finding> news, About about) {
        Finding finding =
                news.stream()
                        .min(
                                Comparator.comparing(
                                                (Finding one) -> one.evidence().severity(),
                                                Comparator.reverseOrder())
                                        .thenComparing(Finding::key))
                        .orElseThrow();
        int more = news.size() - 1;
        FindingAnswer answer = new FindingAnswers(rooms, users).of(finding);
        List<Message.Fact> facts = new ArrayList<>();
        answer.subject().map(AboutAnswer::name).ifPresent(name -> add(facts, "who", name));
        add(facts, "on", answer.resource());
        add(facts, "rule", answer.rule());
        add(facts, "events", Long.toString(answer.count()));
        return new Message(
                Long.toString(about.position()),
                finding.key(),
                answer.rule(),
                Severity.of(answer.severity()).orElse(about.severity()),
                answer.title(),
                more == 0 ? answer.sentence() : answer.sentence() + others(more),
                answer.resource(),
                address.isEmpty() ? "" : address + "/findings?open=" + finding.key(),
                answer.last(),
                facts);
    }

    /// What somebody is asked about a finding.
    Message question(Finding finding, Question question, List<Person> persons) {
        FindingAnswers answers = new FindingAnswers(rooms, users);
        FindingAnswer answer = answers.of(finding);
        List<Message.Fact> facts = new ArrayList<>();
        add(facts, "to", persons.stream().map(Person::name).collect(Collectors.joining(", ")));
        answer.subject().map(AboutAnswer::name).ifPresent(name -> add(facts, "who", name));
        add(facts, "on", answer.resource());
        add(facts, "asked by", answers.user(question.by()).name());
        add(facts, "answer", "yes, no or somebody else should say; in Gatehouse, signed in");
        return new Message(
                Long.toString(question.number()),
                finding.key(),
                answer.rule(),
                Severity.of(answer.severity()).orElse(Severity.MEDIUM),
                switch (question.role()) {
                    case PERSON -> "Was this you?";
                    case MACHINE_OWNER -> "Did your machine mean to do this?";
                    case RESOURCE_OWNER -> "Is this meant to happen to what is yours?";
                },
                answer.sentence(),
                answer.resource(),
                address.isEmpty() ? "" : address + "/questions",
                answer.last(),
                facts);
    }

    private static String others(int more) {
        return more == 1 ? " And one more like it." : " And %d more like it.".formatted(more);
    }

    private static void add(List<Message.Fact> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.add(new Message.Fact(name, value));
        }
    }
}
