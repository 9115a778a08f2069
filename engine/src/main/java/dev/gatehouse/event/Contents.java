package dev.gatehouse.event;

import java.util.Set;

/// The closed list of words that stand between a thing and its contents in a resource path:
/// `github/acme/payments/environments/production`.
public final class Contents {
    private static final Set<String> WORDS =
            Set.of(
                    "accounts",
                    "apps",
                    "artifacts",
                    "auth",
                    "branches",
                    "builds",
                    "caches",
                    "change-requests",
                    "cluster",
                    "codespaces",
                    "commits",
                    "configmaps",
                    "credentials",
                    "deployments",
                    "entities",
                    "environments",
                    "groups",
                    "hooks",
                    "identity-providers",
                    "issues",
                    "jobs",
                    "keys",
                    "leases",
                    "members",
                    "mounts",
                    "namespaces",
                    "nodes",
                    "organizations",
                    "packages",
                    "pages",
                    "pipelines",
                    "plugins",
                    "pods",
                    "policies",
                    "projects",
                    "releases",
                    "repositories",
                    "resources",
                    "roles",
                    "rolebindings",
                    "rules",
                    "runners",
                    "runs",
                    "schedules",
                    "secrets",
                    "service-accounts",
                    "sessions",
                    "settings",
                    "system",
                    "tags",
                    "teams",
                    "tokens",
                    "users",
                    "variables",
                    "wiki",
                    "workflows");

    private Contents() {}

    /// Whether `segment` is one of the words, and so never somebody's unencoded name.
    public static boolean isWord(String segment) {
        return WORDS.contains(segment);
    }

    /// All words, for error messages and the reference.
    public static Set<String> words() {
        return WORDS;
    }
}
