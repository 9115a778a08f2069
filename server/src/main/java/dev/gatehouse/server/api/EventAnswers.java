package dev.gatehouse.server.api;

import dev.gatehouse.access.Judgement;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.people.Subject;
import dev.gatehouse.people.Who;
import dev.gatehouse.search.EventIndex;
import dev.gatehouse.search.Sentence;
import java.util.LinkedHashMap;
import java.util.Optional;

/// The one form in which the API gives an event: its own JSON, what happened in plain words, the
/// person or machine behind the account, where one is known, and its verdict; without one where it
/// has not been judged yet.
///
/// @param index finds the events
/// @param judgement says the verdicts
public record EventAnswers(EventIndex index, Judgement judgement) {
    JsonObject json(Event event, Who who) {
        LinkedHashMap<String, JsonValue> members =
                new LinkedHashMap<>(EventJson.of(event).members());
        Optional<Subject> known = who.subjectOf(event.account(), event.time().time());
        members.put("sentence", new JsonString(Sentence.of(event, known)));
        known.ifPresent(subject -> members.put("behind", behind(subject)));
        judgement.verdict(event.id()).ifPresent(verdict -> members.put("verdict", verdict.json()));
        return new JsonObject(members);
    }

    private static JsonObject behind(Subject subject) {
        LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
        members.put("kind", new JsonString(PeopleAnswers.kind(subject)));
        members.put("id", new JsonString(subject.id()));
        members.put("name", new JsonString(subject.name()));
        return new JsonObject(members);
    }
}
