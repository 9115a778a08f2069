package dev.gatehouse.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A whole Gatehouse on a port of its own, as a child process with the JVM flags of this one.
final class ServerProcess implements AutoCloseable {
    /// What senders of every connected source prove themselves with.
    static final String TOKEN = "bench-0123456789abcdef0123456789abcdef";

    private static final long START_SECONDS_MAX = 300;
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Pattern ADDRESS = Pattern.compile("http://[^:/\\s]+:([0-9]+)");

    private final ChildProcess child;
    private final Path data;
    private final int port;

    private ServerProcess(ChildProcess child, Path data, int port) {
        this.child = child;
        this.data = data;
        this.port = port;
    }

    /// Starts it and waits until it says it is ready.
    static ServerProcess start(BenchSettings settings, Path data)
            throws IOException, InterruptedException {
        return start(settings, data, List.of());
    }

    /// @param flags of `up`, besides where its data lies
    static ServerProcess start(BenchSettings settings, Path data, List<String> flags)
            throws IOException, InterruptedException {
        Path log = settings.folder().resolve("server.log");
        ProcessBuilder builder = new ProcessBuilder(command(data, flags)).directory(data.toFile());
        // Only the launcher's own variables are none of the server's business.
        builder.environment().keySet().removeIf(name -> name.startsWith("GATEHOUSE_"));
        ChildProcess child = ChildProcess.start(builder, log);
        long give = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
        while (child.isAlive() && System.nanoTime() < give) {
            String said = Files.readString(log);
            Matcher address = ADDRESS.matcher(said);
            if (said.contains("Ready in") && address.find()) {
                return new ServerProcess(child, data, Integer.parseInt(address.group(1)));
            }
            Thread.sleep(LOOK);
        }
        child.close();
        throw new IOException("the server did not start; see " + log);
    }

    private static List<String> command(Path data, List<String> flags) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-XX:AOTCache"))
                .filter(flag -> !flag.startsWith("-XX:StartFlightRecording"))
                .forEach(command::add);
        // The launcher names a folder beside the one its server lies in.
        Path simulator = Path.of(System.getProperty("gatehouse.simulator.jars", "/no/app"));
        Path cache = simulator.resolveSibling("server.aot");
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.add("-cp");
        command.add(classPath(simulator.resolveSibling("server")));
        command.add("dev.gatehouse.server.Main");
        command.addAll(List.of("up", "--data", data.toString(), "--port", "0"));
        command.addAll(flags);
        return command;
    }

    // As the launcher writes it, so that its start-up cache fits.
    private static String classPath(Path jars) throws IOException {
        if (!Files.isDirectory(jars)) {
            return System.getProperty("java.class.path", "");
        }
        try (Stream<Path> all = Files.list(jars)) {
            return all.map(Path::toString).sorted().collect(Collectors.joining(":"));
        }
    }

    ChildProcess child() {
        return child;
    }

    /// A connection as any sender has one.
    HttpConnection connect() throws IOException {
        return HttpConnection.toPort(port);
    }

    /// A connection as the command line on this machine has one.
    HttpConnection connectLocally() throws IOException {
        return HttpConnection.toSocket(data.resolve("run").resolve("gatehouse.sock"));
    }

    /// Connects a source that takes lines with [#TOKEN].
    void addSource(String tool, String name) throws IOException {
        try (HttpConnection local = connectLocally()) {
            local.json(
                            "POST /api/v1/sources",
                            "{\"tool\":\"%s\",\"name\":\"%s\",\"channel\":\"bulk\",\"settings\":{\"secret\":\"%s\"}}"
                                    .formatted(tool, name, TOKEN))
                    .good();
        }
    }

    /// The request that delivers lines to a source.
    static byte[] delivery(String source, byte[] lines) {
        return HttpConnection.request(
                "POST /intake/" + source,
                "Authorization: Bearer " + TOKEN + "\r\nContent-Type: application/x-ndjson\r\n",
                lines);
    }

    @Override
    public void close() {
        child.close();
    }
}
