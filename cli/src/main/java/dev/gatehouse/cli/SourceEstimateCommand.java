package dev.gatehouse.cli;

import dev.gatehouse.intake.ImportCount;
import dev.gatehouse.intake.ImportProblem;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.search.look.Look;
import dev.gatehouse.search.look.LookProblem;
import dev.gatehouse.search.look.LookRequest;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse source estimate`: what a source would take, from a file of its events.
@Command(
        name = "estimate",
        description = {
            "What a source would take on disk, from a file of its events: they are taken in for real, into a folder that is deleted"
                    + " afterwards. Needs no server.",
            "A day is what the file says on average; a file of less than an hour says nothing about days."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} source estimate audit.ndjson",
            "  ${ROOT-COMMAND-NAME} source estimate --source vault audit.log --disk /var/lib/gatehouse --json",
        })
final class SourceEstimateCommand implements Callable<Integer> {
    private static final int NOTHING_READ = 1;
    private static final Duration PERIOD_MIN = Duration.ofHours(1);
    private static final long FEW = 10_000;
    private static final double DAY_SECONDS = 86_400;

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "A log file, gzip included.")
    private Path file;

    @Option(
            names = "--source",
            defaultValue = "",
            paramLabel = "TOOL",
            description = "The tool it is from; guessed when left out.")
    private String source;

    @Option(
            names = "--member",
            defaultValue = "",
            paramLabel = "M",
            description = "Take member M of each line.")
    private String member;

    @Option(
            names = "--disk",
            defaultValue = ".",
            paramLabel = "DIR",
            description = "Where Gatehouse would keep its data (default: here).")
    private Path disk;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isDirectory(disk)) {
            throw new CommandProblem(
                    ExitCode.USAGE, "there is no folder " + Terminal.inert(disk.toString()));
        }
        try {
            Tools tools = Tools.load(Checkout.sources());
            String tool = tool(tools);
            TrialImport.Weighed weighed =
                    new TrialImport(tools, this::progress).weigh(tool, member, file);
            Estimate estimate =
                    new Estimate(tool, weighed, Files.getFileStore(disk).getUsableSpace());
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(CanonicalJson.text(estimate.json()));
            } else {
                estimate.print(out, file, disk);
            }
            out.flush();
            return weighed.count().fresh() == 0 ? NOTHING_READ : ExitCode.OK;
        } catch (LookProblem | ImportProblem | IllegalArgumentException wrong) {
            throw new CommandProblem(
                    ExitCode.USAGE, Terminal.inert(String.valueOf(wrong.getMessage())));
        }
    }

    private String tool(Tools tools) {
        if (!source.isEmpty() && Files.isReadable(file)) {
            return tools.tool(source).name();
        }
        LookRequest request = new LookRequest(List.of(file), tools, source, member);
        return new Look(request, InstantSource.system().instant(), new SecureRandom())
                .report()
                .files()
                .getFirst()
                .tool();
    }

    private void progress(ImportCount count) {
        if (Terminal.isInteractive() && !json) {
            PrintWriter err = spec.commandLine().getErr();
            err.print("\r" + Counts.grouped(Long.toString(count.read())) + " read …\r");
            err.flush();
        }
    }

    /// What it comes to.
    private record Estimate(String tool, TrialImport.Weighed weighed, long diskFreeBytes) {
        private Duration period() {
            ImportCount count = weighed.count();
            Instant first = count.first().orElse(Instant.EPOCH);
            return Duration.between(first, count.last().orElse(first));
        }

        private boolean saysDays() {
            return period().compareTo(PERIOD_MIN) >= 0;
        }

        private double days() {
            return period().toSeconds() / DAY_SECONDS;
        }

        private long events() {
            return weighed.count().fresh();
        }

        private long bytes() {
            return weighed.journalBytes() + weighed.indexBytes();
        }

        private long each(long bytes) {
            return events() == 0 ? 0 : Math.round((double) bytes / events());
        }

        private long aDay(long amount) {
            return Math.round(amount / days());
        }

        private long diskDays() {
            return diskFreeBytes / Math.max(1, aDay(bytes()));
        }

        JsonObject json() {
            LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
            members.put("source", new JsonString(tool));
            ImportCount count = weighed.count();
            count(members, "events", events());
            count(members, "duplicate", count.duplicate());
            count(members, "unmapped", count.unmapped());
            count(members, "unreadable", count.unreadable());
            count.first().ifPresent(at -> members.put("first", new JsonString(at.toString())));
            count.last().ifPresent(at -> members.put("last", new JsonString(at.toString())));
            count(members, "journal_bytes_per_event", each(weighed.journalBytes()));
            count(members, "index_bytes_per_event", each(weighed.indexBytes()));
            count(members, "disk_free_bytes", diskFreeBytes);
            if (saysDays()) {
                count(members, "events_per_day", aDay(events()));
                count(members, "bytes_per_day", aDay(bytes()));
                count(members, "disk_days", diskDays());
            }
            return new JsonObject(members);
        }

        private static void count(LinkedHashMap<String, JsonValue> members, String name, long n) {
            members.put(name, new JsonNumber(Long.toString(n)));
        }

        void print(PrintWriter out, Path file, Path disk) {
            out.printf(
                    "%s as %s: %s %s%n",
                    Terminal.inert(file.toString()),
                    tool,
                    grouped(events()),
                    events() == 1 ? "event" : "events");
            if (events() == 0) {
                out.println("  nothing in it could be taken in, so nothing can be said");
                return;
            }
            out.println("  " + spoken());
            out.printf(
                    "  %-10s %s%n",
                    "an event", weighs(each(weighed.journalBytes()), each(weighed.indexBytes())));
            if (saysDays()) {
                out.printf(
                        "  %-10s %s events, %s%n",
                        "a day",
                        grouped(aDay(events())),
                        weighs(aDay(weighed.journalBytes()), aDay(weighed.indexBytes())));
                out.printf(
                        "  %-10s %s left at %s: %s days of this%n",
                        "the disk",
                        Bytes.words(diskFreeBytes),
                        Terminal.inert(disk.toString()),
                        grouped(diskDays()));
            } else {
                out.println("  a file of a day or more says what a day takes");
            }
            if (events() < FEW) {
                out.println("  so few events weigh more each than many do");
            }
        }

        private String spoken() {
            if (weighed.count().first().isEmpty()) {
                return "nothing in it says a time";
            }
            return "from "
                    + weighed.count().first().get()
                    + " to "
                    + weighed.count().last().orElseThrow()
                    + ", "
                    + (saysDays()
                            ? String.format(Locale.ROOT, "%.1f days", days())
                            : "less than an hour");
        }

        private static String weighs(long journal, long index) {
            return Bytes.words(journal)
                    + " in the journal, "
                    + Bytes.words(index)
                    + " in the index";
        }

        private static String grouped(long many) {
            return Counts.grouped(Long.toString(many));
        }
    }
}
