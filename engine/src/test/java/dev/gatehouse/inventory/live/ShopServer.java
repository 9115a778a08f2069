package dev.gatehouse.inventory.live;

import com.sun.net.httpserver.HttpExchange;
import dev.gatehouse.intake.LoopbackServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The API of the made-up shop: what a test says each address answers, page by page with links, and
/// what goes wrong there.
final class ShopServer implements AutoCloseable {
    static final String TOKEN = "shop_0123456789abcdefghijklmnopqrstuv";

    private final LoopbackServer server;
    private final Map<String, List<String>> pages = new TreeMap<>();
    private final Map<String, List<Refusal>> refusals = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String linkHost = "";

    /// An answer in the place of a page.
    record Refusal(int status, String body, Map<String, String> headers) {
        static Refusal of(int status) {
            return new Refusal(status, "{}", Map.of());
        }
    }

    ShopServer() throws IOException {
        server = new LoopbackServer(this::answer);
    }

    String url() {
        return server.url();
    }

    /// What an address answers from now on; `#2` behind it is its second page.
    synchronized void answers(String address, String... bodies) {
        pages.put(address, List.of(bodies));
    }

    /// What it answers instead, so many times.
    synchronized void refuses(String page, Refusal... instead) {
        refusals.put(page, new ArrayList<>(List.of(instead)));
    }

    /// Headers of every answer from now on.
    synchronized void sends(Map<String, String> more) {
        headers.clear();
        headers.putAll(more);
    }

    /// The host that links to next pages lead to.
    synchronized void linksTo(String host) {
        linkHost = host;
    }

    /// What was asked for since this was last asked.
    synchronized List<String> asked() {
        List<String> all = List.copyOf(asked);
        asked.clear();
        return all;
    }

    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            complaints.add("another token");
        }
        String address = exchange.getRequestURI().getPath().substring(1);
        int number = Integer.parseInt(LoopbackServer.query(exchange).getOrDefault("page", "1"));
        String page = number == 1 ? address : address + "#" + number;
        asked.add(page);
        headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        List<Refusal> instead = refusals.getOrDefault(page, List.of());
        if (!instead.isEmpty()) {
            Refusal one = instead.removeFirst();
            one.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            LoopbackServer.send(exchange, one.status(), one.body());
            return;
        }
        List<String> bodies = pages.getOrDefault(address, List.of());
        if (number > bodies.size()) {
            LoopbackServer.send(exchange, 404, "{\"message\":\"nothing here\"}");
            return;
        }
        if (number < bodies.size()) {
            String host = linkHost.isEmpty() ? url() : linkHost;
            exchange.getResponseHeaders()
                    .add(
                            "Link",
                            "<%s/%s?page=%d>; rel=\"next\"".formatted(host, address, number + 1));
        }
        LoopbackServer.send(exchange, 200, bodies.get(number - 1));
    }

    @Override
    public void close() {
        server.close();
    }
}
