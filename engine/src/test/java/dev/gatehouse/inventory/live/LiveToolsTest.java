package dev.gatehouse.inventory.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.inventory.live.ToolServer.Dialect;
import dev.gatehouse.inventory.live.ToolServer.Way;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// GitLab, Kubernetes and Vault read whole, each in its own way of paging, naming and refusing.
class LiveToolsTest {
    private static final Dialect GITLAB =
            new Dialect(
                    Way.LINK,
                    Map.entry("PRIVATE-TOKEN", "{token}"),
                    Set.of("page", "per_page", "include_subgroups", "without_project_bots"),
                    2);
    private static final Dialect KUBERNETES =
            new Dialect(
                    Way.CONTINUE,
                    Map.entry("Authorization", "Bearer {token}"),
                    Set.of("limit", "continue"),
                    2);
    private static final Dialect VAULT =
            new Dialect(Way.WHOLE, Map.entry("X-Vault-Token", "{token}"), Set.of("list"), 1);

    @TempDir Path data;

    private static String[] members(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(id ->
                        "{\"id\":%d,\"username\":\"u%d\",\"state\":\"active\",\"access_level\":30}"
                                .formatted(id, id))
                .toArray(String[]::new);
    }

    @Test
    void gitLabByGroupAndByProjectWithItsNamesInOneSegment() throws Exception {
        String project =
                "{\"id\":1,\"path_with_namespace\":\"acme/web/shop\",\"visibility\":\"private\"}";
        try (ToolServer server = new ToolServer(GITLAB);
                LiveTool gitlab = new LiveTool("gitlab", data)) {
            String api = "api/v4/";
            server.has(api + "groups/acme", "{\"full_path\":\"acme\",\"visibility\":\"private\"}")
                    .has(api + "groups/acme/projects", project)
                    .has(api + "groups/acme/members", members(10, 5))
                    .has(api + "projects/acme%2Fweb%2Fshop/members", members(20, 3))
                    .refuses(api + "projects/acme%2Fweb%2Fshop/hooks", 403);
            Picture picture = gitlab.read(Map.of("api", server.url() + "/", "group", "acme"));
            assertThat(server.complaints).isEmpty();
            assertThat(picture.rightsOn("gitlab/acme/acme/web/shop"))
                    .as("every page of the group's members and of the project's own")
                    .extracting(Right::account)
                    .filteredOn(account -> !Right.isGroup(account))
                    .contains("gitlab/acme/user/10", "gitlab/acme/user/14", "gitlab/acme/user/22");
            assertThat(LiveTool.incomplete(picture))
                    .containsEntry("project-hooks acme/web/shop", "answered-403")
                    .containsEntry("instance-users", "answered-404");
        }
    }

    @Test
    void kubernetesByItsContinueToken() throws Exception {
        String rbac = "apis/rbac.authorization.k8s.io/v1/";
        String[] bindings =
                IntStream.range(0, 5)
                        .mapToObj(id ->
                                """
                                {"kind":"RoleBinding","metadata":{"name":"b%d","namespace":"prod"},
                                "roleRef":{"kind":"Role","name":"reader"},
                                "subjects":[{"kind":"User","name":"user-%d"}]}\
                                """
                                        .formatted(id, id))
                        .toArray(String[]::new);
        try (ToolServer server = new ToolServer(KUBERNETES);
                LiveTool kubernetes = new LiveTool("kubernetes", data)) {
            server.has(
                            "api/v1/namespaces",
                            "{\"kind\":\"Namespace\",\"metadata\":{\"name\":\"prod\"}}")
                    .has("api/v1/serviceaccounts")
                    .has(
                            rbac + "roles",
                            """
                            {"kind":"Role","metadata":{"name":"reader","namespace":"prod"},
                            "rules":[{"verbs":["get"],"resources":["secrets"],"apiGroups":[""]}]}\
                            """)
                    .has(rbac + "clusterroles")
                    .has(rbac + "rolebindings", bindings)
                    .refuses(rbac + "clusterrolebindings", 403);
            Picture picture = kubernetes.read(Map.of("api", server.url()));
            assertThat(server.complaints).isEmpty();
            assertThat(picture.rightsOn("kubernetes/acme/namespaces/prod/secrets/db"))
                    .filteredOn(right -> right.permissions().contains(Permission.SECRET))
                    .extracting(Right::account)
                    .contains("kubernetes/acme/user/user-0", "kubernetes/acme/user/user-4");
            assertThat(LiveTool.incomplete(picture))
                    .containsOnly(Map.entry("cluster-role-bindings", "answered-403"));
        }
    }

    @Test
    void vaultByTheNamesItsListsGive() throws Exception {
        String policy =
                "{\"data\":{\"name\":\"payments\",\"policy\":\"path \\\"kv/data/payments/*\\\" {"
                        + " capabilities = [\\\"read\\\"] }\"}}";
        try (ToolServer server = new ToolServer(VAULT);
                LiveTool vault = new LiveTool("vault", data)) {
            server.has("v1/sys/policies/acl", "{\"data\":{\"keys\":[\"payments\"]}}")
                    .has("v1/sys/policies/acl/payments", policy)
                    .has("v1/identity/entity/id", "{\"data\":{\"keys\":[\"7d1c\"]}}")
                    .has(
                            "v1/identity/entity/id/7d1c",
                            "{\"data\":{\"id\":\"7d1c\",\"name\":\"ada\",\"policies\":[\"payments\"]}}")
                    .has("v1/sys/auth", "{\"data\":{\"token/\":{\"type\":\"token\"}}}")
                    .has("v1/sys/mounts", "{\"data\":{\"kv/\":{\"type\":\"kv\"}}}")
                    .has("v1/sys/audit", "{\"data\":{}}")
                    .refuses("v1/auth/approle/role", 403);
            Picture picture = vault.read(Map.of("api", server.url()));
            assertThat(server.complaints).isEmpty();
            assertThat(picture.rightsOn("vault/acme/mounts/kv/secrets/payments/db"))
                    .extracting(Right::account)
                    .contains("vault/acme/entity/7d1c");
            assertThat(LiveTool.incomplete(picture))
                    .as("404 with an empty list of errors is an empty list")
                    .containsOnly(Map.entry("approle-roles", "answered-403"));
        }
    }
}
