package dev.gatehouse.server.api;

import dev.gatehouse.finding.Finding;
import dev.gatehouse.finding.Step;
import dev.gatehouse.notify.About;
import dev.gatehouse.notify.Message;
import dev.gatehouse.notify.Severity;
import dev.gatehouse.notify.Telling;
import dev.gatehouse.server.api.FindingAnswers.AboutAnswer;
import dev.gatehouse.server.api.FindingAnswers.FindingAnswer;
import dev.gatehouse.server.engine.EngineRooms;
import dev.gatehouse.server.signin.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        Optional<Finding> found = rooms.findings().find(about.raised().key());
        if (found.isEmpty()) {
            return new Telling.LeaveOut("the finding is not kept any longer");
        }
        Finding finding = found.get();
        return switch (finding.state()) {
            case SUPPRESSED -> new Telling.LeaveOut("it is suppressed");
            case RESOLVED, ACKNOWLEDGED -> new Telling.LeaveOut("somebody looked at it already");
            case OPEN ->
                    finding.triage().version() == about.position() || woke(finding)
                            ? new Telling.Say(message(finding, about))
                            : new Telling.LeaveOut("the finding was open already");
        };
    }

    private boolean woke(Finding finding) {
        List<Step> steps = rooms.findings().steps(finding.key());
        return !steps.isEmpty() && steps.getLast().deed() == Step.Deed.WOKE;
    }

    private Message message(Finding finding, About about) {
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
                answer.sentence(),
                answer.resource(),
                address.isEmpty() ? "" : address + "/#/findings?open=" + finding.key(),
                answer.last(),
                facts);
    }

    private static void add(List<Message.Fact> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.add(new Message.Fact(name, value));
        }
    }
}
