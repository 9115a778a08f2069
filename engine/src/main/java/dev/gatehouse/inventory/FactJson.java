package dev.gatehouse.inventory;

import dev.gatehouse.event.Permission;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// The one JSON form of facts, the same in API, CLI and tests; `fact` says which kind one is. What
/// was not said is left out.
public final class FactJson {
    private FactJson() {}

    /// A fact as an object.
    public static JsonObject of(Fact fact) {
        SequencedMap<String, JsonValue> out = new LinkedHashMap<>();
        switch (fact) {
            case Right right -> right(right, out);
            case Setting setting -> {
                put(out, "fact", "setting");
                put(out, "resource", setting.resource());
                put(out, "name", setting.name());
                out.put("value", setting.value());
            }
            case CredentialFact credential -> credential(credential, out);
            case AccountFact account -> account(account, out);
            case Membership membership -> {
                put(out, "fact", "membership");
                put(out, "account", membership.member());
                put(out, "group", membership.group());
                put(out, "resource", membership.resource());
                put(out, "role", membership.role());
            }
        }
        return new JsonObject(out);
    }

    private static void right(Right right, SequencedMap<String, JsonValue> out) {
        put(out, "fact", "right");
        put(out, "account", right.account());
        out.put("permissions", texts(right.permissions().stream().map(Permission::word).toList()));
        put(out, "resource", right.resource());
        out.put("through", texts(right.through()));
        put(out, "named", right.named());
    }

    private static void credential(CredentialFact fact, SequencedMap<String, JsonValue> out) {
        put(out, "fact", "credential");
        put(out, "fingerprint", fact.fingerprint());
        put(out, "kind", fact.kind());
        put(out, "account", fact.account());
        put(out, "resource", fact.resource());
        put(out, "name", fact.name());
        out.put("scopes", texts(fact.scopes()));
        put(out, "created", fact.life().created());
        put(out, "expires", fact.life().expires());
        put(out, "last_used", fact.life().lastUsed());
        out.put("active", truth(fact.active()));
    }

    private static void account(AccountFact fact, SequencedMap<String, JsonValue> out) {
        put(out, "fact", "account");
        put(out, "account", fact.account());
        put(out, "name", fact.name());
        put(out, "resource", fact.resource());
        put(out, "role", fact.role());
        put(out, "state", fact.state());
        fact.twoFactor().ifPresent(second -> out.put("two_factor", truth(second)));
        put(out, "email", fact.email());
    }

    /// Texts as an array.
    public static JsonArray texts(Collection<String> texts) {
        return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
    }

    private static JsonBoolean truth(boolean truth) {
        return truth ? JsonBoolean.TRUE : JsonBoolean.FALSE;
    }

    private static void put(SequencedMap<String, JsonValue> out, String name, String text) {
        if (!text.isEmpty()) {
            out.put(name, new JsonString(text));
        }
    }

    private static void put(
            SequencedMap<String, JsonValue> out, String name, Optional<Instant> time) {
        time.ifPresent(at -> put(out, name, at.toString()));
    }
}
