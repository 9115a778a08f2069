package dev.gatehouse.detection;

import dev.gatehouse.sigma.Head;
import dev.gatehouse.sigma.Placeholders;
import dev.gatehouse.sigma.Refusal;
import dev.gatehouse.sigma.Ruleset;
import dev.gatehouse.sigma.yaml.Node;
import dev.gatehouse.sigma.yaml.Place;
import dev.gatehouse.sigma.yaml.RuleProblem;
import dev.gatehouse.sigma.yaml.YamlDocuments;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The detections of a directory, one file each, and the rules and correlations they are made of.
/// Files without a `gatehouse` block are plain Sigma: their rules are there, and they are no
/// detections.
///
/// @param all by theme and name
/// @param ruleset everything there is in the files
/// @param problems documents that are not run and files that are no proper detections
public record Detections(List<Detection> all, Ruleset ruleset, List<Refusal> problems) {
    /// No detections.
    public static final Detections NONE =
            new Detections(List.of(), new Ruleset(List.of(), List.of(), List.of()), List.of());

    public Detections {
        all = List.copyOf(all);
        problems = List.copyOf(problems);
    }

    /// Reads a directory, or one file.
    ///
    /// @throws UncheckedIOException when it cannot be read
    public static Detections load(Path directory, Placeholders placeholders) {
        return of(Ruleset.texts(directory), placeholders);
    }

    /// Reads these files.
    public static Detections of(List<Ruleset.Text> texts, Placeholders placeholders) {
        Ruleset ruleset = Ruleset.parse(texts, placeholders);
        List<Detection> detections = new ArrayList<>();
        List<Refusal> problems = new ArrayList<>(ruleset.refusals());
        Map<String, String> names = new HashMap<>();
        for (Ruleset.Text text : texts) {
            try {
                Optional<Detection> detection = detection(text, placeholders);
                if (detection.isPresent()) {
                    checkName(detection.get(), text, names);
                    detections.add(detection.get());
                }
            } catch (RuleProblem wrong) {
                boolean isKnown =
                        problems.stream()
                                .anyMatch(one ->
                                        one.place().equals(wrong.place())
                                                && one.reason().equals(wrong.reason()));
                if (!isKnown) {
                    problems.add(new Refusal(wrong.place(), "", wrong.reason()));
                }
            }
        }
        return new Detections(detections, ruleset, problems);
    }

    private static void checkName(
            Detection detection, Ruleset.Text text, Map<String, String> names) {
        String earlier = names.putIfAbsent(detection.head().name(), text.name());
        if (earlier != null) {
            throw new RuleProblem(
                    new Place(text.name(), 1, 1),
                    "the name " + detection.head().name() + " is that of " + earlier);
        }
    }

    // A file of which a document is refused is no detection: half of it might match too much.
    private static Optional<Detection> detection(Ruleset.Text text, Placeholders placeholders) {
        List<Node.Mapping> documents = YamlDocuments.parse(text.name(), text.text());
        if (documents.isEmpty() || documents.getFirst().find("gatehouse").isEmpty()) {
            return Optional.empty();
        }
        Ruleset own = Ruleset.parse(List.of(text), placeholders);
        if (!own.refusals().isEmpty()) {
            Refusal first = own.refusals().getFirst();
            throw new RuleProblem(first.place(), first.reason());
        }
        Node.Mapping document = documents.getFirst();
        Path path = Path.of(text.name());
        String theme = path.getNameCount() > 1 ? path.getName(0).toString() : "";
        DetectionFile file = new DetectionFile(own, Head.read(document), document);
        return Optional.of(file.read(theme, String.valueOf(path.getFileName())));
    }

    /// The rules and correlations of some of them.
    Ruleset rulesetOf(Predicate<Detection> wanted) {
        Set<String> files = new HashSet<>();
        all.stream().filter(wanted).forEach(each -> files.add(each.file()));
        return new Ruleset(
                ruleset.rules().stream().filter(one -> isOf(files, one.document())).toList(),
                ruleset.correlations().stream().filter(one -> isOf(files, one.document())).toList(),
                List.of());
    }

    private static boolean isOf(Set<String> files, Node.Mapping document) {
        return files.contains(document.place().file());
    }

    /// The detection of that name or id.
    public Optional<Detection> detection(String key) {
        return all.stream()
                .filter(each -> each.head().name().equals(key) || each.head().id().equals(key))
                .findFirst();
    }
}
