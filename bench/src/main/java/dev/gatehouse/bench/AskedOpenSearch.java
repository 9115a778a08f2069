package dev.gatehouse.bench;

import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Asks OpenSearch the same, with its own best words for it: exact terms in filters, no scoring,
/// one request for all counts.
///
/// @param connection to its port
record AskedOpenSearch(HttpConnection connection) implements Questions.Asked {
    private static final String SEARCH = "POST /events/_search";

    @Override
    public boolean needle(Needles.Needle needle) throws IOException {
        String body =
                """
                {"size":50,"track_total_hits":10000,
                 "query":{"bool":{"filter":[{"term":{"%s":%s}}]}},
                 "sort":[{"time":"desc"},{"position":"desc"}]}
                """
                        .formatted(
                                needle.key().word(),
                                CanonicalJson.text(new JsonString(needle.value())));
        return !connection.json(SEARCH, body).good().text().contains("\"hits\":[]");
    }

    @Override
    public void counts(Questions.Counts counts) throws IOException {
        String tool =
                counts.tool().isEmpty()
                        ? ""
                        : ",{\"term\":{\"tool\":\"%s\"}}".formatted(counts.tool());
        String facets =
                Arrays.stream(AskedGatehouse.KEYS.split(",", -1))
                        .map(key ->
                                "\"%s\":{\"terms\":{\"field\":\"%s\",\"size\":10}},"
                                        .formatted(key, key))
                        .collect(Collectors.joining());
        String body =
                """
                {"size":0,"track_total_hits":false,
                 "query":{"bool":{"filter":[{"range":{"time":{"gte":"%s","lt":"%s"}}}%s]}},
                 "aggs":{%s"over_time":{"date_histogram":{"field":"time","fixed_interval":"1d"},
                  "aggs":{"outcome":{"terms":{"field":"outcome","size":10}}}}}}
                """
                        .formatted(counts.from(), counts.to(), tool, facets);
        connection.json(SEARCH, body).good();
    }
}
