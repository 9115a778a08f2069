package dev.gatehouse.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// GitHub's operation `orgs/get-audit-log` as its OpenAPI description has it: the path, the six
/// query parameters, pages by a cursor in the `Link` header, and the rate-limit headers. A request
/// with anything else is refused, so the poller is held to the description. Faults are planted by
/// tests.
final class AuditLogServer implements AutoCloseable {
    static final String TOKEN = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";

    private static final Set<String> PARAMETERS =
            Set.of("phrase", "include", "after", "before", "order", "per_page");

    /// What goes wrong with a request, by its number from 1.
    enum Fault {
        SERVER_ERROR,
        TOO_MANY,
        CUT_BODY,
        LINK_EXPIRED
    }

    final List<String> events = new CopyOnWriteArrayList<>();
    final Map<Integer, Fault> faults = new ConcurrentHashMap<>();
    final List<String> complaints = new CopyOnWriteArrayList<>();
    private final LoopbackServer server;
    private int requests;

    AuditLogServer() throws IOException {
        server = new LoopbackServer(this::answer);
    }

    String url() {
        return server.url();
    }

    void add(String id, long millis) {
        events.add(
                "{\"@timestamp\":%d,\"_document_id\":\"%s\",\"action\":\"git.push\",\"actor\":\"a\",\"org\":\"acme\"}"
                        .formatted(millis, id));
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        requests++;
        Map<String, String> query = LoopbackServer.query(exchange);
        check(exchange, query);
        exchange.getResponseHeaders().add("X-RateLimit-Limit", "1750");
        exchange.getResponseHeaders()
                .add("X-RateLimit-Remaining", Integer.toString(1750 - requests));
        exchange.getResponseHeaders().add("X-RateLimit-Reset", "1795399999");
        Fault fault = faults.get(requests);
        if (fault == null) {
            page(exchange, query, false);
            return;
        }
        switch (fault) {
            case SERVER_ERROR -> LoopbackServer.send(exchange, 502, "{}");
            case TOO_MANY -> {
                exchange.getResponseHeaders().add("Retry-After", "1");
                LoopbackServer.send(exchange, 429, "{}");
            }
            case CUT_BODY -> page(exchange, query, true);
            case LINK_EXPIRED -> LoopbackServer.send(exchange, 422, "{}");
        }
    }

    private void check(HttpExchange exchange, Map<String, String> query) {
        if (!exchange.getRequestURI().getPath().equals("/orgs/acme/audit-log")) {
            complaints.add("path " + exchange.getRequestURI());
        }
        Set<String> unknown = new TreeSet<>(query.keySet());
        unknown.removeAll(PARAMETERS);
        if (!unknown.isEmpty()) {
            complaints.add("parameters " + unknown);
        }
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            complaints.add("token");
        }
        if (Integer.parseInt(query.getOrDefault("per_page", "30")) > 100) {
            complaints.add("per_page " + query.get("per_page"));
        }
    }

    private void page(HttpExchange exchange, Map<String, String> query, boolean cut)
            throws IOException {
        long since =
                java.time.Instant.parse(query.getOrDefault("phrase", "").replace("created:>=", ""))
                        .toEpochMilli();
        List<String> matching = new ArrayList<>();
        for (String event : events) {
            long at = Long.parseLong(event.replaceAll(".*timestamp\":([0-9]+).*", "$1"));
            if (at >= since) {
                matching.add(event);
            }
        }
        matching.sort(
                java.util.Comparator.comparingLong(event ->
                        Long.parseLong(event.replaceAll(".*timestamp\":([0-9]+).*", "$1"))));
        int from = Integer.parseInt(query.getOrDefault("after", "0"));
        int to =
                Math.min(
                        matching.size(),
                        from + Integer.parseInt(query.getOrDefault("per_page", "30")));
        if (to < matching.size()) {
            String next =
                    exchange.getRequestURI().toString().replaceAll("&after=[0-9]+", "")
                            + "&after="
                            + to;
            exchange.getResponseHeaders()
                    .add(
                            "Link",
                            "<"
                                    + url()
                                    + "/first>; rel=\"first\", <"
                                    + url()
                                    + next
                                    + ">; rel=\"next\"");
        }
        String body = "[" + String.join(",", matching.subList(Math.min(from, to), to)) + "]";
        if (cut) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length + 100L);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        } else {
            LoopbackServer.send(exchange, 200, body);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
