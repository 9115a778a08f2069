package dev.gatehouse.record;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The one form of own records: canonical JSON whose first member is `"schema"`, then a member for
/// each component, sorted. A member that an older record lacks reads as empty, zero or false; one
/// that a newer record has more is passed over.
public final class OwnRecordJson {
    private static final int SCHEMA = 1;
    private static final Map<RecordKind, Class<?>> TYPES = new EnumMap<>(RecordKind.class);

    static {
        add(OwnRecord.class);
    }

    private OwnRecordJson() {}

    private static void add(Class<?> sealed) {
        for (Class<?> type : sealed.getPermittedSubclasses()) {
            if (type.isInterface()) {
                add(type);
            } else {
                TYPES.put(((OwnRecord) RecordJson.empty(type)).kind(), type);
            }
        }
    }

    /// The payload of its leaf.
    public static byte[] bytes(OwnRecord record) {
        JsonObject members = RecordJson.members(record);
        String sorted = CanonicalJson.text(members);
        String schema = "{\"schema\":" + SCHEMA;
        String whole =
                members.members().isEmpty() ? schema + "}" : schema + "," + sorted.substring(1);
        return whole.getBytes(StandardCharsets.UTF_8);
    }

    /// The record in a payload; empty when `kind` is not one of ours.
    ///
    /// @throws JsonProblem when the payload is no record
    public static Optional<OwnRecord> read(RecordKind kind, byte[] payload) {
        Class<?> type = TYPES.get(kind);
        return type == null
                ? Optional.empty()
                : Optional.of((OwnRecord) RecordJson.make(type, RecordJson.object(payload)));
    }
}
