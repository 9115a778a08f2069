package dev.gatehouse.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;

/// Writes GitHub's audit log as its streaming delivers it: one flat JSON object a line. Members and
/// their types follow docs.github.com "Audit log events for your organization": times are epoch
/// milliseconds, there is a country and no address, a browser session has no token.
final class GitHubWriter implements PayloadWriter {

    private final JsonGenerator json;

    GitHubWriter(OutputStream out) throws IOException {
        this.json = new JsonFactory().createGenerator(out).setRootValueSeparator(null);
    }

    @Override
    public void write(Happening happening) throws IOException {
        GitHubAct act = (GitHubAct) happening.act();
        long millis = happening.at().toEpochMilli();
        json.writeStartObject();
        json.writeNumberField("@timestamp", millis);
        json.writeStringField("_document_id", happening.nativeId());
        json.writeStringField("action", act.action());
        writeActor(happening.actor(), happening.origin());
        json.writeStringField("business", Company.ORGANISATION);
        json.writeNumberField("business_id", 7_316);
        json.writeNumberField("created_at", millis);
        json.writeStringField("operation_type", act.operation());
        json.writeStringField("org", Company.ORGANISATION);
        json.writeNumberField("org_id", Company.ORGANISATION_ID);
        writeCredential(act.credential());
        json.writeStringField("request_id", requestId(happening));
        Detail.writeAll(act.details(), json);
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void writeActor(Account actor, Origin origin) throws IOException {
        json.writeStringField("actor", actor.handles().gitHub());
        json.writeNumberField("actor_id", actor.ids().gitHub());
        json.writeBooleanField("actor_is_bot", actor.handles().gitHub().endsWith("[bot]"));
        json.writeObjectFieldStart("actor_location");
        json.writeStringField("country_code", origin.country());
        json.writeEndObject();
        json.writeBooleanField("actor_is_agent", false);
        if (actor instanceof Person person) {
            json.writeStringField("external_identity_nameid", person.email());
            json.writeStringField("external_identity_username", person.handles().gitLab());
        }
    }

    private void writeCredential(Credential credential) throws IOException {
        if (!credential.isBrowser()) {
            json.writeStringField("hashed_token", credential.hashedToken());
            json.writeStringField("programmatic_access_type", credential.kind());
            json.writeNumberField("token_id", credential.tokenId());
            if (credential.kind().equals("Personal access token (classic)")) {
                json.writeStringField("token_scopes", "repo,read:org,workflow");
            }
        }
        json.writeStringField("user_agent", credential.userAgent());
    }

    /// Four groups of hexadecimal digits, as GitHub's edge numbers its requests.
    private static String requestId(Happening happening) {
        long bits = Fingerprints.mix(happening.nativeId().hashCode());
        String hex = HexFormat.of().withUpperCase().toHexDigits(bits);
        return hex.substring(0, 4)
                + ":"
                + hex.substring(4, 9)
                + ":"
                + hex.substring(9)
                + ":6920C0DE";
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }
}
