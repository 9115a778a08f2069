package dev.gatehouse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every line of a month has the members and types its tool documents.
class PayloadShapeTest {

    private static final String DATE =
            "[A-Z][a-z]{2} \\d{1,2}, \\d{4} \\d{1,2}:\\d\\d:\\d\\d,\\d{3} [AP]M ";
    private static final String CAUSE = " Started by .*, Parameters:\\[.*]";
    private static final List<Pattern> JENKINS =
            List.of(
                    Pattern.compile(DATE + "/\\S+ by \\S+ from \\d+\\.\\d+\\.\\d+\\.\\d+"),
                    Pattern.compile(DATE + "job/\\S+/ #\\d+" + CAUSE),
                    Pattern.compile(
                            DATE
                                    + "\\S+ #\\d+"
                                    + CAUSE
                                    + " on node \\S+ started at \\S+Z completed in \\d+ms completed: [A-Z]+"),
                    Pattern.compile(
                            DATE
                                    + "'\\S+ #\\d+' \\(class \\S+\\) used credentials '\\S+' \\(class \\S+\\)\\."));

    @TempDir static Path directory;
    private static Written month = new Written(Path.of("."));

    @BeforeAll
    static void write() throws IOException {
        month = Written.month(directory);
    }

    @Test
    void gitHub() throws IOException {
        Set<String> ids = new HashSet<>();
        for (JsonNode line : month.json("github.ndjson")) {
            assertThat(ids.add(line.get("_document_id").textValue())).isTrue();
            assertThat(line.get("@timestamp").isIntegralNumber()).isTrue();
            assertThat(line.get("created_at")).isEqualTo(line.get("@timestamp"));
            assertThat(line.get("action").textValue()).contains(".");
            assertThat(line.get("operation_type").textValue())
                    .isIn("create", "modify", "remove", "access", "authentication");
            assertThat(line.get("actor").textValue()).isNotEmpty();
            assertThat(line.get("actor_id").longValue()).isPositive();
            assertThat(line.get("actor_is_bot").isBoolean()).isTrue();
            assertThat(line.at("/actor_location/country_code").textValue()).hasSize(2);
            assertThat(line.has("actor_ip")).isFalse();
            assertThat(line.get("org_id").isIntegralNumber()).isTrue();
            assertThat(line.has("hashed_token")).isEqualTo(line.has("token_id"));
            assertThat(line.has("repo")).isEqualTo(line.has("repo_id"));
        }
    }

    @Test
    void gitLab() throws IOException {
        Set<String> ids = new HashSet<>();
        for (JsonNode line : month.json("gitlab.ndjson")) {
            assertThat(ids.add(line.get("id").textValue())).isTrue();
            assertThat(line.get("author_id").isIntegralNumber()).isTrue();
            assertThat(line.get("created_at").textValue())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            assertThat(line.get("event_type").textValue()).matches("[a-z_]+");
            for (String member :
                    List.of("author_name", "entity_path", "target_type", "ip_address")) {
                assertThat(line.get(member).textValue()).isNotEmpty();
                assertThat(line.get("details").get(member)).isEqualTo(line.get(member));
            }
            boolean deployKey = line.at("/details/author_class").textValue().equals("DeployKey");
            assertThat(line.get("author_id").longValue() == -3).isEqualTo(deployKey);
        }
    }

    @Test
    void jenkins() throws IOException {
        Set<Integer> kinds = new HashSet<>();
        for (String line : month.lines("jenkins.log")) {
            int matched = -1;
            for (int i = 0; i < JENKINS.size(); i++) {
                if (JENKINS.get(i).matcher(line).matches()) {
                    matched = i;
                }
            }
            assertThat(matched).as(line).isNotNegative();
            kinds.add(matched);
        }
        assertThat(kinds).hasSize(JENKINS.size());
    }

    @Test
    void kubernetes() throws IOException {
        Set<String> ids = new HashSet<>();
        for (JsonNode line : month.json("kubernetes.ndjson")) {
            assertThat(ids.add(line.get("auditID").textValue())).isTrue();
            assertThat(line.get("apiVersion").textValue()).isEqualTo("audit.k8s.io/v1");
            assertThat(line.get("stage").textValue()).isEqualTo("ResponseComplete");
            assertThat(line.at("/user/username").textValue()).isNotEmpty();
            assertThat(line.at("/user/uid").textValue()).isNotEmpty();
            assertThat(line.at("/sourceIPs/0").textValue()).isNotEmpty();
            assertThat(line.at("/objectRef/resource").textValue()).isNotEmpty();
            assertThat(line.get("requestURI").textValue())
                    .contains(line.at("/objectRef/resource").textValue());
            boolean forbidden = line.at("/responseStatus/code").intValue() == 403;
            assertThat(line.at("/responseStatus/reason").asText().equals("Forbidden"))
                    .isEqualTo(forbidden);
            assertThat(line.at("/annotations/authorization.k8s.io~1decision").textValue())
                    .isEqualTo(forbidden ? "forbid" : "allow");
        }
    }

    @Test
    void vault() throws IOException {
        Set<String> ids = new HashSet<>();
        List<JsonNode> lines = month.json("vault.ndjson");
        for (int i = 0; i < lines.size(); i += 2) {
            JsonNode request = lines.get(i);
            JsonNode response = lines.get(i + 1);
            assertThat(request.get("type").textValue()).isEqualTo("request");
            assertThat(response.get("type").textValue()).isEqualTo("response");
            assertThat(ids.add(request.at("/request/id").textValue())).isTrue();
            assertThat(response.get("request")).isEqualTo(request.get("request"));
            assertThat(request.at("/request/remote_address").textValue()).isNotEmpty();
            assertThat(request.has("error")).isEqualTo(response.has("error"));
            String path = request.at("/request/path").textValue();
            boolean signIn = path.endsWith("/login") || path.endsWith("/callback");
            JsonNode auth = signIn ? response.at("/response/auth") : request.get("auth");
            assertThat(auth.get("accessor").textValue()).startsWith("hmac-sha256:");
            assertThat(auth.get("entity_id").textValue()).isNotEmpty();
        }
    }

    @Test
    void sourcesAndCompanyAreListed() throws IOException {
        JsonNode sources = month.document("sources.json");
        assertThat(sources).hasSize(5);
        for (JsonNode source : sources) {
            assertThat(directory.resolve(source.get("file").textValue())).isNotEmptyFile();
        }
        JsonNode company = month.document("company.json");
        assertThat(company.get("people")).hasSize(214);
        assertThat(company.get("machines")).hasSize(61);
    }
}
