package dev.gatehouse.source.plan;

import dev.gatehouse.event.Meaning;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.secret.Redactor;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads pieces by one plan. Confined to one thread, keeps nothing from piece to piece, never
/// throws because of what a piece holds.
public final class PlanReader {
    /// Layers of lines within lines.
    static final int LINE_LAYERS_MAX = 4;

    /// What a piece comes with.
    ///
    /// @param headers kept headers of its delivery, names in small letters
    public record Input(
            byte[] bytes, Instant received, boolean trustTimes, Map<String, String> headers) {}

    private final Plan plan;
    private final Slots slots;
    private final JsonWalk walk;
    private final ShapeReader shapes;
    private final RedactedText redacted;
    private final LinePattern.Layers layers = new LinePattern.Layers();

    /// The first two segments of every path: the tool's name and its instance.
    public record Place(String tool, String instance) {}

    /// A reader that hides what `redactor` finds and names credentials by `key`.
    public PlanReader(Plan plan, Place place, Redactor redactor, InstallationKey key) {
        Secrets secrets = new Secrets(redactor, key);
        this.plan = plan;
        this.slots = new Slots(plan.wanted, plan.namedValues, secrets);
        this.walk = new JsonWalk(slots, plan.wanted.root());
        this.redacted = new RedactedText(plan.wanted.root(), secrets);
        this.shapes = new ShapeReader(plan, place.tool(), place.instance());
    }

    /// What the piece says; a list of documents says what each of them does. Documents of a list
    /// complete nothing: what belongs together stands in it together.
    public Meant read(Input input) {
        Decoded decoded = Decoded.of(input.bytes());
        if (decoded.opensList() && decoded.looksLikeJson()) {
            List<byte[]> documents = Documents.ofList(decoded.bytes());
            return documents.isEmpty() ? one(input, decoded) : each(documents, input);
        }
        Meant whole = one(input, decoded);
        if (plan.lists.isEmpty() || !isUnknown(whole) || !decoded.looksLikeJson()) {
            return whole;
        }
        List<byte[]> documents = Documents.ofMember(decoded.bytes(), plan.lists);
        return documents.isEmpty() ? whole : each(documents, input);
    }

    private static boolean isUnknown(Meant meant) {
        return meant instanceof Meant.Happened happened
                && happened.said().getFirst().meaning() == Meaning.UNMAPPED;
    }

    private Meant each(List<byte[]> documents, Input input) {
        List<Meant.Said> said = new ArrayList<>();
        Meant.Ignored ignored = new Meant.Ignored("", false);
        for (byte[] document : documents) {
            Input part = new Input(document, input.received(), input.trustTimes(), input.headers());
            switch (one(part, Decoded.of(document))) {
                case Meant.Happened happened -> said.addAll(happened.said());
                case Meant.Ignored one -> ignored = one;
                // One that cannot be read hides none of the others.
                case Meant.Unreadable unreadable -> {
                    slots.clear();
                    said.add(shapes.unrecognised(unreadable.reason(), slots, part, false));
                }
            }
        }
        return said.isEmpty() ? ignored : new Meant.Happened(said, "", false);
    }

    private Meant one(Input input, Decoded decoded) {
        slots.clear();
        String refused = fill(decoded, input.headers());
        if (refused.startsWith(IGNORED)) {
            return new Meant.Ignored(refused.substring(IGNORED.length()), false);
        }
        if (!refused.isEmpty()) {
            return unreadable(refused, decoded);
        }
        slots.redact(plan.hidden);
        if (input.bytes().length > LongValue.VALUE_CHARS_MAX) {
            slots.shorten(plan.hidden);
        }
        Optional<Reason> ignored = Reason.first(plan.exceptions.ignored(), slots);
        if (ignored.isPresent()) {
            return new Meant.Ignored(ignored.get().reason(), ignored.get().isAudit());
        }
        Optional<Reason> unreadable = Reason.first(plan.exceptions.unreadable(), slots);
        if (unreadable.isPresent()) {
            return unreadable(unreadable.get().reason(), decoded);
        }
        return shapes.read(slots, input, decoded.damaged());
    }

    private static final String IGNORED = "ignored:";
    private static final String NO_PATTERN = "no line pattern fits";

    /// Why the piece cannot be read, or nothing.
    private String fill(Decoded decoded, Map<String, String> headers) {
        fillFromHeaders(headers);
        if (!decoded.looksLikeJson()) {
            return fillFromText(decoded.line(), headers);
        }
        String problem;
        try {
            walk.read(decoded.bytes());
            return "";
        } catch (IOException notJson) {
            problem = JsonProblem.reason(notJson);
        }
        // A log line may begin with a bracket too: "[2026-11-22 …".
        if (plan.lines.isEmpty() || !decoded.opensList()) {
            return problem;
        }
        slots.clear();
        fillFromHeaders(headers);
        String refused = fillFromLine(decoded.line(), headers);
        return refused.equals(NO_PATTERN) ? problem : refused;
    }

    // A mapping may know better what syslog's prefix says: its own patterns are asked first.
    private String fillFromText(String line, Map<String, String> headers) {
        String refused = plan.lines.isEmpty() ? "not valid JSON" : fillFromLine(line, headers);
        Optional<String> message = SyslogPrefix.message(line);
        if (refused.isEmpty() || message.isEmpty()) {
            return refused;
        }
        slots.clear();
        fillFromHeaders(headers);
        String behind = fillFromMessage(message.get(), headers);
        if (behind.isEmpty() || behind.startsWith(IGNORED)) {
            return behind;
        }
        slots.clear();
        fillFromHeaders(headers);
        return refused;
    }

    private String fillFromMessage(String message, Map<String, String> headers) {
        if (message.startsWith("{")) {
            return fillFromJson(message);
        }
        return plan.lines.isEmpty() ? "not valid JSON" : fillFromLine(message, headers);
    }

    private void fillFromHeaders(Map<String, String> headers) {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            int slot = plan.wanted.find(Vocabulary.HEADER + header.getKey());
            if (slot >= 0) {
                slots.set(slot, header.getValue());
            }
        }
    }

    // A pattern may cut a secret from what tells that it is one, so a line is cut without them. The
    // fields of a document behind a prefix are redacted one by one, as those of any document.
    private String fillFromLine(String line, Map<String, String> headers) {
        layers.json = "";
        String refused = fillFromLine(line, 0);
        String shown = layers.json.isEmpty() ? slots.secrets().redact(line) : line;
        if (shown.equals(line)) {
            return refused;
        }
        slots.clear();
        fillFromHeaders(headers);
        return fillFromLine(shown, 0);
    }

    private String fillFromLine(String line, int layer) {
        for (LinePattern pattern : plan.lines) {
            if (!pattern.fits(line, slots, layers)) {
                continue;
            }
            if (!pattern.ignored().isEmpty()) {
                return IGNORED + pattern.ignored();
            }
            int name = plan.wanted.find(Vocabulary.LINE);
            if (name >= 0) {
                slots.replace(name, pattern.name());
            }
            if (!layers.again.isEmpty() && layer < LINE_LAYERS_MAX) {
                return fillFromLine(layers.again, layer + 1);
            }
            return layers.json.isEmpty() ? "" : fillFromJson(layers.json);
        }
        return layer == 0 ? NO_PATTERN : "no line pattern fits what follows the prefix";
    }

    private String fillFromJson(String json) {
        try {
            walk.read(json);
            return "";
        } catch (IOException problem) {
            return "what follows the prefix: " + JsonProblem.reason(problem);
        }
    }

    private Meant unreadable(String reason, Decoded decoded) {
        String shown = redacted.of(decoded.text());
        // Cut only now: half a secret would not be known for one.
        String kept = shown.substring(0, Math.min(shown.length(), Slots.UNREAD_CHARS_MAX));
        return new Meant.Unreadable(reason, kept);
    }

    /// The piece as text for people: nothing of it is left out but secrets.
    public String redacted(byte[] piece) {
        return redacted.of(Decoded.of(piece).text());
    }
}
