package dev.gatehouse.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/// Writes the truth: one line an event, before its payload is written. `actor` is the account's
/// name as the tool writes it, `who` the person or machine behind it, `native_id` finds the
/// payload, `intended` says whether it was meant to be possible, `arrived` stands only where it
/// came late.
final class TruthWriter {

    private final JsonGenerator json;

    TruthWriter(OutputStream out) throws IOException {
        this.json = new JsonFactory().createGenerator(out).setRootValueSeparator(null);
    }

    void write(Happening happening) throws IOException {
        Label label = happening.label();
        json.writeStartObject();
        json.writeNumberField("scene", label.scene());
        json.writeStringField("label", label.kind().name().toLowerCase(Locale.ROOT));
        if (!label.name().isEmpty()) {
            json.writeStringField("name", label.name());
        }
        json.writeStringField("source", happening.tool().source());
        json.writeStringField("native_id", happening.nativeId());
        json.writeStringField("at", happening.at().toString());
        if (!happening.arrives().equals(happening.at())) {
            json.writeStringField("arrived", happening.arrives().toString());
        }
        json.writeStringField("actor", accountName(happening));
        json.writeStringField("who", happening.actor().name());
        json.writeStringField("what", happening.act().what());
        json.writeBooleanField("refused", happening.act().refused());
        json.writeBooleanField("intended", happening.isIntended());
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private static String accountName(Happening happening) {
        Handles handles = happening.actor().handles();
        return switch (happening.act()) {
            case GitHubAct act -> handles.gitHub();
            case GitLabAct act -> happening.actor().name();
            case JenkinsAct act -> handles.jenkins();
            case KubernetesAct act -> handles.kubernetes();
            case VaultAct act -> act.token().displayName();
        };
    }

    void flush() throws IOException {
        json.flush();
    }
}
