package dev.gatehouse.cli;

import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Files of a model that is not in force, and what they would do.
final class DraftedFiles {
    private DraftedFiles() {}

    /// The files of an answer of the server.
    static List<ModelText> of(JsonObject answer) {
        List<ModelText> files = new ArrayList<>();
        for (JsonValue item : EventsSearchCommand.items(answer, "files").items()) {
            if (item instanceof JsonObject file) {
                files.add(new ModelText(file.get("name").text(), file.get("text").text()));
            }
        }
        return files;
    }

    /// The files in force, and these below a folder of their own.
    static List<ModelText> besideThoseInForce(Api api, List<ModelText> further) {
        List<ModelText> all = new ArrayList<>(of(api.get("/model", Map.of())));
        further.forEach(one -> all.add(new ModelText("draft/" + one.name(), one.text())));
        return all;
    }

    /// Judges everything that happened by these files.
    ///
    /// @return the last line of the answer, with `sentence` and `replay`
    static JsonObject replay(Api api, List<ModelText> texts) {
        JsonObject[] last = {new JsonObject(new LinkedHashMap<>())};
        api.upload(
                "/model/replays",
                Map.of(),
                new Api.Upload(new ByteArrayInputStream(body(texts))),
                line -> {
                    if (Json.parse(line) instanceof JsonObject answer) {
                        last[0] = answer;
                    }
                });
        if (!(last[0].get("replay") instanceof JsonObject)) {
            throw new CommandProblem(ExitCode.UNAVAILABLE, "the replay ended before its end");
        }
        return last[0];
    }

    private static byte[] body(List<ModelText> texts) {
        List<JsonValue> files =
                texts.stream()
                        .<JsonValue>map(one -> {
                            LinkedHashMap<String, JsonValue> file = new LinkedHashMap<>();
                            file.put("name", new JsonString(one.name()));
                            file.put("text", new JsonString(one.text()));
                            return new JsonObject(file);
                        })
                        .toList();
        LinkedHashMap<String, JsonValue> whole = new LinkedHashMap<>();
        whole.put("files", new JsonArray(files));
        return CanonicalJson.text(new JsonObject(whole)).getBytes(StandardCharsets.UTF_8);
    }
}
