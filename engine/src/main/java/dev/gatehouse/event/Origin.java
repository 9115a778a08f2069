package dev.gatehouse.event;

/// From where: each part as the tool sent it, or not sent.
///
/// @param address an IP address in text
/// @param client the user agent or client program
/// @param country an ISO 3166 code or a name, as the tool sends it
public record Origin(Text address, Text client, Text country) {
    /// Nothing was sent.
    public static final Origin NOT_SENT =
            new Origin(Text.Absent.NOT_SENT, Text.Absent.NOT_SENT, Text.Absent.NOT_SENT);
}
