package dev.gatehouse.server;

/// Which Gatehouse this is.
final class Version {
    private Version() {}

    /// As the launcher says; `unreleased` when started without it.
    static String text() {
        return System.getProperty("gatehouse.version", "unreleased");
    }
}
