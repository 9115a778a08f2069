package dev.gatehouse.inventory.live;

import dev.gatehouse.inventory.SnapshotTaking;
import dev.gatehouse.inventory.plan.ListingPlan;
import dev.gatehouse.outbound.OutboundRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// What is sent to a source's API.
final class LiveRequests {
    /// Time for one answer.
    static final Duration ANSWER_SECONDS_MAX = Duration.ofSeconds(60);

    private final LiveSource asked;

    LiveRequests(LiveSource asked) {
        this.asked = asked;
    }

    /// Where the first page of a listing is.
    URI first(ListingPlan listing, Map<String, String> of) {
        return URI.create(root() + listing.address().with(of));
    }

    /// The request for a page, with the token in its header.
    OutboundRequest of(URI page) {
        Map<String, String> headers = new HashMap<>();
        asked.api().headers().forEach((name, value) -> headers.put(name, asked.secret().in(value)));
        headers.put("User-Agent", "gatehouse");
        return new OutboundRequest(
                page.toString(), headers, SnapshotTaking.ANSWER_BYTES_MAX, ANSWER_SECONDS_MAX);
    }

    // The tool's own address is taken as it is; everything else becomes one segment of the path.
    private String root() {
        String root = asked.api().root();
        for (Map.Entry<String, String> each : asked.settings().entrySet()) {
            String value = each.getValue();
            boolean address = value.startsWith("https://") || value.startsWith("http://");
            root =
                    root.replace(
                            "{" + each.getKey() + "}",
                            address ? withoutEndingSlash(value) : encoded(value));
        }
        return root;
    }

    private static String withoutEndingSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
