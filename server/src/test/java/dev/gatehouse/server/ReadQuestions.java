package dev.gatehouse.server;

import dev.gatehouse.search.query.Key;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a test that wants to see everything asks of each reading route.
final class ReadQuestions {
    /// What each read asks, beyond its path. A route that is not here fails the test: somebody has
    /// to say what it can be asked.
    static final Map<String, List<String>> ASKED =
            Map.ofEntries(
                    Map.entry("/api/v1/session", List.of("")),
                    Map.entry("/api/v1/entry", List.of("")),
                    Map.entry("/api/v1/events", List.of("?limit=1000", "?q=has:actor&limit=500")),
                    Map.entry("/api/v1/events/facets", facets()),
                    Map.entry("/api/v1/events/histogram", List.of("?stack=action", "?stack=actor")),
                    Map.entry("/api/v1/events/values", values()),
                    Map.entry("/api/v1/events/export", List.of("?format=csv", "?format=jsonl")),
                    Map.entry("/api/v1/evidence/reports", List.of("")),
                    Map.entry(
                            "/api/v1/evidence/pack",
                            List.of("?from=2020-01-01T00:00:00Z&to=2030-01-01T00:00:00Z")),
                    Map.entry("/api/v1/events/{id}", List.of("")),
                    Map.entry("/api/v1/events/{id}/raw", List.of("")),
                    Map.entry("/api/v1/events/{id}/proof", List.of("")),
                    Map.entry("/api/v1/events/{id}/verdict", List.of("")),
                    Map.entry("/api/v1/verdicts", List.of("")),
                    Map.entry("/api/v1/query", List.of("?q=outcome:denied")),
                    Map.entry("/api/v1/query/keys", List.of("")),
                    Map.entry("/api/v1/overview", List.of("", "?since=2020-01-01T00:00:00Z")),
                    Map.entry("/api/v1/week", List.of("", "?until=2020-01-01T00:00:00Z")),
                    Map.entry("/services/collector/health", List.of("")),
                    Map.entry("/services/collector/health/1.0", List.of("?host=a")),
                    Map.entry("/api/v1/sources", List.of("")),
                    Map.entry("/api/v1/tools", List.of("")),
                    Map.entry("/api/v1/people", List.of("")),
                    Map.entry("/api/v1/people/queue", List.of("")),
                    Map.entry("/api/v1/access/who-can", List.of("?resource=vault/planted")),
                    Map.entry(
                            "/api/v1/access/can",
                            List.of(
                                    "?person=vault/planted/entity/1&permission=read"
                                            + "&resource=vault/planted")),
                    Map.entry("/api/v1/access/comparisons", List.of("")),
                    Map.entry(
                            "/api/v1/access/comparisons/one",
                            List.of("?name=used-not-expected", "?name=used-not-granted")),
                    Map.entry(
                            "/api/v1/access/matrix",
                            List.of("", "?depth=6&since=2020-01-01T00:00:00Z", "?kind=nobody")),
                    Map.entry(
                            "/api/v1/access/matrix/export",
                            List.of("?format=csv&depth=6", "?format=jsonl")),
                    Map.entry("/api/v1/access/what-changed", List.of("?resource=vault/planted")),
                    Map.entry(
                            "/api/v1/access/diff",
                            List.of("?from=2020-01-01T00:00:00Z", "?by=actor")),
                    Map.entry("/api/v1/access/identities", List.of("")),
                    Map.entry("/api/v1/access/reconciliation", List.of("")),
                    Map.entry("/api/v1/access/least", List.of("?workflow=github/planted")),
                    Map.entry("/api/v1/model", List.of("")),
                    Map.entry("/api/v1/model/changes", List.of("")),
                    Map.entry("/api/v1/model/share", List.of("")),
                    Map.entry("/api/v1/model/draft", List.of("", "?days=1")),
                    Map.entry("/api/v1/model/questions", List.of("")),
                    Map.entry("/api/v1/model/answers", List.of("")),
                    Map.entry("/api/v1/people/known", List.of("")),
                    Map.entry("/api/v1/posture", List.of("", "?result=all")),
                    Map.entry("/api/v1/events/{id}/detections", List.of("")),
                    Map.entry("/api/v1/rehearsals", List.of("")),
                    Map.entry("/api/v1/detections", List.of("")),
                    Map.entry("/api/v1/detections/one", List.of("?name=vault-policy-changed")),
                    Map.entry("/api/v1/findings", List.of("", "?state=all")),
                    Map.entry("/api/v1/questions", List.of("")),
                    Map.entry("/api/v1/reviews", List.of("")),
                    Map.entry("/api/v1/suppressions", List.of("?ended=true")),
                    Map.entry("/api/v1/behaviour", List.of("")),
                    Map.entry("/api/v1/behaviour/signals", List.of("")),
                    Map.entry("/api/v1/inventory", List.of("")),
                    Map.entry("/api/v1/inventory/facts", List.of("?limit=1000")),
                    Map.entry("/api/v1/inventory/changes", List.of("?limit=1000")),
                    Map.entry("/api/v1/destinations", List.of("")),
                    Map.entry("/api/v1/users", List.of("")),
                    Map.entry("/api/v1/sessions", List.of("")),
                    Map.entry("/api/v1/second-factor", List.of("")),
                    Map.entry("/api/v1/tokens", List.of("")),
                    Map.entry("/api/v1/views", List.of("")),
                    Map.entry("/api/v1/status", List.of("")),
                    Map.entry("/api/v1/integrity", List.of("")),
                    Map.entry("/api/v1/retention", List.of("")),
                    Map.entry("/api/v1/openapi.json", List.of("")),
                    Map.entry("/health/live", List.of("")),
                    Map.entry("/health/ready", List.of("")),
                    Map.entry("/metrics", List.of("")));

    /// Reads that are asked by tests of their own here, one of hashes alone, and those of a person,
    /// a rehearsal, a finding or a review, where there is none.
    static final List<String> ELSEWHERE =
            List.of(
                    "/api/v1/events/tail",
                    "/api/v1/sources/{name}/live",
                    "/api/v1/sources/{name}/status",
                    "/api/v1/exports/{id}",
                    "/api/v1/access/matrix/cell",
                    "/api/v1/people/one",
                    "/api/v1/people/leaving",
                    "/api/v1/rehearsals/runs/{run}",
                    "/api/v1/posture/one",
                    "/api/v1/findings/{key}",
                    "/api/v1/findings/{key}/askable",
                    "/api/v1/findings/{key}/expectation",
                    "/api/v1/behaviour/ledger",
                    "/api/v1/findings/live",
                    "/api/v1/reviews/{id}",
                    "/api/v1/reviews/{id}/lines",
                    "/api/v1/destinations/{name}/log",
                    "/api/v1/erasures",
                    "/api/v1/integrity/checkpoint");

    private ReadQuestions() {}

    private static List<String> facets() {
        return Stream.of(Key.values())
                .filter(Key::isFacet)
                .map(key -> "?top=100&keys=" + key.word())
                .toList();
    }

    private static List<String> values() {
        return Stream.of(Key.values()).map(key -> "?top=100&key=" + key.word()).toList();
    }
}
