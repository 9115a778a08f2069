package dev.gatehouse.cli;

import picocli.CommandLine.IVersionProvider;

/// The version this was built as.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String built = Version.class.getPackage().getImplementationVersion();
        return new String[] {"gatehouse " + (built == null ? "(not packaged)" : built)};
    }
}
