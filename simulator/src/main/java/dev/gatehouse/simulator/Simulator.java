package dev.gatehouse.simulator;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The command line of the made-up company.
///
/// - `write --seed N --days N --until INSTANT [--events-per-day N] --out DIR` writes the truth,
///   then one file a source, then `sources.json`, `company.json`, `people.csv`, `model/acme.yaml`
///   and, below `inventory/TOOL`, what the tools' APIs say of who may do what. The same arguments
///   give the same bytes.
/// - `live --seed N --from INSTANT --rate N/s --out DIR` appends to those files as time passes,
///   until it is told to stop.
/// - `stream --seed N --events N --source github` writes payloads to stdout as fast as it can.
/// - `trial --seed N [--identities N] [--days N] --out DIR` writes a working week of a larger
///   company with attacks planted in it, after two weeks of the same life without them;
///   `attacks.jsonl`, written first, says which lines of which file are theirs.
///
/// Exit code 0, 64 for a command line it does not understand, 69 when a file cannot be written.
public final class Simulator {

    private static final int USAGE = 64;
    private static final int UNAVAILABLE = 69;
    private static final long EVENTS_PER_DAY_DEFAULT = 1_340;
    private static final long DAYS_DEFAULT = 30;

    private final PrintStream err;

    Simulator(PrintStream err) {
        this.err = err;
    }

    public static void main(String[] arguments) {
        PrintStream err =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int exit = new Simulator(err).run(Arrays.asList(arguments));
        if (exit != 0) {
            System.exit(exit);
        }
    }

    /// The exit code.
    int run(List<String> arguments) {
        try {
            if (arguments.isEmpty()) {
                throw new Options.UsageException("say write, live, stream or trial");
            }
            List<String> rest = arguments.subList(1, arguments.size());
            switch (arguments.getFirst()) {
                case "write" -> write(rest);
                case "live" -> live(rest);
                case "stream" -> stream(rest);
                case "trial" -> trial(rest);
                default ->
                        throw new Options.UsageException(
                                "unknown verb "
                                        + arguments.getFirst()
                                        + "; say write, live, stream or trial");
            }
            return 0;
        } catch (Options.UsageException e) {
            err.println("simulator: " + e.getMessage());
            return USAGE;
        } catch (IOException e) {
            err.println("simulator: cannot write: " + e);
            return UNAVAILABLE;
        }
    }

    private static void write(List<String> arguments) throws Options.UsageException, IOException {
        Options options =
                new Options(
                        arguments,
                        Set.of("--seed", "--days", "--until", "--events-per-day", "--out"));
        Instant until = options.instant("--until");
        Period period =
                new Period(
                        until.minus(Duration.ofDays(options.number("--days", DAYS_DEFAULT))),
                        until);
        long perDay = options.number("--events-per-day", EVENTS_PER_DAY_DEFAULT);
        new Writing(options.number("--seed", 1), period, Pace.perDay(perDay))
                .into(options.path("--out"));
    }

    private static void live(List<String> arguments) throws Options.UsageException, IOException {
        Options options = new Options(arguments, Set.of("--seed", "--from", "--rate", "--out"));
        Living living =
                new Living(
                        options.number("--seed", 1),
                        Pace.perSecond(options.rate("--rate")),
                        InstantSource.system());
        Thread telling = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(living, telling)));
        living.from(options.instant("--from"), options.path("--out"));
    }

    private static void trial(List<String> arguments) throws Options.UsageException, IOException {
        Options options =
                new Options(arguments, Set.of("--seed", "--identities", "--days", "--out"));
        long identities = options.number("--identities", Trial.IDENTITIES_DEFAULT);
        if (identities < Size.IDENTITIES_MIN || identities > Size.IDENTITIES_MAX) {
            throw new Options.UsageException(
                    "--identities is from " + Size.IDENTITIES_MIN + " to " + Size.IDENTITIES_MAX);
        }
        long days = options.number("--days", Trial.DAYS_DEFAULT);
        if (days < 1 || days > Trial.DAYS_MAX) {
            throw new Options.UsageException("--days is from 1 to " + Trial.DAYS_MAX);
        }
        new Trial(options.number("--seed", 1), (int) identities, (int) days)
                .into(options.path("--out"));
    }

    private static void stop(Living living, Thread telling) {
        living.stop();
        try {
            telling.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stream(List<String> arguments) throws Options.UsageException, IOException {
        Options options =
                new Options(arguments, Set.of("--seed", "--events", "--source", "--days"));
        Tool tool = Streaming.tool(options.text("--source"));
        Streaming streaming =
                new Streaming(
                        options.number("--seed", 1), tool, options.number("--days", DAYS_DEFAULT));
        streaming.write(
                options.number("--events", 1_000), new FileOutputStream(FileDescriptor.out));
    }
}
