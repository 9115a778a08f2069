package dev.gatehouse.cli;

import dev.gatehouse.detection.Detections;
import dev.gatehouse.json.CanonicalJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatehouse detections evaluate`: what the detections that are on find of attacks planted in a
/// made-up week, and what they raise beside them.
@Command(
        name = "evaluate",
        description =
                "What detections find of attacks planted in a made-up week, and how often they cry"
                        + " wolf. Writes about 600 MB beside other temporary files and removes it.",
        mixinStandardHelpOptions = true)
final class DetectionsEvaluateCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private DetectionsDirectory directory;

    @Option(names = "--seed", required = true, paramLabel = "S", description = "Which week.")
    private long seed;

    @Option(
            names = "--identities",
            defaultValue = "1000",
            paramLabel = "N",
            description = "People and machines; ${DEFAULT-VALUE} when absent.")
    private int identities;

    @Option(
            names = "--days",
            defaultValue = "5",
            paramLabel = "N",
            description =
                    "How long the week is, after two weeks to learn from; ${DEFAULT-VALUE} when"
                            + " absent.")
    private int days;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "A directory or file of rules; the shipped detections when absent.")
    private @Nullable Path rules;

    @Option(
            names = "--json",
            description = "A JSON object a scenario, and last one with recall and the rest.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Detections detections = directory.load(rules);
        Path folder = Files.createTempDirectory("gatehouse-trial");
        try {
            SimulatorProcess.run(
                    List.of(
                            "trial",
                            "--seed",
                            Long.toString(seed),
                            "--identities",
                            Integer.toString(identities),
                            "--days",
                            Integer.toString(days),
                            "--out",
                            folder.toString()));
            evaluate(folder, detections);
        } finally {
            remove(folder);
        }
        return ExitCode.OK;
    }

    private void evaluate(Path folder, Detections detections) throws IOException {
        Trial trial = Trial.read(folder);
        Evaluation evaluation = new Evaluation(trial, detections);
        List<Evaluation.Finding> findings;
        try (TrialLines lines = new TrialLines(folder)) {
            findings = evaluation.run(lines);
        }
        EvaluationScore score = EvaluationScore.of(trial, findings);
        PrintWriter out = spec.commandLine().getOut();
        for (EvaluationScore.Row row : score.rows()) {
            out.println(json ? CanonicalJson.text(row.json()) : said(row));
        }
        out.println(json ? CanonicalJson.text(score.json()) : said(score));
        out.flush();
        tellUnplanted(evaluation.lines(), findings);
    }

    private static String said(EvaluationScore.Row row) {
        return row.isSeen()
                ? "%-44s %8.1f s  %s".formatted(row.scenario(), row.seconds(), row.by())
                : "%-44s %10s  not seen".formatted(row.scenario(), "");
    }

    private static String said(EvaluationScore score) {
        return "recall %.3f, median %.1f s, %.2f alerts a day and 1,000 identities, precision at 5 %.2f"
                .formatted(
                        score.recall(),
                        score.medianSeconds(),
                        score.alertsPerDay(),
                        score.precisionAtFive());
    }

    private void tellUnplanted(long lines, List<Evaluation.Finding> findings) {
        Map<String, Integer> unplanted = new TreeMap<>();
        for (Evaluation.Finding one : findings) {
            if (one.scenario().isEmpty()) {
                unplanted.merge(one.rule(), 1, Integer::sum);
            }
        }
        PrintWriter err = spec.commandLine().getErr();
        err.printf("%d lines, %d findings; about nothing planted:%n", lines, findings.size());
        unplanted.forEach((name, count) -> err.printf("%6d  %s%n", count, name));
        err.flush();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
