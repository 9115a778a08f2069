package dev.gatehouse.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks a real server, over its socket, who can and who did what to a resource, as the command line
/// does; and says what memory the server then holds. The first questions warm up and do not count.
final class AccessQuestions {
    private static final int SEED = 5;
    private static final int QUESTIONS = 200;
    private static final int WARM = 50;

    /// What was needed for a moment goes back to the machine after a quiet minute.
    private static final Duration QUIET = Duration.ofSeconds(90);

    private static final String EVENTS = "/api/v1/events?limit=500";
    private static final Pattern RESOURCE = Pattern.compile("\"path\":\"(github/acme/[^\"]+)\"");

    private final BenchSettings settings;
    private final LargeOrganisation organisation;

    AccessQuestions(BenchSettings settings, LargeOrganisation organisation) {
        this.settings = settings;
        this.organisation = organisation;
    }

    void ask(Path data, Figures figures) throws IOException, InterruptedException {
        settings.say("asking a server");
        try (ServerProcess server = ServerProcess.start(settings, data);
                HttpConnection connection = server.connectLocally()) {
            figures.put("who_can_p95_ms", percentile(connection, whoCan()));
            settings.say("so far " + figures.json());
            figures.put("who_did_p95_ms", percentile(connection, whoDid(connection)));
            connection.get("/api/v1/access/comparisons").good();
            server.child().awaitIdle();
            figures.put("anon_busy_mib", server.child().anonymousMib());
            Thread.sleep(QUIET);
            figures.put("anon_mib", server.child().anonymousMib());
        }
    }

    private double percentile(HttpConnection connection, List<String> addresses)
            throws IOException {
        Percentiles times = new Percentiles();
        for (int i = 0; i < addresses.size(); i++) {
            long start = System.nanoTime();
            connection.get(addresses.get(i)).good();
            if (i >= WARM) {
                times.add(System.nanoTime() - start);
            }
        }
        return times.millis(0.95);
    }

    private List<String> whoCan() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < QUESTIONS + WARM; i++) {
            String path = organisation.path(random.nextInt(organisation.sizes().resources()));
            addresses.add(
                    "/api/v1/access/who-can?resource="
                            + encoded(path)
                            + (i % 2 == 0 ? "" : "&permission=write"));
        }
        return addresses;
    }

    // Resources of events that are there, each as often as it is met.
    private List<String> whoDid(HttpConnection connection) throws IOException {
        List<String> paths = new ArrayList<>();
        Matcher found = RESOURCE.matcher(connection.get(EVENTS).good().text());
        while (found.find()) {
            paths.add(found.group(1));
        }
        if (paths.isEmpty()) {
            throw new IOException("no event names its resource");
        }
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < QUESTIONS + WARM; i++) {
            String query = "resource:" + paths.get(i % paths.size());
            addresses.add(EVENTS + "&q=" + encoded(query));
        }
        return addresses;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
