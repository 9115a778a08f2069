package dev.gatehouse.simulator;

/// What was done, in the words of the tool it was done in.
sealed interface Act permits GitHubAct, GitLabAct, JenkinsAct, KubernetesAct, VaultAct {

    Tool tool();

    /// One line for the truth: the tool's own action and what it was done to.
    String what();

    /// Whether the tool refused it.
    boolean refused();

    /// Whether somebody only proved who they are.
    default boolean isSignIn() {
        return false;
    }
}
