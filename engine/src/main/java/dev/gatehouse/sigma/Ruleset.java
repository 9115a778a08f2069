package dev.gatehouse.sigma;

import dev.gatehouse.sigma.yaml.Node;
import dev.gatehouse.sigma.yaml.RuleProblem;
import dev.gatehouse.sigma.yaml.YamlDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The rules, correlations and filters of some files. A document that cannot be evaluated exactly
/// as it is written stands among the refusals with its reason, and the others are used without it;
/// a correlation goes with a rule it needs. Immutable.
///
/// @param rules with the filters that apply to them
public record Ruleset(List<Rule> rules, List<Correlation> correlations, List<Refusal> refusals) {
    /// Files of one directory.
    public static final int FILES_MAX = 50_000;

    public Ruleset {
        rules = List.copyOf(rules);
        correlations = List.copyOf(correlations);
        refusals = List.copyOf(refusals);
    }

    /// One file: what it is called in messages, and its text.
    public record Text(String name, String text) {}

    /// Reads every `.yml` and `.yaml` file below a directory, or one file.
    ///
    /// @throws UncheckedIOException when the directory cannot be read
    public static Ruleset load(Path directory, Placeholders placeholders) {
        return parse(texts(directory), placeholders);
    }

    /// The files that [#load] reads.
    ///
    /// @throws UncheckedIOException when one of them cannot be read
    public static List<Text> texts(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        try (Stream<Path> below = Files.walk(root)) {
            List<Path> files =
                    below.filter(Ruleset::isRuleFile).sorted().limit(FILES_MAX + 1L).toList();
            if (files.size() > FILES_MAX) {
                throw new IOException("more than " + FILES_MAX + " files of rules");
            }
            List<Text> texts = new ArrayList<>(files.size());
            for (Path file : files) {
                Path name = file.equals(root) ? root.getFileName() : root.relativize(file);
                texts.add(new Text(String.valueOf(name), Files.readString(file)));
            }
            return texts;
        } catch (CharacterCodingException notText) {
            throw new UncheckedIOException("a file of rules is no UTF-8: " + root, notText);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the rules cannot be read: " + root, unreadable);
        }
    }

    private static boolean isRuleFile(Path file) {
        String name = file.toString();
        return Files.isRegularFile(file) && (name.endsWith(".yml") || name.endsWith(".yaml"));
    }

    /// Reads these files.
    public static Ruleset parse(List<Text> files, Placeholders placeholders) {
        Reading reading = new Reading(placeholders);
        files.forEach(reading::file);
        return reading.ruleset();
    }

    /// The rule of that id or name.
    public Optional<Rule> rule(String key) {
        return rules.stream().filter(rule -> rule.head().isCalled(key)).findFirst();
    }

    /// The rules that match on their own: all but those that only serve correlations.
    public List<Rule> alone() {
        return rules.stream()
                .filter(rule ->
                        correlations.stream()
                                .noneMatch(correlation -> serves(rule.head(), correlation)))
                .toList();
    }

    /// The correlations that match on their own: all but those that only serve others.
    public List<Correlation> outermost() {
        return correlations.stream()
                .filter(one -> correlations.stream().noneMatch(other -> serves(one.head(), other)))
                .toList();
    }

    private static boolean serves(Head head, Correlation correlation) {
        return !correlation.generates() && correlation.rules().stream().anyMatch(head::isCalled);
    }

    /// Collects what files hold.
    private static final class Reading {
        private final DetectionReader detections;
        private final List<Rule> rules = new ArrayList<>();
        private final List<Filter> filters = new ArrayList<>();
        private final List<Correlation> correlations = new ArrayList<>();
        private final List<Refusal> refusals = new ArrayList<>();
        private final Map<String, String> keys = new HashMap<>();

        Reading(Placeholders placeholders) {
            this.detections = new DetectionReader(placeholders);
        }

        void file(Text file) {
            try {
                YamlDocuments.parse(file.name(), file.text()).forEach(this::document);
            } catch (RuleProblem wrong) {
                refusals.add(new Refusal(wrong.place(), "", wrong.reason()));
            }
        }

        private void document(Node.Mapping document) {
            try {
                Head head = Head.read(document);
                checkKey(document, head);
                boolean correlates =
                        document.find("correlation").isPresent()
                                || CorrelationReader.isOurs(document);
                if (correlates) {
                    correlations.add(CorrelationReader.read(head, document));
                } else if (document.find("filter").isPresent()) {
                    filters.add(filter(head, document));
                } else {
                    rules.add(rule(head, document));
                }
            } catch (RuleProblem wrong) {
                String key =
                        document.members().get("id") instanceof Node.Scalar id ? id.text() : "";
                refusals.add(new Refusal(wrong.place(), key, wrong.reason()));
            }
        }

        private void checkKey(Node.Mapping document, Head head) {
            String earlier = head.id().isEmpty() ? null : keys.putIfAbsent(head.id(), head.title());
            if (earlier != null) {
                throw new RuleProblem(
                        document.placeOf("id"), "this id is that of \"" + earlier + "\"");
            }
        }

        private Rule rule(Head head, Node.Mapping document) {
            Node.Mapping detection = document.get("detection").mapping();
            return new Rule(
                    head, logsource(document), detections.read(detection, Set.of()), document);
        }

        private Filter filter(Head head, Node.Mapping document) {
            Node.Mapping filter = document.get("filter").mapping();
            List<String> named = filter.get("rules").texts();
            return new Filter(
                    head,
                    logsource(document),
                    named.equals(List.of("any")) ? List.of() : named,
                    detections.read(filter, Set.of("rules")));
        }

        private static Logsource logsource(Node.Mapping document) {
            Node.Mapping logsource = document.get("logsource").mapping();
            return new Logsource(
                    logsource.text("product"),
                    logsource.text("category"),
                    logsource.text("service"));
        }

        Ruleset ruleset() {
            List<Rule> filtered = new ArrayList<>(rules.size());
            for (Rule rule : rules) {
                Rule with = rule;
                for (Filter filter : filters) {
                    with = filter.on(with);
                }
                filtered.add(with);
            }
            List<Correlation> usable =
                    CorrelationLinks.usable(filtered, correlations, refusals::add);
            return new Ruleset(filtered, usable, refusals);
        }
    }
}
