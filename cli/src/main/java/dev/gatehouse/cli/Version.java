package dev.gatehouse.cli;

import picocli.CommandLine.IVersionProvider;

/// The version this was built as.
final class Version implements IVersionProvider {
    /// Its number.
    static String text() {
        String built = Version.class.getPackage().getImplementationVersion();
        return built == null ? "(not packaged)" : built;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"gatehouse " + text()};
    }
}
