package dev.gatehouse.simulator;

import java.util.List;

/// A team and the repositories it owns. The slug is its name in every tool.
enum Team {
    PAYMENTS("payments", "payments", "payments-ledger", "payments-webhooks", "payments-sdk"),
    STOREFRONT("storefront", "storefront", "storefront-web", "checkout", "design-system", "cms"),
    SEARCH("search", "search", "search-indexer", "search-ranking", "suggest"),
    WAREHOUSE("warehouse", "warehouse", "warehouse-export", "picking", "stock-api", "labels"),
    IDENTITY("identity", "identity", "login", "profile", "consent"),
    MOBILE("mobile", "mobile-ios", "mobile-android", "mobile-gateway", "push"),
    DATA("data", "data-lake", "events-pipeline", "reporting", "notebooks", "forecast"),
    PLATFORM("platform", "platform", "infra-edge", "infra-core", "charts", "build-images", "cli"),
    SECURITY("security", "security-policies", "scanner", "vault-config"),
    IT("it", "it-automation", "laptops", "handbook");

    private final String slug;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> repositories;

    Team(String slug, String... repositories) {
        this.slug = slug;
        this.repositories = List.of(repositories);
    }

    String slug() {
        return slug;
    }

    List<String> repositories() {
        return repositories;
    }
}
