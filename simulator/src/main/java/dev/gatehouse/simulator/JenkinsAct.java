package dev.gatehouse.simulator;

import java.time.Duration;
import java.time.Instant;

/// A line of Jenkins' audit-trail plugin.
sealed interface JenkinsAct extends Act {

    /// A watched request, for example `/job/checkout-deploy/configSubmit`.
    record Request(String uri) implements JenkinsAct {}

    /// The start of a build.
    record BuildStarted(Build build) implements JenkinsAct {}

    /// The end of a build.
    record BuildFinished(Build build, Instant started, Duration took, String result)
            implements JenkinsAct {}

    /// A build taking a credential out of the store.
    ///
    /// @param credentialId the id in the credential store
    record CredentialUsed(Build build, String credentialId) implements JenkinsAct {}

    /// One run of a job.
    ///
    /// @param cause Jenkins' own sentence, for example `Started by timer`
    /// @param parameters as the plugin prints them, without the brackets
    record Build(String job, long number, String cause, String parameters, String node) {

        String displayName() {
            return job + " #" + number;
        }
    }

    @Override
    default Tool tool() {
        return Tool.JENKINS;
    }

    @Override
    default String what() {
        return switch (this) {
            case Request request -> request.uri;
            case BuildStarted started -> started.build.displayName() + " started";
            case BuildFinished finished -> finished.build.displayName() + " finished";
            case CredentialUsed used ->
                    used.build.displayName() + " used credential " + used.credentialId;
        };
    }

    @Override
    default boolean refused() {
        return false;
    }
}
