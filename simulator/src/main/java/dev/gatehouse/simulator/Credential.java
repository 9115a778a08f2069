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

    /// What GitHub's own service that starts jobs signs with.
    static final Credential JOB_LAUNCHER =
            new Credential(
                    "GitHub App server-to-server token",
                    "pXg0yKq7Jm2hV1c9Zr4bTn8sLw5uE6dFa3oQiHkNvYM=",
                    1_200_045_771L,
                    "launch/production");

    boolean isBrowser() {
        return tokenId == 0;
    }
}
