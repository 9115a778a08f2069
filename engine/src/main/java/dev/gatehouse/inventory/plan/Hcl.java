package dev.gatehouse.inventory.plan;

import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The part of HCL that policies are written in: blocks with names in quotes, lists, texts, bare
/// words, comments. `path "a" { capabilities = ["read"] }` becomes `{"path": {"a": {"capabilities":
/// ["read"]}}}`; a document that is JSON is read as JSON. What cannot be read ends the document.
final class Hcl {
    /// Blocks and lists within each other.
    static final int DEPTH_LEVELS_MAX = 16;

    private final String text;
    private int at;

    private Hcl(String text) {
        this.text = text;
    }

    static JsonObject read(String text) {
        if (text.stripLeading().startsWith("{")) {
            try {
                if (Json.parse(text) instanceof JsonObject object) {
                    return object;
                }
            } catch (JsonProblem notJson) {
                return new JsonObject(new LinkedHashMap<>());
            }
        }
        return new Hcl(text).body(0);
    }

    private JsonObject body(int depth) {
        SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
        while (depth < DEPTH_LEVELS_MAX) {
            skip();
            if (at >= text.length() || text.charAt(at) == '}') {
                at++;
                break;
            }
            int before = at;
            String name = word();
            skip();
            if (take('=') || take(':')) {
                members.put(name, value(depth + 1));
            } else {
                block(name, members, depth);
            }
            skip();
            take(',');
            if (at == before) {
                at = text.length();
            }
        }
        return new JsonObject(members);
    }

    private void block(String name, SequencedMap<String, JsonValue> members, int depth) {
        String label = at < text.length() && text.charAt(at) == '"' ? word() : "";
        skip();
        if (!take('{')) {
            at = text.length();
            return;
        }
        JsonObject inside = body(depth + 1);
        if (label.isEmpty()) {
            members.put(name, inside);
            return;
        }
        SequencedMap<String, JsonValue> labelled = new LinkedHashMap<>();
        if (members.get(name) instanceof JsonObject before) {
            labelled.putAll(before.members());
        }
        labelled.put(label, inside);
        members.put(name, new JsonObject(labelled));
    }

    private JsonValue value(int depth) {
        skip();
        if (take('[')) {
            List<JsonValue> items = new ArrayList<>();
            skip();
            while (at < text.length() && !take(']') && depth < DEPTH_LEVELS_MAX) {
                int before = at;
                items.add(value(depth + 1));
                skip();
                take(',');
                skip();
                if (at == before) {
                    at = text.length();
                }
            }
            return new JsonArray(items);
        }
        return take('{') ? body(depth + 1) : new JsonString(word());
    }

    // A text in quotes or a bare word.
    private String word() {
        StringBuilder out = new StringBuilder();
        if (take('"')) {
            while (at < text.length() && !take('"')) {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                out.append(text.charAt(at++));
            }
            return out.toString();
        }
        while (at < text.length() && isWord(text.charAt(at))) {
            out.append(text.charAt(at++));
        }
        return out.toString();
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '+';
    }

    private boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    // White space and comments.
    private void skip() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.charAt(at) == '#' || text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at);
                at = end < 0 ? text.length() : end + 2;
            } else {
                return;
            }
        }
    }
}
