package dev.gatehouse.source.plan;

import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.event.Contents;
import dev.gatehouse.event.Namespace;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.ResourcePath.Step;
import dev.gatehouse.source.line.WholeLinePattern;
import dev.gatehouse.source.yaml.Place;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Suggestion;
import dev.gatehouse.source.yaml.Yaml;
import dev.gatehouse.source.yaml.Yaml.Mapping;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rules for accounts, credentials, outcomes, resources, times and changes as they are written
/// in a mapping.
final class RuleFile {
    private final Vocabulary vocabulary;
    private final ValueFile values;
    private final ConditionFile conditions;

    RuleFile(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.values = new ValueFile(vocabulary);
        this.conditions = new ConditionFile(vocabulary);
    }

    AccountRule account(Yaml yaml) {
        List<AccountRule.Case> cases = new ArrayList<>();
        for (Yaml item : yaml.list()) {
            Mapping one = item.mapping().only("when", "kind", "id", "name");
            cases.add(
                    new AccountRule.Case(
                            conditions.optional(one, "when"),
                            one.get("kind").constant(Namespace.class),
                            values.optional(one, "id"),
                            values.optional(one, "name")));
        }
        return new AccountRule(List.copyOf(cases));
    }

    CredentialRule credential(Yaml yaml) {
        List<CredentialRule.Case> cases = new ArrayList<>();
        for (Yaml item : yaml.list()) {
            Mapping one = item.mapping().only("when", "kind", "id", "secret", "name");
            boolean bare =
                    one.find("id").isEmpty()
                            && one.find("secret").isEmpty()
                            && one.find("name").isEmpty();
            cases.add(
                    new CredentialRule.Case(
                            conditions.optional(one, "when"),
                            values.constantOrValue(Optional.of(one.get("kind"))),
                            values.optional(one, "id"),
                            one.find("secret").map(this::fingerprint).orElse(ValueFile.NOTHING),
                            values.optional(one, "name"),
                            bare));
        }
        return new CredentialRule(List.copyOf(cases));
    }

    private Value fingerprint(Yaml path) {
        if (!vocabulary.wanted.isSecret(path.text())) {
            throw new SourceProblem(
                    path.place(),
                    "\"" + path.text() + "\" would be shown elsewhere",
                    "name it under secret: at the top of the file too");
        }
        return new Value.Fingerprint(vocabulary.slot(path.text(), path.place()));
    }

    Condition condition(Yaml yaml) {
        return conditions.condition(yaml);
    }

    OutcomeRule outcome(Yaml yaml) {
        if (yaml instanceof Yaml.Scalar scalar) {
            return new OutcomeRule(
                    List.of(
                            new OutcomeRule.Case(
                                    Condition.Always.ALWAYS, scalar.constant(Outcome.class))));
        }
        List<OutcomeRule.Case> cases = new ArrayList<>();
        for (Yaml item : yaml.list()) {
            Mapping one = item.mapping().only("when", "is");
            cases.add(
                    new OutcomeRule.Case(
                            conditions.optional(one, "when"),
                            one.get("is").constant(Outcome.class)));
        }
        return new OutcomeRule(List.copyOf(cases));
    }

    List<Reason> reasons(Optional<Yaml> yaml) {
        if (yaml.isEmpty()) {
            return List.of();
        }
        List<Reason> reasons = new ArrayList<>();
        for (Yaml item : yaml.get().list()) {
            Mapping one = item.mapping().only("when", "reason", "audit");
            reasons.add(
                    new Reason(
                            conditions.condition(one.get("when")),
                            one.get("reason").text(),
                            one.text("audit", "no").equals("yes")));
        }
        return List.copyOf(reasons);
    }

    ResourceRule resource(Yaml yaml) {
        Mapping rule = yaml.mapping().only("type", "path", "id");
        return new ResourceRule(
                values.constantOrValue(Optional.of(rule.get("type"))),
                path(rule.get("path")),
                values.optional(rule, "id"));
    }

    // `environments/{environment}` and so on; `{a|b}` is the first sent, `{name/}` may hold
    // slashes.
    private PathTemplate path(Yaml yaml) {
        List<PathTemplate.Segment> segments = new ArrayList<>();
        String text = yaml.text();
        for (String part : text.isEmpty() ? new String[0] : text.split("/(?![}])", -1)) {
            segments.add(segment(part, yaml.place()));
        }
        return new PathTemplate(List.copyOf(segments));
    }

    private PathTemplate.Segment segment(String part, Place place) {
        if (!part.startsWith("{") || !part.endsWith("}")) {
            if (!Contents.isWord(part)) {
                throw new SourceProblem(
                        place,
                        "\"" + part + "\" is no word that stands in a resource path",
                        (Suggestion.of(part, Contents.words()) + " a name is written {path}")
                                .strip());
            }
            return new PathTemplate.Segment.Word(new Step.Word(part));
        }
        boolean slashes = part.endsWith("/}");
        String inside = part.substring(1, part.length() - (slashes ? 2 : 1));
        List<Value> options = new ArrayList<>();
        for (String option : inside.split("\\|", -1)) {
            options.add(values.value(new Yaml.Scalar(option, place)));
        }
        Value value = options.size() == 1 ? options.getFirst() : new Value.First(options);
        return slashes
                ? new PathTemplate.Segment.Names(value)
                : new PathTemplate.Segment.Name(value);
    }

    TimeRule time(Yaml yaml) {
        List<TimeRule.Candidate> candidates = new ArrayList<>();
        for (Yaml item : yaml.list()) {
            candidates.add(candidate(item));
        }
        return new TimeRule(List.copyOf(candidates));
    }

    private TimeRule.Candidate candidate(Yaml item) {
        if (!(item instanceof Mapping mapping)) {
            return new TimeRule.Candidate(values.value(item), TimeFormat.AUTO::read);
        }
        mapping.only("from", "as", "pattern", "zone");
        Value value = values.value(mapping.get("from"));
        Optional<Yaml> pattern = mapping.find("pattern");
        if (pattern.isEmpty()) {
            TimeFormat format =
                    mapping.find("as")
                            .map(as -> as.constant(TimeFormat.class))
                            .orElse(TimeFormat.AUTO);
            return new TimeRule.Candidate(value, format::read);
        }
        try {
            WrittenTime written =
                    new WrittenTime(pattern.get().text(), ZoneId.of(mapping.text("zone", "UTC")));
            return new TimeRule.Candidate(value, (text, _) -> written.read(text));
        } catch (IllegalArgumentException | DateTimeException problem) {
            throw new SourceProblem(
                    pattern.get().place(), "this is no time pattern: " + problem.getMessage());
        }
    }

    List<ChangeRule> changes(Optional<Yaml> yaml) {
        if (yaml.isEmpty()) {
            return List.of();
        }
        List<ChangeRule> rules = new ArrayList<>();
        for (Yaml item : yaml.get().list()) {
            Mapping one =
                    item.mapping().only("when", "each", "members", "field", "before", "after");
            Optional<Yaml> each = one.find("each").or(() -> one.find("members"));
            rules.add(
                    new ChangeRule(
                            conditions.optional(one, "when"),
                            each.isPresent() ? each(each.get()) : ChangeRule.Over.Piece.PIECE,
                            each.isPresent()
                                    ? values.optional(one, "field")
                                    : values.constantOrValue(Optional.of(one.get("field"))),
                            values.optional(one, "before"),
                            values.optional(one, "after")));
        }
        return List.copyOf(rules);
    }

    // Which slots lie below is known only when the whole file has been read.
    ChangeRule.Over each(Yaml path) {
        vocabulary.slot(path.text(), path.place());
        return new ChangeRule.Over.Each(vocabulary.wanted.capture(path.text()), vocabulary.wanted);
    }

    LinePattern line(Yaml yaml) {
        Mapping line =
                yaml.mapping().only("name", "pattern", "contains", "json", "again", "ignored");
        Yaml written = line.get("pattern");
        try {
            WholeLinePattern pattern =
                    WholeLinePattern.compile(written.text(), LinePattern.PROGRAM_MAX);
            if (pattern.size() > LinePattern.PROGRAM_MAX) {
                throw new SourceProblem(written.place(), "this pattern grows too large");
            }
            int json = group(line, "json", pattern);
            int again = group(line, "again", pattern);
            List<LinePattern.Group> groups = new ArrayList<>();
            pattern.groups()
                    .forEach((name, number) -> {
                        vocabulary.group(name);
                        int slot = vocabulary.slot("line:" + name, written.place());
                        if (number != json && number != again) {
                            groups.add(new LinePattern.Group(number, slot));
                        }
                    });
            return new LinePattern(
                    line.get("name").text(),
                    line.text("contains", ""),
                    pattern,
                    List.copyOf(groups),
                    json,
                    again,
                    line.text("ignored", ""));
        } catch (PatternSyntaxException problem) {
            throw new SourceProblem(
                    written.place(), "this is no RE2 pattern: " + problem.getMessage());
        }
    }

    private static int group(Mapping line, String name, WholeLinePattern pattern) {
        Optional<Yaml> group = line.find(name);
        if (group.isEmpty()) {
            return LinePattern.NO_GROUP;
        }
        Integer number = pattern.groups().get(group.get().text());
        if (number == null) {
            throw new SourceProblem(
                    group.get().place(),
                    "the pattern has no group called \"" + group.get().text() + "\"",
                    Suggestion.of(group.get().text(), pattern.groups().keySet()));
        }
        return number;
    }
}
