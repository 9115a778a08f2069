package dev.gatehouse.server;

import java.util.List;
import java.util.Map;

/// What somebody limited to one source asks, to see what they are not to see.
final class ScopedQuestions {
    /// What every read is asked with: as a rule what would show the source outside.
    static final Map<String, List<String>> ASKED =
            Map.ofEntries(
                    Map.entry(
                            "/api/v1/events",
                            List.of(
                                    "?limit=100",
                                    "?q=stranger",
                                    "?q=source:vault:prod%20or%20tool:vault",
                                    "?q=-source:vault:lab",
                                    "?q=source:vault:pr*",
                                    "?q=id:OUTSIDE")),
                    Map.entry(
                            "/api/v1/events/facets",
                            List.of("?keys=source,actor,resource,ip", "?keys=actor&q=-actor:x")),
                    Map.entry("/api/v1/events/histogram", List.of("?stack=actor", "?stack=source")),
                    Map.entry(
                            "/api/v1/events/values",
                            List.of(
                                    "?key=source",
                                    "?key=actor",
                                    "?key=actor&prefix=str",
                                    "?key=resource&prefix=str",
                                    "?key=resource&prefix=vault/",
                                    "?key=account")),
                    Map.entry("/api/v1/events/export", List.of("", "?format=csv&q=tool:vault")),
                    Map.entry(
                            "/api/v1/evidence/pack",
                            List.of("?from=2020-01-01T00:00:00Z&to=2030-01-01T00:00:00Z")),
                    Map.entry("/api/v1/people/one", List.of("?id=p1")),
                    Map.entry("/api/v1/people/leaving", List.of("?id=p1")),
                    Map.entry(
                            "/api/v1/inventory/facts", List.of("", "?below=vault", "?kind=right")),
                    Map.entry("/api/v1/inventory/changes", List.of("", "?kind=account")),
                    Map.entry(
                            "/api/v1/access/who-can",
                            List.of("?resource=vault/prod/sys", "?resource=stranger")),
                    Map.entry(
                            "/api/v1/access/can",
                            List.of("?person=x&permission=read&resource=vault/prod/sys")),
                    Map.entry(
                            "/api/v1/access/comparisons/one",
                            List.of(
                                    "?name=used-not-expected&limit=1000",
                                    "?name=used-not-granted&source=vault:prod")),
                    Map.entry(
                            "/api/v1/access/what-changed",
                            List.of("?resource=vault/prod/sys", "?resource=stranger")),
                    Map.entry("/api/v1/access/matrix", List.of("?depth=6", "?on=stranger")),
                    Map.entry(
                            "/api/v1/access/matrix/cell", List.of("?who=x&column=vault/prod/sys")),
                    Map.entry("/api/v1/access/matrix/export", List.of("?format=csv&depth=6")),
                    Map.entry("/api/v1/access/diff", List.of("", "?below=vault/prod")),
                    Map.entry("/api/v1/access/identities", List.of("", "?source=vault:prod")),
                    Map.entry("/api/v1/access/least", List.of("?team=stranger", "?role=x")),
                    Map.entry(
                            "/api/v1/behaviour/ledger",
                            List.of("?subject=account:vault/prod/entity/stranger")),
                    Map.entry("/api/v1/query", List.of("?q=tool:vault")),
                    Map.entry("/api/v1/integrity/checkpoint", List.of("?from=1")));

    private ScopedQuestions() {}
}
