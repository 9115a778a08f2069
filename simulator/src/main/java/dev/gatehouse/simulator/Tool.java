package dev.gatehouse.simulator;

/// The five tools Acme runs, each with the name of its source, the channel its events come by and
/// the file they are written to.
enum Tool {
    GITHUB("github:acme", "audit-log-stream", "github.ndjson"),
    GITLAB("gitlab:acme", "audit-event-stream", "gitlab.ndjson"),
    JENKINS("jenkins:main", "audit-trail-file", "jenkins.log"),
    KUBERNETES("kubernetes:prod", "audit-file", "kubernetes.ndjson"),
    VAULT("vault:prod", "audit-file", "vault.ndjson");

    private final String source;
    private final String channel;
    private final String file;

    Tool(String source, String channel, String file) {
        this.source = source;
        this.channel = channel;
        this.file = file;
    }

    String source() {
        return source;
    }

    String channel() {
        return channel;
    }

    String file() {
        return file;
    }
}
