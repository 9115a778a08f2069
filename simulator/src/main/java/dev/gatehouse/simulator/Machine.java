package dev.gatehouse.simulator;

import java.util.Locale;

/// One of Acme's 61 machines: a bot, a build agent or a workload.
///
/// @param namespace where a workload runs, empty for bots and build agents
record Machine(
        String name,
        Kind kind,
        String namespace,
        Handles handles,
        NativeIds ids,
        Origin origin,
        Credential token)
        implements Account {

    /// What a machine is for, which decides the kind of account it has.
    enum Kind {
        /// A bot account or installed application on GitHub and GitLab.
        BOT,
        /// A host that runs Jenkins builds and scheduled jobs.
        BUILD_AGENT,
        /// A Kubernetes service account, which also signs in to Vault.
        WORKLOAD;

        String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Where a workload's secrets lie in Vault: below its repository and stage, or below its own
    /// name when it is nobody's deployment.
    String secretPath() {
        for (Stage stage : Stage.values()) {
            String end = "-" + stage.slug();
            if (namespace.endsWith(end)) {
                return namespace.substring(0, namespace.length() - end.length())
                        + "/"
                        + stage.slug();
            }
        }
        return namespace;
    }
}
