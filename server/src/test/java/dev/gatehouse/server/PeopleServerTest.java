package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.server.StartedServer.Answer;
import dev.gatehouse.server.StartedServer.Session;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is who, asked over HTTP by two people.
class PeopleServerTest {
    private static final String FILE =
            """
            id,kind,name,email,team,end,owner,accounts
            u1,,Dana K,dana.k@acme.example,payments,,,github/acme/user/583231
            u2,,=1+1<script>,kim@acme.example,,2026-01-01,,
            m1,machine,renovate[bot],,,,u1,
            """;
    private static final String TWIN = "id,kind,name\nu3,,Dana K\n";
    private static final String PAIR = "{\"account\":\"github/acme/user/99\",\"subject\":\"u2\"}";

    @TempDir private Path data;

    private static Answer upload(StartedServer started, Session session, String target, String file)
            throws Exception {
        return started.write(session, "POST", target, file);
    }

    @Test
    void aFileMakesPeopleAndTwoPersonsMakeALink() throws Exception {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            Answer count =
                    upload(started, ann, "/api/v1/people/imports?format=csv&proof=scim", FILE);
            assertThat(count.body()).contains("\"done\":true", "\"added\":3", "\"linked\":1");

            Answer list = started.get(ann, "/api/v1/people?state=left");
            assertThat(list.body()).contains("=1+1<script>").doesNotContain("Dana");
            assertThat(started.get(ann, "/api/v1/people/one?id=u1").body())
                    .contains("github/acme/user/583231", "\"proof\":\"scim\"", "renovate[bot]");
            for (String name : List.of("dana%20k", "Dana.K@acme.example", "renovate%5Bbot%5D")) {
                assertThat(started.get(ann, "/api/v1/people/one?id=" + name).status())
                        .as(name)
                        .isEqualTo(200);
            }
            for (String none : List.of("u9", "dana", "u", "%20")) {
                assertThat(started.get(ann, "/api/v1/people/one?id=" + none).status())
                        .as(none)
                        .isEqualTo(404);
            }
            upload(started, ann, "/api/v1/people/imports?format=csv", TWIN);
            assertThat(started.get(ann, "/api/v1/people/one?id=Dana%20K").status())
                    .as("two are called so")
                    .isEqualTo(409);

            assertThat(started.post(ann, "/api/v1/people/links", PAIR).body())
                    .contains("\"verified\":false");
            assertThat(started.post(ann, "/api/v1/people/links", PAIR).body())
                    .as("the same person again")
                    .contains("\"verified\":false");
            assertThat(started.get(ann, "/api/v1/people/queue").body()).contains("user/99");

            started.post(
                    ann,
                    "/api/v1/users",
                    "{\"name\":\"bob\",\"password\":\"%s\",\"role\":\"analyst\"}"
                            .formatted(StartedServer.PASSWORD));
            Session bob =
                    StartedServer.session(
                            started.post(
                                    "/api/v1/session",
                                    "{\"name\":\"bob\",\"password\":\"%s\"}"
                                            .formatted(StartedServer.PASSWORD)));
            assertThat(started.post(bob, "/api/v1/people/links", PAIR).body())
                    .contains("\"proof\":\"two-person\"", "\"verified\":true");
            assertThat(started.get(bob, "/api/v1/people/queue").body()).contains("\"queue\":[]");

            assertThat(started.post(bob, "/api/v1/people/refusals", PAIR).status()).isEqualTo(422);
            assertThat(started.post(bob, "/api/v1/people/unlinks", PAIR).status()).isEqualTo(204);
            assertThat(started.get(bob, "/api/v1/people/one?id=u2").body())
                    .contains("\"links\":[]");
            assertThat(started.get(bob, "/api/v1/people/known").body()).contains("\"percent\":0");
        }
    }

    @Test
    void somebodyAndTheirTokenAreOnePerson() throws Exception {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            upload(started, ann, "/api/v1/people/imports?format=csv", FILE);
            started.post(ann, "/api/v1/people/links", PAIR);
            String made =
                    started.post(
                                    ann,
                                    "/api/v1/tokens",
                                    "{\"name\":\"t\",\"capabilities\":[\"people.link\"],\"days\":1}")
                            .text("secret");
            assertThat(
                            started.post(
                                            "/api/v1/people/links",
                                            PAIR,
                                            "Authorization: Bearer " + made)
                                    .body())
                    .contains("\"verified\":false");
        }
    }

    @Test
    void whatIsNoListOfPeopleSaysWhere() throws Exception {
        try (StartedServer started = StartedServer.at(data)) {
            Session ann = started.signInAsAdministrator();
            assertThat(upload(started, ann, "/api/v1/people/imports?format=csv", "a,b\n").body())
                    .contains("line 1");
            assertThat(
                            upload(
                                            started,
                                            ann,
                                            "/api/v1/people/imports?format=csv&proof=same-name",
                                            FILE)
                                    .status())
                    .isEqualTo(400);
        }
    }
}
