package dev.gatehouse.server;

import dev.gatehouse.server.configuration.Configuration;
import dev.gatehouse.server.configuration.ConfigurationProblem;
import dev.gatehouse.server.configuration.Flags;
import dev.gatehouse.server.demo.DemoCompany;
import dev.gatehouse.server.signin.Bootstrap;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// `gatehouse up`: starts the server and keeps it until it is told to stop. Prints the address, how
/// to come in, and a ready line. Exits 0 after a stop, 64 for a mistake in the settings, 69 when
/// the port or the folder cannot be had.
public final class Main {
    private static final int EXIT_USAGE = 64;
    private static final int EXIT_UNAVAILABLE = 69;

    private Main() {}

    /// @param args `up` and its flags
    public static void main(String[] args) throws InterruptedException {
        long started = System.nanoTime();
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        PrintStream out = System.out;
        List<String> words = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        if (Flags.asksForHelp(words)) {
            out.print(Flags.help());
            out.flush();
            return;
        }
        Configuration configuration;
        try {
            configuration = Configuration.of(Flags.parse(words), System.getenv());
        } catch (ConfigurationProblem mistake) {
            System.err.println("gatehouse: " + mistake.getMessage());
            System.exit(EXIT_USAGE);
            return;
        }
        try {
            run(configuration, out, started);
        } catch (IOException | RuntimeException world) {
            System.err.println("gatehouse: cannot start: " + world.getMessage());
            System.exit(EXIT_UNAVAILABLE);
        }
    }

    private static void run(Configuration configuration, PrintStream out, long started)
            throws IOException, InterruptedException {
        RunningServer server = RunningServer.start(configuration, Surroundings.ofThisMachine());
        stopWhenAsked(server);
        if (server.demo().isPresent()) {
            DemoCompany company = server.demo().get();
            out.println(
                    company.isOfAnotherBuild()
                            ? "This made-up company was told by another build and may lack what this"
                                    + " one shows.\nFor a fresh one: stop, remove "
                                    + configuration.data()
                                    + " and start again."
                            : "Telling a month at Acme, a made-up company, and reading it in");
            out.flush();
            long begun = System.nanoTime();
            company.begin();
            server.started().add("company", Duration.ofNanos(System.nanoTime() - begun));
        }
        greet(out, server, configuration);
        String where = server.started().text();
        out.println(
                "Ready in "
                        + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started)
                        + " ms"
                        + (where.isEmpty() ? "" : " (" + where + ")"));
        out.flush();
        new CountDownLatch(1).await();
    }

    private static void stopWhenAsked(RunningServer server) {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stopping"));
    }

    private static void greet(PrintStream out, RunningServer server, Configuration configuration) {
        out.println("Gatehouse " + Version.text());
        out.println("Data in   " + configuration.data());
        out.println("Verify    ./gatehouse journal verify " + configuration.data());
        if (configuration.demo()) {
            out.println("Made-up company; open this link, it works once:");
            out.println("  " + server.address() + "/#/enter?token=" + token(server));
            return;
        }
        out.println("Open      " + server.address());
        server.signIn().bootstrap().ifPresent(bootstrap -> out.println(welcome(bootstrap)));
    }

    // What is no terminal is a log that others read and keep.
    private static String welcome(Bootstrap bootstrap) {
        long minutes = Bootstrap.LIFE_MINUTES_MAX.toMinutes();
        boolean terminal = System.console() != null && System.console().isTerminal();
        return terminal
                ? "The first administrator comes in with this token, within %d minutes (also in %s):%n  %s"
                        .formatted(minutes, bootstrap.file(), bootstrap.token())
                : "The first administrator comes in within %d minutes with the token in %s"
                        .formatted(minutes, bootstrap.file());
    }

    private static String token(RunningServer server) {
        return server.signIn().bootstrap().map(Bootstrap::token).orElse("");
    }
}
