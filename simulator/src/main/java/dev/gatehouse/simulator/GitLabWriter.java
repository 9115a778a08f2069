package dev.gatehouse.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Writes GitLab's audit event stream, one request body a line, as docs.gitlab.com "Audit event
/// streaming" gives it. A deploy key is author -3; every event has an address; GitLab names no
/// credential.
final class GitLabWriter implements PayloadWriter {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final long DEPLOY_KEY_AUTHOR = -3;

    private final JsonGenerator json;

    GitLabWriter(OutputStream out) throws IOException {
        this.json = new JsonFactory().createGenerator(out).setRootValueSeparator(null);
    }

    @Override
    public void write(Happening happening) throws IOException {
        GitLabAct act = (GitLabAct) happening.act();
        Account actor = happening.actor();
        boolean deployKey = isDeployKey(actor);
        json.writeStartObject();
        json.writeStringField("id", happening.nativeId());
        json.writeNumberField("author_id", deployKey ? DEPLOY_KEY_AUTHOR : actor.ids().gitLab());
        json.writeNumberField("entity_id", act.entity().id());
        json.writeStringField("entity_type", act.entity().type());
        json.writeObjectFieldStart("details");
        json.writeStringField("author_name", actor.name());
        json.writeStringField("author_class", deployKey ? "DeployKey" : "User");
        if (actor instanceof Person person) {
            json.writeStringField("author_email", person.email());
        }
        writeTarget(act.target());
        Detail.writeAll(act.details(), json);
        json.writeStringField("ip_address", happening.origin().address());
        json.writeStringField("entity_path", act.entity().path());
        json.writeEndObject();
        json.writeStringField("ip_address", happening.origin().address());
        json.writeStringField("author_name", actor.name());
        json.writeStringField("entity_path", act.entity().path());
        writeTarget(act.target());
        json.writeStringField("created_at", millis(happening.at()));
        json.writeStringField("event_type", act.eventType());
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void writeTarget(GitLabAct.Subject target) throws IOException {
        json.writeNumberField("target_id", target.id());
        json.writeStringField("target_type", target.type());
        json.writeStringField("target_details", target.path());
    }

    private static boolean isDeployKey(Account actor) {
        return actor instanceof Machine machine && machine.kind() == Machine.Kind.BUILD_AGENT;
    }

    private static String millis(Instant at) {
        return MILLIS.format(at);
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }
}
