package dev.gatehouse.sigma;

import dev.gatehouse.sigma.Correlation.Bound;
import dev.gatehouse.sigma.Correlation.Condition;
import dev.gatehouse.sigma.Correlation.Kind;
import dev.gatehouse.sigma.yaml.Node;
import dev.gatehouse.sigma.yaml.RuleProblem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a correlation, of the language or of ours below `gatehouse:`.
final class CorrelationReader {
    private static final Pattern TIMESPAN = Pattern.compile("([0-9]{1,9})([smhdwM])");
    private static final Duration TIMESPAN_MAX = Duration.ofDays(400);
    private static final int RULES_MAX = 64;
    private static final int ORDERED_RULES_MAX = 16;
    private static final int MEDIAN = 50;

    private final Head head;
    private final Node.Mapping document;
    private final Node.Mapping correlation;
    private final Kind kind;
    private final List<String> rules;

    private CorrelationReader(Head head, Node.Mapping document, boolean isOurs) {
        this.head = head;
        this.document = document;
        Node.Mapping holder = isOurs ? document.get("gatehouse").mapping() : document;
        this.correlation = holder.get("correlation").mapping();
        this.kind = kind(isOurs);
        this.rules = correlation.get("rules").texts();
    }

    /// Whether the document is a correlation of ours.
    static boolean isOurs(Node.Mapping document) {
        return document.find("gatehouse").stream()
                .anyMatch(node ->
                        node instanceof Node.Mapping ours && ours.find("correlation").isPresent());
    }

    /// Reads one.
    ///
    /// @throws RuleProblem when it cannot be evaluated as it is written
    static Correlation read(Head head, Node.Mapping document) {
        return new CorrelationReader(head, document, isOurs(document)).read();
    }

    private Correlation read() {
        if (rules.isEmpty() || rules.size() > RULES_MAX) {
            throw problem("rules", "a correlation is over 1 to " + RULES_MAX + " rules");
        }
        if (kind == Kind.TEMPORAL_ORDERED && rules.size() > ORDERED_RULES_MAX) {
            throw problem("rules", "an order has at most " + ORDERED_RULES_MAX + " rules");
        }
        if (kind == Kind.ABSENCE && rules.size() != 2) {
            throw problem("rules", "an absence has two rules: what happened, and what did not");
        }
        return new Correlation(
                head,
                kind,
                rules,
                correlation.texts("group-by"),
                duration(correlation.get("timespan")),
                kind == Kind.FIRST_SEEN
                        ? correlation.find("learn").map(this::duration).orElse(Duration.ZERO)
                        : Duration.ZERO,
                aliases(),
                condition(),
                correlation.find("generate").or(() -> document.find("generate")).stream()
                        .anyMatch(generate -> generate.text().equalsIgnoreCase("true")),
                document);
    }

    private RuleProblem problem(String member, String what) {
        return new RuleProblem(correlation.placeOf(member), what);
    }

    private Kind kind(boolean isOurs) {
        String word = correlation.get("type").text();
        return Arrays.stream(Kind.values())
                .filter(each -> each.isOurs() == isOurs && each.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        problem("type", "there is no correlation of the type \"" + word + "\""));
    }

    private Duration duration(Node node) {
        Matcher written = TIMESPAN.matcher(node.text());
        if (!written.matches()) {
            throw new RuleProblem(node.place(), "a timespan is a number with s, m, h or d");
        }
        long amount = Long.parseLong(written.group(1));
        Duration duration =
                switch (written.group(2)) {
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    case "d" -> Duration.ofDays(amount);
                    case "w" -> Duration.ofDays(7 * amount);
                    default -> Duration.ofDays(30 * amount);
                };
        if (duration.isZero() || duration.compareTo(TIMESPAN_MAX) > 0) {
            throw new RuleProblem(node.place(), "a timespan is more than nothing and at most 400d");
        }
        return duration;
    }

    private Map<String, Map<String, String>> aliases() {
        Map<String, Map<String, String>> aliases = new HashMap<>();
        correlation
                .find("aliases")
                .ifPresent(node ->
                        node.mapping()
                                .members()
                                .forEach((alias, fields) -> {
                                    Map<String, String> byRule = new HashMap<>();
                                    fields.mapping()
                                            .members()
                                            .forEach((rule, field) ->
                                                    byRule.put(rule, field.text()));
                                    aliases.put(alias, byRule);
                                }));
        return aliases;
    }

    private Condition condition() {
        Node condition = correlation.members().get("condition");
        if (kind.isOurs()) {
            correlation.only("type", "rules", "group-by", "timespan", "aliases", "learn");
            return seen();
        }
        boolean temporal = kind == Kind.TEMPORAL || kind == Kind.TEMPORAL_ORDERED;
        if (condition == null) {
            if (!temporal) {
                throw problem("type", kind.word() + " needs a condition");
            }
            return seen();
        }
        if (condition instanceof Node.Scalar text) {
            if (!temporal) {
                throw problem("condition", kind.word() + " compares a number, such as gte: 10");
            }
            return new Condition.Seen(ConditionReader.read(text.text(), text.place(), named()));
        }
        return bounds(condition.mapping());
    }

    private Condition seen() {
        return new Condition.Seen(Term.and(List.copyOf(named().values())));
    }

    private SequencedMap<String, Term> named() {
        LinkedHashMap<String, Term> named = new LinkedHashMap<>();
        rules.forEach(rule -> named.put(rule, new Term.Named(rule, new Term.And(List.of()))));
        return named;
    }

    private Condition bounds(Node.Mapping condition) {
        List<Bound> bounds = new ArrayList<>();
        condition
                .members()
                .forEach((name, node) ->
                        Comparison.of(name)
                                .ifPresent(comparison ->
                                        bounds.add(new Bound(comparison, number(node)))));
        if (bounds.isEmpty()) {
            throw problem("condition", "a number is compared with gt, gte, lt, lte, eq or neq");
        }
        condition.only("field", "percentile", "gt", "gte", "lt", "lte", "eq", "neq");
        List<String> fields = condition.texts("field");
        boolean needsField = kind == Kind.VALUE_COUNT || kind.isOfNumbers();
        if ((needsField && fields.isEmpty()) || (kind.isOfNumbers() && fields.size() > 1)) {
            throw problem("condition", kind.word() + " needs a field");
        }
        double percent =
                condition
                        .find("percentile")
                        .map(node -> number(node).doubleValue())
                        .orElse(percent());
        if (percent < 0 || percent > 100) {
            throw problem("condition", "a percentile lies between 0 and 100");
        }
        checkReach(bounds);
        return new Condition.Bounds(bounds, fields, percent);
    }

    // A bound that no window can reach would never match and never say so.
    private void checkReach(List<Bound> bounds) {
        boolean isBeyond =
                bounds.stream()
                        .anyMatch(bound ->
                                bound.limit()
                                                .compareTo(
                                                        BigDecimal.valueOf(
                                                                Correlation.WINDOW_EVENTS_MAX))
                                        > 0);
        if (isBeyond && !kind.isOfNumbers()) {
            throw problem(
                    "condition",
                    "a window keeps at most " + Correlation.WINDOW_EVENTS_MAX + " matches");
        }
    }

    // The specification leaves open which percentile is meant; the middle, as its hint has it.
    private static double percent() {
        return MEDIAN;
    }

    private static BigDecimal number(Node node) {
        return Numbers.parse(node.text())
                .orElseThrow(() -> new RuleProblem(node.place(), "a number is needed here"));
    }
}
