package dev.gatehouse.cli;

import dev.gatehouse.evidence.PackCheck;
import dev.gatehouse.evidence.Sample;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonProblem;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse evidence sample`: rows of a report of a pack to look at closely, drawn offline by a
/// seed that is printed, so that somebody else draws the same. Nothing is drawn from a pack that is
/// not what was signed: exit code 1.
@Command(
        name = "sample",
        description = "Draws rows of a report of a pack at random, offline, by a seed.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} evidence sample q3.zip --report R8",
            "  ${ROOT-COMMAND-NAME} evidence sample q3.zip --report R8 --size 40 --seed 'dice"
                    + " 4 1 6 2 2 5'",
        })
final class EvidenceSampleCommand implements Callable<Integer> {
    private static final int BAD = 1;
    private static final int SEED_BYTES = 16;
    private static final Pattern SEED = Pattern.compile("\\P{Cntrl}{1,200}");

    @Spec private CommandSpec spec;
    @Mixin private PackKey key;

    @Parameters(index = "0", paramLabel = "FILE", description = "The pack.")
    private Path file;

    @Option(
            names = "--report",
            required = true,
            paramLabel = "ID",
            description = "Of which report, such as R8.")
    private String report;

    @Option(
            names = "--size",
            defaultValue = "25",
            paramLabel = "N",
            description = "How many rows, at most " + Sample.SIZE_MAX + " (default 25).")
    private int size;

    @Option(
            names = "--seed",
            defaultValue = "",
            paramLabel = "TEXT",
            description =
                    "Any text nobody knew when the pack was made; one is drawn, and printed,"
                            + " unless told.")
    private String seed;

    @Option(names = "--json", description = "What was drawn, then one row a line.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!seed.isEmpty() && !SEED.matcher(seed).matches()) {
            throw new CommandProblem(ExitCode.USAGE, "--seed: one line of at most 200 characters");
        }
        PrintWriter out = spec.commandLine().getOut();
        PackCheck.Found found = key.check(file);
        if (!found.problems().isEmpty()) {
            found.problems().forEach(problem -> out.println("Wrong: " + Terminal.inert(problem)));
            out.println("This pack is not what was signed, and nothing was drawn from it.");
            out.flush();
            return BAD;
        }
        String used = seed.isEmpty() ? drawnSeed() : seed;
        Sample sample = draw(used);
        if (json) {
            out.println(CanonicalJson.text(said(sample, used)));
            for (Sample.Row row : sample.rows()) {
                out.println(CanonicalJson.text(answer(row)));
            }
        } else {
            print(out, sample, used);
        }
        out.flush();
        return ExitCode.OK;
    }

    private static String drawnSeed() {
        byte[] bytes = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private Sample draw(String used) throws IOException {
        try {
            return Sample.of(file, report, size, used);
        } catch (IllegalArgumentException wrong) {
            throw new CommandProblem(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
    }

    private JsonObject said(Sample sample, String used) {
        LinkedHashMap<String, JsonValue> said = new LinkedHashMap<>();
        said.put("report", new JsonString(report));
        said.put("seed", new JsonString(used));
        said.put("population", new JsonNumber(Long.toString(sample.population())));
        said.put("size", new JsonNumber(Integer.toString(sample.rows().size())));
        return new JsonObject(said);
    }

    private static JsonObject answer(Sample.Row row) {
        LinkedHashMap<String, JsonValue> answer = new LinkedHashMap<>();
        answer.put("row", new JsonNumber(Long.toString(row.number())));
        answer.put("event", event(row));
        return new JsonObject(answer);
    }

    // Every row of a pack that is what was signed is an object; the server wrote it.
    private static JsonObject event(Sample.Row row) {
        try {
            return (JsonObject) Json.parse(row.line());
        } catch (JsonProblem | ClassCastException noObject) {
            throw new CommandProblem(BAD, "row " + row.number() + " of the pack is no JSON object");
        }
    }

    private void print(PrintWriter out, Sample sample, String used) {
        if (sample.population() == 0) {
            out.println(Terminal.inert(report) + " has no rows in this pack.");
            return;
        }
        EventTable table = new EventTable(out);
        sample.rows().forEach(row -> table.print(event(row)));
        table.finish();
        out.println();
        out.printf(
                "%s of %s rows of %s, drawn with the seed: %s%n",
                Counts.grouped(Integer.toString(sample.rows().size())),
                Counts.grouped(Long.toString(sample.population())),
                Terminal.inert(report),
                Terminal.inert(used));
        out.println("The same pack, size and seed draw the same rows.");
    }
}
