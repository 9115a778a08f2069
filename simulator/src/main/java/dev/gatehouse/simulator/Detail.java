package dev.gatehouse.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/// One member of a JSON payload that only some actions carry.
sealed interface Detail {

    String name();

    /// A string.
    record Text(String name, String value) implements Detail {}

    /// An integer.
    record Whole(String name, long value) implements Detail {}

    /// A boolean.
    record Flag(String name, boolean value) implements Detail {}

    /// An array of strings.
    record Texts(String name, List<String> values) implements Detail {}

    /// An object.
    record Group(String name, List<Detail> members) implements Detail {}

    /// An array of objects.
    record Groups(String name, List<Group> items) implements Detail {}

    static Detail groups(String name, Detail... itemMembers) {
        return new Groups(name, List.of(new Group(name, List.of(itemMembers))));
    }

    static Detail text(String name, String value) {
        return new Text(name, value);
    }

    static Detail number(String name, long value) {
        return new Whole(name, value);
    }

    static Detail flag(String name, boolean value) {
        return new Flag(name, value);
    }

    static Detail texts(String name, List<String> values) {
        return new Texts(name, values);
    }

    static Detail group(String name, Detail... members) {
        return new Group(name, List.of(members));
    }

    /// Writes the member into the object being written.
    default void write(JsonGenerator json) throws IOException {
        switch (this) {
            case Text text -> json.writeStringField(text.name, text.value);
            case Whole whole -> json.writeNumberField(whole.name, whole.value);
            case Flag flag -> json.writeBooleanField(flag.name, flag.value);
            case Texts texts -> {
                json.writeArrayFieldStart(texts.name);
                for (String value : texts.values) {
                    json.writeString(value);
                }
                json.writeEndArray();
            }
            case Groups groups -> {
                json.writeArrayFieldStart(groups.name);
                for (Group item : groups.items) {
                    json.writeStartObject();
                    writeAll(item.members, json);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            case Group group -> {
                json.writeObjectFieldStart(group.name);
                writeAll(group.members, json);
                json.writeEndObject();
            }
        }
    }

    static void writeAll(List<Detail> details, JsonGenerator json) throws IOException {
        for (Detail detail : details) {
            detail.write(json);
        }
    }
}
