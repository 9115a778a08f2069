package dev.gatehouse.outbound;

import java.time.Duration;
import java.util.Map;

/// One request out.
///
/// @param url as configured, or a link the same host gave
/// @param headers sent as they are; a credential among them goes to this URL's host only
/// @param bodyBytesMax bytes of the answer that are read
/// @param wholeTimeMax from the first packet to the last byte
public record OutboundRequest(
        String url, Map<String, String> headers, int bodyBytesMax, Duration wholeTimeMax) {
    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    /// Hides header values, which may be credentials.
    @Override
    public String toString() {
        return "OutboundRequest[" + url + ", headers " + headers.keySet() + "]";
    }
}
