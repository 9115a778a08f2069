package dev.gatehouse.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/// Writes Vault's audit device: for every call a request line and a response line that share
/// `request.id`. Token, accessor and values appear only as keyed hashes. A refused call carries
/// `error` on both lines.
final class VaultWriter implements PayloadWriter {

    private static final long ANSWER_NANOS = 1_731_517;
    private static final String PERMISSION_DENIED = "1 error occurred:\n\t* permission denied\n\n";

    private final JsonGenerator json;
    private final Fingerprints fingerprints;

    VaultWriter(OutputStream out, Fingerprints fingerprints) throws IOException {
        this.json = new JsonFactory().createGenerator(out).setRootValueSeparator(null);
        this.fingerprints = fingerprints;
    }

    @Override
    public void write(Happening happening) throws IOException {
        VaultAct act = (VaultAct) happening.act();
        Instant at = happening.at();
        writeLine("request", at, happening, act);
        writeLine("response", at.plusNanos(ANSWER_NANOS), happening, act);
    }

    private void writeLine(String type, Instant at, Happening happening, VaultAct act)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("time", at.toString());
        json.writeStringField("type", type);
        boolean signIn = isSignIn(act);
        if (signIn) {
            json.writeObjectFieldStart("auth");
            json.writeStringField("token_type", "default");
            json.writeEndObject();
        } else {
            writeAuth(act.token());
        }
        writeRequest(happening, act, signIn);
        if (type.equals("response")) {
            writeResponse(act, signIn);
        }
        if (act.refused()) {
            json.writeStringField("error", PERMISSION_DENIED);
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private static boolean isSignIn(VaultAct act) {
        return act.path().endsWith("/login") || act.path().endsWith("/callback");
    }

    private void writeAuth(VaultAct.Token token) throws IOException {
        json.writeObjectFieldStart("auth");
        json.writeStringField("client_token", fingerprints.vaultHash(token.key()));
        json.writeStringField("accessor", accessor(token));
        json.writeStringField("display_name", token.displayName());
        writeTexts("policies", token.policies());
        writeTexts("token_policies", token.policies());
        json.writeObjectFieldStart("metadata");
        Detail.writeAll(token.metadata(), json);
        json.writeEndObject();
        json.writeStringField("entity_id", token.entity());
        json.writeStringField("token_type", "service");
        json.writeNumberField("token_ttl", 3_600);
        json.writeStringField("token_issue_time", token.issued().toString());
        json.writeEndObject();
    }

    private void writeRequest(Happening happening, VaultAct act, boolean signIn)
            throws IOException {
        json.writeObjectFieldStart("request");
        json.writeStringField("id", happening.nativeId());
        if (!signIn) {
            json.writeStringField("client_token", fingerprints.vaultHash(act.token().key()));
            json.writeStringField("client_token_accessor", accessor(act.token()));
        }
        json.writeStringField("operation", act.operation());
        json.writeStringField("mount_type", act.mountType());
        json.writeObjectFieldStart("namespace");
        json.writeStringField("id", "root");
        json.writeEndObject();
        json.writeStringField("path", act.path());
        json.writeStringField("remote_address", happening.origin().address());
        json.writeNumberField(
                "remote_port", 32_768 + fingerprints.number(happening.nativeId(), 28_000));
        json.writeEndObject();
    }

    private void writeResponse(VaultAct act, boolean signIn) throws IOException {
        json.writeObjectFieldStart("response");
        if (signIn) {
            writeAuth(act.token());
        }
        json.writeStringField("mount_type", act.mountType());
        if (!act.answer().isEmpty()) {
            json.writeObjectFieldStart("data");
            for (String name : act.answer()) {
                json.writeStringField(name, fingerprints.vaultHash(act.path() + " " + name));
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeTexts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private String accessor(VaultAct.Token token) {
        return fingerprints.vaultHash(token.key() + " accessor");
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }
}
