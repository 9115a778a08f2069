package dev.gatehouse.inventory.plan;

import dev.gatehouse.inventory.Fact;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonCut;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonSpan;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.secret.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;

/// Reads answers of an API, or objects of an exported file, into facts. Never throws because of
/// what an answer holds: an object that cannot be read is counted and makes the answer incomplete.
/// No secret that the redactor can tell is in anything it gives.
public final class AnswerReader {
    /// Facts that one answer may tell; what more it tells makes it incomplete.
    public static final int FACTS_MAX = 200_000;

    private static final byte LINE_END = '\n';

    private final Redactor redactor;

    public AnswerReader(Redactor redactor) {
        this.redactor = redactor;
    }

    /// What an answer tells.
    ///
    /// @param facts in the order of its objects
    /// @param given what listings under this one are asked with, one for each object
    /// @param unread objects that could not be read, or were too many
    public record Told(List<Fact> facts, List<SortedMap<String, String>> given, int unread) {}

    /// Reads one.
    ///
    /// @param place `tool/instance`
    /// @param of what the listing was asked with
    public Told read(ListingPlan listing, String place, Map<String, String> of, byte[] answer) {
        List<Fact> facts = new ArrayList<>();
        List<SortedMap<String, String>> given = new ArrayList<>();
        int unread = 0;
        Optional<List<JsonSpan>> objects = objects(answer, listing.itemsPath());
        if (objects.isEmpty()) {
            return new Told(List.of(), List.of(), 1);
        }
        for (JsonSpan object : objects.get()) {
            try {
                JsonValue value = Json.parse(answer, object.offset(), object.length());
                Thing thing = Thing.of(decoded(listing, shown(value)), of);
                if (listing.givesNames()) {
                    given.add(listing.given(thing));
                }
                for (FactRule rule : listing.rules()) {
                    rule.over()
                            .things(thing)
                            .flatMap(each -> rule.facts(each, place))
                            .limit(FACTS_MAX - facts.size())
                            .forEach(facts::add);
                }
                unread += facts.size() == FACTS_MAX ? 1 : 0;
            } catch (JsonProblem notOne) {
                unread++;
            }
        }
        return new Told(List.copyOf(facts), List.copyOf(given), unread);
    }

    /// Where the objects of an answer stand: the elements of a list, of the member `items`, of a
    /// lines of a file, or the one object it is. Nothing where its brackets do not close.
    ///
    /// @param items a path; empty for none
    public static Optional<List<JsonSpan>> objects(byte[] answer, String items) {
        Optional<List<JsonSpan>> list = JsonCut.array(answer);
        if (list.isPresent()) {
            return list;
        }
        if (!items.isEmpty()) {
            Optional<List<JsonSpan>> member = member(answer, items);
            if (member.isPresent()) {
                return member;
            }
        }
        return JsonCut.isWholeValue(answer, 0, answer.length)
                ? Optional.of(List.of(new JsonSpan(0, answer.length)))
                : lines(answer);
    }

    private static Optional<List<JsonSpan>> member(byte[] answer, String path) {
        JsonSpan within = new JsonSpan(0, answer.length);
        String rest = path;
        for (int dot = rest.indexOf('.'); dot > 0; dot = rest.indexOf('.')) {
            Optional<JsonSpan> inside = JsonCut.valueOf(answer, within, rest.substring(0, dot));
            if (inside.isEmpty()) {
                return Optional.empty();
            }
            within = inside.get();
            rest = rest.substring(dot + 1);
        }
        byte[] object =
                Arrays.copyOfRange(answer, within.offset(), within.offset() + within.length());
        int offset = within.offset();
        return JsonCut.member(object, rest)
                .map(spans ->
                        spans.stream()
                                .map(span -> new JsonSpan(span.offset() + offset, span.length()))
                                .toList());
    }

    // Nothing at all is no list, not even an empty one.
    private static Optional<List<JsonSpan>> lines(byte[] answer) {
        List<JsonSpan> lines = new ArrayList<>();
        int from = 0;
        while (from < answer.length) {
            int end = from;
            while (end < answer.length && answer[end] != LINE_END) {
                end++;
            }
            if (!new String(answer, from, end - from, StandardCharsets.UTF_8).isBlank()) {
                if (!JsonCut.isWholeValue(answer, from, end)) {
                    return Optional.empty();
                }
                lines.add(new JsonSpan(from, end - from));
            }
            from = end + 1;
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
    }

    // Every text without its secrets, before anything is read from it.
    private JsonValue shown(JsonValue value) {
        return switch (value) {
            case JsonString text -> {
                String shown = redactor.redact(text.value());
                yield shown.equals(text.value()) ? text : new JsonString(shown);
            }
            case JsonArray array -> new JsonArray(array.items().stream().map(this::shown).toList());
            case JsonObject object -> {
                SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
                object.members()
                        .forEach((name, member) ->
                                members.put(redactor.redact(name), shown(member)));
                yield new JsonObject(members);
            }
            case JsonValue.JsonNumber _, JsonValue.JsonBoolean _, JsonValue.JsonNull _ -> value;
        };
    }

    private static JsonValue decoded(ListingPlan listing, JsonValue value) {
        if (listing.hcl().isEmpty() || !(value instanceof JsonObject object)) {
            return value;
        }
        SequencedMap<String, JsonValue> members = new LinkedHashMap<>(object.members());
        String written = listing.hcl().get().one(Thing.of(value, Map.of()));
        members.put("hcl", Hcl.read(written));
        return new JsonObject(members);
    }
}
