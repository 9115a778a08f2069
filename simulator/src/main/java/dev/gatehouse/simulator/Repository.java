package dev.gatehouse.simulator;

/// One repository: `acme/<name>` on GitHub, mirrored as project `acme/<name>` on GitLab, deployed
/// by the Jenkins folder and Kubernetes namespaces of the same name.
///
/// @param gitHubId GitHub's immutable number
/// @param gitLabId GitLab's immutable project number
record Repository(String name, Team team, long gitHubId, long gitLabId) {

    String path() {
        return Company.ORGANISATION + "/" + name;
    }

    String namespace(Stage stage) {
        return name + "-" + stage.slug();
    }

    String secretPath(Stage stage, String secret) {
        return name + "/" + stage.slug() + "/" + secret;
    }
}
