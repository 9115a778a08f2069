package dev.gatehouse.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;

/// Writes what a trial plants: first when attacks may happen and in how large a company, then one
/// line for each of their events with its scenario, when it happened, and the lines of which file
/// tell of it, counted from 1.
final class TrialTruth {
    private final JsonGenerator json;
    private final Map<Tool, Long> written = new EnumMap<>(Tool.class);

    TrialTruth(OutputStream out) throws IOException {
        this.json = new JsonFactory().createGenerator(out).setRootValueSeparator(null);
    }

    void begin(Period week, int identities) throws IOException {
        json.writeStartObject();
        json.writeStringField("from", week.from().toString());
        json.writeStringField("until", week.until().toString());
        json.writeNumberField("identities", identities);
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /// Takes every happening, for the lines are counted; writes those of attacks.
    void write(Happening happening) throws IOException {
        Tool tool = happening.tool();
        long first = written.getOrDefault(tool, 0L) + 1;
        long last = first + lines(tool) - 1;
        written.put(tool, last);
        if (happening.label().kind() != Label.Kind.ATTACK) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("scenario", happening.label().name());
        json.writeStringField("at", happening.at().toString());
        json.writeStringField("source", tool.source());
        json.writeStringField("file", tool.file());
        json.writeNumberField("first", first);
        json.writeNumberField("last", last);
        json.writeStringField("what", happening.act().what());
        json.writeEndObject();
        json.writeRaw('\n');
    }

    // Vault writes a line for the request and one for the answer.
    private static int lines(Tool tool) {
        return switch (tool) {
            case VAULT -> 2;
            case GITHUB, GITLAB, JENKINS, KUBERNETES -> 1;
        };
    }

    void flush() throws IOException {
        json.flush();
    }
}
