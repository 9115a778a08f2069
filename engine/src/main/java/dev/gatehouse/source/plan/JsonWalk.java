package dev.gatehouse.source.plan;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gatehouse.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One pass over a document that fills slots; what nobody asked for becomes free text. The nesting
/// limit of the parser bounds the recursion.
final class JsonWalk {
    /// Documents within documents.
    static final int EMBEDDED_LEVELS_MAX = 4;

    private final Slots slots;
    private final Wanted.Step root;
    private int embedded;

    JsonWalk(Slots slots, Wanted.Step root) {
        this.slots = slots;
        this.root = root;
    }

    /// Reads the whole document.
    ///
    /// @throws IOException when it is not one JSON document within the limits
    void read(byte[] document) throws IOException {
        embedded = 0;
        try (JsonParser parser = Json.factory().createParser(document)) {
            whole(parser, root);
        }
    }

    /// Reads a document that is the text of a line's group.
    void read(String document) throws IOException {
        embedded = 0;
        within(document, root);
    }

    private void within(String document, Wanted.Step at) throws IOException {
        try (JsonParser parser = Json.factory().createParser(document)) {
            whole(parser, at);
        }
    }

    private void whole(JsonParser parser, Wanted.Step at) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new JsonParseException(parser, "empty document");
        }
        value(parser, first, at, false);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "something follows the document");
        }
    }

    private void value(
            JsonParser parser, @Nullable JsonToken token, Wanted.@Nullable Step at, boolean hidden)
            throws IOException {
        if (token == null) {
            throw new JsonParseException(parser, "the document ends too early");
        }
        boolean secret = hidden || (at != null && at.secret);
        switch (token) {
            case START_OBJECT -> object(parser, at != null && at.unwrapped ? root : at, secret);
            case START_ARRAY -> array(parser, at, secret);
            case VALUE_STRING -> string(parser, at, secret);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> {
                if (at != null && at.holdsSlot()) {
                    set(at, parser.getText());
                }
            }
            case VALUE_NULL -> {}
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new JsonParseException(parser, "a value was expected");
        }
    }

    private void object(JsonParser parser, Wanted.@Nullable Step at, boolean hidden)
            throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            Wanted.Step member = at == null ? null : at.member(name);
            boolean secret = hidden || (member == null && slots.secrets().named(name));
            if (at != null && at.captures()) {
                int from = slots.beginElement();
                value(parser, parser.nextToken(), member, secret);
                slots.endElement(at.capture, name, from);
            } else {
                value(parser, parser.nextToken(), member, secret);
            }
        }
    }

    private void array(JsonParser parser, Wanted.@Nullable Step at, boolean hidden)
            throws IOException {
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            if (at != null && at.keyed != null && token == JsonToken.START_OBJECT) {
                keyed(parser, at, at.keyed, hidden);
            } else if (at != null && at.captures()) {
                int from = slots.beginElement();
                element(parser, token, at, hidden);
                slots.endElement(at.capture, "", from);
            } else {
                value(parser, token, at, hidden);
            }
        }
    }

    // The members of an object in a captured list belong to the element; they are no elements.
    private void element(
            JsonParser parser, @Nullable JsonToken token, Wanted.Step at, boolean hidden)
            throws IOException {
        if (token != JsonToken.START_OBJECT) {
            value(parser, token, at, hidden);
            return;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            Wanted.Step member = at.member(name);
            boolean secret = hidden || (member == null && slots.secrets().named(name));
            value(parser, parser.nextToken(), member, secret);
        }
    }

    // What stands before the name is kept until the name is known; a list or an object is not.
    private void keyed(JsonParser parser, Wanted.Step at, Wanted.Keyed keyed, boolean hidden)
            throws IOException {
        String key = "";
        List<String> early = new ArrayList<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            @Nullable JsonToken token = parser.nextToken();
            boolean scalar =
                    token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL;
            boolean holds = keyed.values().contains(name);
            if (scalar && name.equals(keyed.name())) {
                key = parser.getText();
            } else if (scalar && holds && key.isEmpty()) {
                early.add(parser.getText());
            } else {
                Wanted.Step member = holds ? at.member(key) : null;
                String called = holds ? key : name;
                boolean secret = hidden || (member == null && slots.secrets().named(called));
                value(parser, token, member, secret);
            }
        }
        Wanted.Step member = at.member(key);
        boolean secret = hidden || (member == null && slots.secrets().named(key));
        for (String text : early) {
            if (member != null && member.holdsSlot()) {
                set(member, text);
            } else if (!secret) {
                slots.addUnread(text);
            }
        }
    }

    private void string(JsonParser parser, Wanted.@Nullable Step at, boolean hidden)
            throws IOException {
        if (at == null) {
            if (!hidden) {
                slots.addUnread(
                        parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            }
            return;
        }
        String text = parser.getText();
        boolean document = at.embedded || at.unwrapped;
        if (document && text.startsWith("{") && embedded < EMBEDDED_LEVELS_MAX) {
            embedded++;
            within(text, at.unwrapped ? root : at);
            embedded--;
        } else if (at.holdsSlot()) {
            set(at, text);
        } else if (!hidden) {
            slots.addUnread(text);
        }
    }

    private void set(Wanted.Step at, String text) {
        slots.set(at.slot, text);
        if (at.also >= 0) {
            slots.set(at.also, text);
        }
    }
}
