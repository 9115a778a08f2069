package dev.gatehouse.inventory.live;

import com.sun.net.httpserver.HttpExchange;
import dev.gatehouse.intake.LoopbackServer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A small server that answers as a tool's API does: the token in its own header, its own way from
/// page to page. It complains about a parameter the tool does not have. Written by hand from the
/// vendors' reference pages, for tools whose API nobody can run here.
final class ToolServer implements AutoCloseable {
    final List<String> complaints = new CopyOnWriteArrayList<>();
    private final LoopbackServer server;
    private final Dialect dialect;
    private final Map<String, List<String>> objects = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();

    /// How a tool's API speaks.
    ///
    /// @param header the token's, with `{token}`
    /// @param parameters those it has
    /// @param rows of a page
    record Dialect(Way way, Map.Entry<String, String> header, Set<String> parameters, int rows) {}

    /// From page to page.
    enum Way {
        /// `page`, `per_page` and a `Link` header; the answer is a list.
        LINK,
        /// `limit`, and `metadata.continue` sent back; objects stand under `items`.
        CONTINUE,
        /// One answer, as it was given.
        WHOLE
    }

    ToolServer(Dialect dialect) throws IOException {
        this.dialect = dialect;
        server = new LoopbackServer(this::answer);
    }

    String url() {
        return server.url();
    }

    /// What an address answers, as objects of a list or as the one answer.
    ToolServer has(String address, String... answers) {
        objects.put(address, List.of(answers));
        return this;
    }

    /// What it refuses.
    ToolServer refuses(String address, int status) {
        refused.put(address, status);
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String address = exchange.getRequestURI().getRawPath().substring(1);
        Map<String, String> query = LoopbackServer.query(exchange);
        check(exchange, address, query);
        if (refused.containsKey(address)) {
            LoopbackServer.send(exchange, refused.get(address), "{\"errors\":[\"denied\"]}");
        } else if (!objects.containsKey(address)) {
            LoopbackServer.send(exchange, 404, "{\"errors\":[]}");
        } else {
            LoopbackServer.send(exchange, 200, page(exchange, address, new LinkedHashMap<>(query)));
        }
    }

    private void check(HttpExchange exchange, String address, Map<String, String> query) {
        String sent =
                String.valueOf(exchange.getRequestHeaders().getFirst(dialect.header().getKey()));
        if (!sent.equals(dialect.header().getValue().replace("{token}", LiveTool.TOKEN))) {
            complaints.add("token of " + address);
        }
        query.keySet().stream()
                .filter(name -> !dialect.parameters().contains(name))
                .forEach(name -> complaints.add(name + " is no parameter of " + address));
    }

    private String page(HttpExchange exchange, String address, Map<String, String> query) {
        List<String> all = objects.getOrDefault(address, List.of());
        return switch (dialect.way()) {
            case WHOLE -> all.getFirst();
            case LINK -> {
                if (all.size() == 1 && !all.getFirst().startsWith("{\"id\"")) {
                    yield all.getFirst();
                }
                int number = Integer.parseInt(query.getOrDefault("page", "1"));
                int to = Math.min(all.size(), number * dialect.rows());
                if (to < all.size()) {
                    query.put("page", Integer.toString(number + 1));
                    exchange.getResponseHeaders()
                            .add("Link", "<" + url() + "/" + address + written(query));
                }
                yield "[" + String.join(",", all.subList((number - 1) * dialect.rows(), to)) + "]";
            }
            case CONTINUE -> {
                int from = Integer.parseInt(query.getOrDefault("continue", "0").replace("+/=", ""));
                int to = Math.min(all.size(), from + dialect.rows());
                String more = to < all.size() ? to + "+/=" : "";
                yield "{\"kind\":\"List\",\"metadata\":{\"continue\":\"%s\"},\"items\":[%s]}"
                        .formatted(more, String.join(",", all.subList(from, to)));
            }
        };
    }

    private static String written(Map<String, String> query) {
        return "?"
                + String.join(
                        "&",
                        query.entrySet().stream()
                                .map(each -> each.getKey() + "=" + each.getValue())
                                .toList())
                + ">; rel=\"next\"";
    }

    @Override
    public void close() {
        server.close();
    }
}
