package dev.gatehouse.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Writes the audit log of the Kubernetes API server (`audit.k8s.io/v1`, level Metadata), one event
/// a line, at the stage ResponseComplete. Refusals are events like any other, with code 403; the
/// credential is named by its `credential-id`.
final class KubernetesWriter implements PayloadWriter {

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final long ANSWER_MICROS = 4_211;

    private final JsonGenerator json;
    private final Fingerprints fingerprints;

    KubernetesWriter(OutputStream out, Fingerprints fingerprints) throws IOException {
        this.json = new JsonFactory().createGenerator(out).setRootValueSeparator(null);
        this.fingerprints = fingerprints;
    }

    @Override
    public void write(Happening happening) throws IOException {
        KubernetesAct act = (KubernetesAct) happening.act();
        json.writeStartObject();
        json.writeStringField("kind", "Event");
        json.writeStringField("apiVersion", "audit.k8s.io/v1");
        boolean hasBody = !act.asked().body().isEmpty();
        json.writeStringField("level", hasBody ? "Request" : "Metadata");
        json.writeStringField("auditID", happening.nativeId());
        json.writeStringField("stage", "ResponseComplete");
        String query = act.asked().query();
        json.writeStringField(
                "requestURI", act.object().requestUri() + (query.isEmpty() ? "" : "?" + query));
        json.writeStringField("verb", act.verb());
        writeUser(happening, act.groups());
        writeImpersonated(act.asked().as());
        json.writeArrayFieldStart("sourceIPs");
        json.writeString(happening.origin().address());
        json.writeEndArray();
        json.writeStringField(
                "userAgent",
                happening.actor().isMachine()
                        ? "Go-http-client/2.0"
                        : "kubectl/v1.34.1 (linux/amd64)");
        writeObject(act.object());
        writeAnswer(happening, act);
        if (hasBody) {
            json.writeObjectFieldStart("requestObject");
            Detail.writeAll(act.asked().body(), json);
            json.writeEndObject();
        }
        json.writeStringField("requestReceivedTimestamp", MICROS.format(happening.at()));
        json.writeStringField(
                "stageTimestamp",
                MICROS.format(happening.at().plus(ANSWER_MICROS, ChronoUnit.MICROS)));
        json.writeObjectFieldStart("annotations");
        json.writeStringField("authorization.k8s.io/decision", act.refused() ? "forbid" : "allow");
        json.writeStringField(
                "authorization.k8s.io/reason", act.refused() ? "" : "RBAC: allowed by RoleBinding");
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void writeImpersonated(String as) throws IOException {
        if (!as.isEmpty()) {
            json.writeObjectFieldStart("impersonatedUser");
            json.writeStringField("username", as);
            json.writeEndObject();
        }
    }

    private void writeUser(Happening happening, List<String> groups) throws IOException {
        Account actor = happening.actor();
        json.writeObjectFieldStart("user");
        json.writeStringField("username", actor.handles().kubernetes());
        json.writeStringField("uid", actor.ids().kubernetes());
        json.writeArrayFieldStart("groups");
        for (String group : groups) {
            json.writeString(group);
        }
        if (!groups.contains(KubernetesAct.UNAUTHENTICATED)) {
            json.writeString("system:authenticated");
        }
        json.writeEndArray();
        json.writeObjectFieldStart("extra");
        json.writeArrayFieldStart("authentication.kubernetes.io/credential-id");
        json.writeString(credentialId(actor, happening.at()));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    /// Tokens of people last a day, those of workloads an hour.
    private String credentialId(Account actor, Instant at) {
        Instant issued = at.truncatedTo(actor.isMachine() ? ChronoUnit.HOURS : ChronoUnit.DAYS);
        return "JTI=" + fingerprints.uuid(actor.name() + issued.getEpochSecond());
    }

    private void writeObject(KubernetesAct.Reference object) throws IOException {
        json.writeObjectFieldStart("objectRef");
        json.writeStringField("resource", object.resource());
        writeUnlessEmpty("namespace", object.namespace());
        writeUnlessEmpty("name", object.name());
        writeUnlessEmpty("apiGroup", object.apiGroup());
        json.writeStringField("apiVersion", object.apiVersion());
        writeUnlessEmpty("subresource", object.subresource());
        json.writeEndObject();
    }

    private void writeUnlessEmpty(String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    private void writeAnswer(Happening happening, KubernetesAct act) throws IOException {
        json.writeObjectFieldStart("responseStatus");
        json.writeObjectFieldStart("metadata");
        json.writeEndObject();
        if (act.refused()) {
            json.writeStringField("status", "Failure");
            json.writeStringField(
                    "message",
                    "%s is forbidden: User \"%s\" cannot %s resource \"%s\" in the namespace \"%s\""
                            .formatted(
                                    act.object().resource(),
                                    happening.actor().handles().kubernetes(),
                                    act.verb(),
                                    act.object().resource(),
                                    act.object().namespace()));
            json.writeStringField("reason", "Forbidden");
        }
        json.writeNumberField("code", act.code());
        json.writeEndObject();
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }
}
