package dev.gatehouse.outbound;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What came back, whole.
///
/// @param status the HTTP status
/// @param headers by lower-case name, in the order received
/// @param body at most the request's cap
public record OutboundAnswer(int status, Map<String, List<String>> headers, byte[] body) {
    /// The first header of that name.
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }
}
