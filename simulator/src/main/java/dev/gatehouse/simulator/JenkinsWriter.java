package dev.gatehouse.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Writes the log file of Jenkins' audit-trail plugin: a local time without a zone (the controller
/// runs in UTC), a space, then a watched request, the start or end of a build, or the use of a
/// credential. The line never says whether a request was refused, nor with what it signed in.
final class JenkinsWriter implements PayloadWriter {

    private static final DateTimeFormatter PREFIX =
            DateTimeFormatter.ofPattern("MMM d, uuuu h:mm:ss,SSS a ", Locale.US)
                    .withZone(ZoneOffset.UTC);
    private static final String CREDENTIAL_CLASS =
            "class com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl";

    private final OutputStream out;

    JenkinsWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(Happening happening) throws IOException {
        JenkinsAct act = (JenkinsAct) happening.act();
        String line = PREFIX.format(happening.at()) + message(happening, act) + "\n";
        out.write(line.getBytes(StandardCharsets.UTF_8));
    }

    private static String message(Happening happening, JenkinsAct act) {
        return switch (act) {
            case JenkinsAct.Request request ->
                    request.uri()
                            + " by "
                            + happening.actor().handles().jenkins()
                            + " from "
                            + happening.origin().address();
            case JenkinsAct.BuildStarted started ->
                    "job/"
                            + started.build().job()
                            + "/ #"
                            + started.build().number()
                            + causes(started.build());
            case JenkinsAct.BuildFinished finished ->
                    finished.build().displayName()
                            + causes(finished.build())
                            + " on node "
                            + finished.build().node()
                            + " started at "
                            + seconds(finished.started())
                            + " completed in "
                            + finished.took().toMillis()
                            + "ms completed: "
                            + finished.result();
            case JenkinsAct.CredentialUsed used ->
                    "'%s' (class org.jenkinsci.plugins.workflow.job.WorkflowRun) used credentials '%s' (%s)."
                            .formatted(
                                    used.build().displayName(),
                                    used.credentialId(),
                                    CREDENTIAL_CLASS);
        };
    }

    private static String causes(JenkinsAct.Build build) {
        return " " + build.cause() + ", Parameters:[" + build.parameters() + "]";
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
