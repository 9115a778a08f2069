package dev.gatehouse.server.engine;

import dev.gatehouse.notify.About;
import dev.gatehouse.notify.Message;
import dev.gatehouse.notify.Telling;
import dev.gatehouse.record.FindingRecord.Raised;
import java.util.ArrayList;
import java.util.List;

/// What people are told of something that was raised.
public final class RaisedWords {
    private RaisedWords() {}

    /// The message about it.
    public static Telling of(About about) {
        Raised raised = about.raised();
        String who = who(raised.subject());
        List<Message.Fact> facts = new ArrayList<>();
        add(facts, "who", who);
        add(facts, "on", about.resource());
        add(facts, "events", Long.toString(raised.count()));
        String sentence =
                (who.isEmpty() ? "Somebody" : who)
                        + (about.resource().isEmpty() ? "" : " on " + about.resource());
        return new Telling.Say(
                new Message(
                        Long.toString(about.position()),
                        raised.key(),
                        about.rule(),
                        about.severity(),
                        about.rule(),
                        sentence,
                        about.resource(),
                        "",
                        raised.last(),
                        facts));
    }

    private static void add(List<Message.Fact> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.add(new Message.Fact(name, value));
        }
    }

    private static String who(String subject) {
        return subject.substring(subject.indexOf(':') + 1);
    }
}
