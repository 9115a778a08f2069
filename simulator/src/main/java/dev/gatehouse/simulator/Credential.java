package dev.gatehouse.simulator;

/// What GitHub says of the credential behind an event.
///
/// @param kind GitHub's `programmatic_access_type`, empty for a browser session
/// @param hashedToken base64 of the SHA-256 of the token, empty for a browser session
/// @param tokenId GitHub's number for the token, 0 for a browser session
record Credential(String kind, String hashedToken, long tokenId, String userAgent) {

    static final Credential BROWSER =
            new Credential(
                    "",
                    "",
                    0,
                    "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0");

    boolean isBrowser() {
        return tokenId == 0;
    }
}
