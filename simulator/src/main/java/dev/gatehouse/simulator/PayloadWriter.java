package dev.gatehouse.simulator;

import java.io.IOException;
import java.io.OutputStream;

/// Writes happenings of one tool the way the tool does. Lines end with a newline; nothing is on the
/// stream for certain before [#flush].
sealed interface PayloadWriter
        permits GitHubWriter, GitLabWriter, JenkinsWriter, KubernetesWriter, VaultWriter {

    /// Writes one happening, whose act must be of this writer's tool.
    void write(Happening happening) throws IOException;

    void flush() throws IOException;

    static PayloadWriter of(Tool tool, OutputStream out, Fingerprints fingerprints)
            throws IOException {
        return switch (tool) {
            case GITHUB -> new GitHubWriter(out);
            case GITLAB -> new GitLabWriter(out);
            case JENKINS -> new JenkinsWriter(out);
            case KUBERNETES -> new KubernetesWriter(out, fingerprints);
            case VAULT -> new VaultWriter(out, fingerprints);
        };
    }
}
