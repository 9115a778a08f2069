package dev.gatehouse.access.rule;

import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Yaml;
import dev.gatehouse.source.yaml.YamlFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The rules that hold in any organisation, as `model/house.yaml` says them: whole, or not at all.
///
/// @param accounts who stands behind accounts
/// @param memories what rules need to remember
/// @param rules in the order of the file
/// @param ledgers that must agree
public record HouseRules(
        List<Situation.AccountRule> accounts,
        Deeds.Memories memories,
        List<HouseRule> rules,
        List<Ledger> ledgers) {
    /// Rules of one file.
    public static final int RULES_MAX = 200;

    public HouseRules {
        accounts = List.copyOf(accounts);
        rules = List.copyOf(rules);
        ledgers = List.copyOf(ledgers);
    }

    /// Reads the file.
    ///
    /// @throws SourceProblem with file, line and what was probably meant
    public static HouseRules load(Path file) {
        Path folder = file.toAbsolutePath().resolveSibling(".").normalize();
        return of(YamlFile.read(folder, file.toAbsolutePath().normalize()));
    }

    /// Reads what stands in the file called `name`.
    ///
    /// @throws SourceProblem with file, line and what was probably meant
    public static HouseRules parse(String name, String text) {
        return of(YamlFile.parse(name, text));
    }

    private static HouseRules of(Yaml.Mapping root) {
        root.only("accounts", "names", "memories", "rules", "ledgers");
        ConditionReader conditions = new ConditionReader();
        root.find("names").ifPresent(names -> names.mapping().members().forEach(conditions::name));
        List<Situation.AccountRule> accounts = new ArrayList<>();
        for (Yaml each : root.get("accounts").list()) {
            Yaml.Mapping account = each.mapping().only("when", "are");
            accounts.add(
                    new Situation.AccountRule(
                            conditions.read(account.get("when")),
                            account.get("are").constant(Situation.Standing.class)));
        }
        Deeds.Memories memories = memories(root.get("memories").mapping(), conditions);
        return new HouseRules(
                accounts,
                memories,
                rules(root.get("rules"), conditions),
                root.find("ledgers").map(one -> ledgers(one, conditions)).orElse(List.of()));
    }

    private static Deeds.Memories memories(Yaml.Mapping yaml, ConditionReader conditions) {
        yaml.only("run-started", "run-ended", "proposed", "merged", "departed", "returned");
        // What is remembered can be named by ledgers.
        conditions.name("run-started", yaml.get("run-started"));
        yaml.find("merged").ifPresent(merged -> conditions.name("merged", merged));
        List<Deeds.Proposing> proposed = new ArrayList<>();
        for (Yaml each : yaml.get("proposed").list()) {
            Yaml.Mapping one = each.mapping().only("when", "known-by");
            proposed.add(
                    new Deeds.Proposing(
                            conditions.read(one.get("when")),
                            one.get("known-by").constant(UsedField.class)));
        }
        return new Deeds.Memories(
                all(yaml.get("run-started"), conditions),
                all(yaml.get("run-ended"), conditions),
                proposed,
                yaml.find("merged").map(one -> all(one, conditions)).orElse(List.of()),
                all(yaml.get("departed"), conditions),
                all(yaml.get("returned"), conditions));
    }

    private static List<Condition> all(Yaml yaml, ConditionReader conditions) {
        return yaml.list().stream().map(conditions::read).toList();
    }

    private static List<HouseRule> rules(Yaml yaml, ConditionReader conditions) {
        List<HouseRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Yaml each : yaml.list()) {
            Yaml.Mapping rule =
                    each.mapping().only("id", "kind", "sentence", "why", "when", "tests");
            String id = rule.get("id").text();
            if (!id.matches("[a-z0-9][a-z0-9-]{2,79}")) {
                throw new SourceProblem(
                        rule.get("id").place(), "an id is small letters, digits and -");
            }
            if (!ids.add(id) || rules.size() == RULES_MAX) {
                throw new SourceProblem(
                        rule.get("id").place(),
                        "the id stands here twice, or there are more than " + RULES_MAX + " rules");
            }
            rules.add(
                    new HouseRule(
                            id,
                            rule.get("kind").constant(HouseRule.Kind.class),
                            rule.get("sentence").text(),
                            rule.get("why").text(),
                            conditions.read(rule.get("when")),
                            tests(rule)));
        }
        return rules;
    }

    private static List<Ledger> ledgers(Yaml yaml, ConditionReader conditions) {
        List<Ledger> ledgers = new ArrayList<>();
        for (Yaml each : yaml.list()) {
            Yaml.Mapping one =
                    each.mapping()
                            .only(
                                    "id",
                                    "sentence",
                                    "why",
                                    "entry",
                                    "counterpart",
                                    "fact",
                                    "by",
                                    "within-minutes");
            if (ledgers.size() == Ledger.LEDGERS_MAX) {
                throw new SourceProblem(
                        one.place(), "a file holds at most " + Ledger.LEDGERS_MAX + " ledgers");
            }
            ledgers.add(
                    new Ledger(
                            one.get("id").text(),
                            one.get("sentence").text(),
                            one.get("why").text(),
                            conditions.read(one.get("entry")),
                            conditions.read(one.get("counterpart")),
                            one.find("fact").map(fact -> fact.constant(Fact.class)),
                            one.get("by").list().stream()
                                    .map(by -> by.constant(Ledger.By.class))
                                    .toList(),
                            Duration.ofMinutes(minutes(one.get("within-minutes")))));
        }
        return ledgers;
    }

    private static long minutes(Yaml yaml) {
        String text = yaml.text();
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new SourceProblem(yaml.place(), "is a number of minutes, 1 to 999999");
        }
        return Long.parseLong(text);
    }

    private static List<Example> tests(Yaml.Mapping rule) {
        List<Example> tests = new ArrayList<>();
        for (Yaml each : rule.find("tests").map(Yaml::list).orElse(List.of())) {
            Yaml.Mapping test = each.mapping().only("given", "expect");
            Map<String, String> given = new HashMap<>();
            test.get("given").mapping().members().forEach((k, v) -> given.put(k, v.text()));
            tests.add(new Example(given, test.get("expect").text(), test.place()));
        }
        return tests;
    }

    /// The rule of that id.
    public Optional<HouseRule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /// The rules of a kind, in the order of the file.
    public List<HouseRule> of(HouseRule.Kind kind) {
        return rules.stream().filter(rule -> rule.kind() == kind).toList();
    }
}
