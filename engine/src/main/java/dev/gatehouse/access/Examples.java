package dev.gatehouse.access;

import dev.gatehouse.access.rule.Example;
import dev.gatehouse.access.rule.Fact;
import dev.gatehouse.access.rule.Facts;
import dev.gatehouse.access.rule.HouseRule;
import dev.gatehouse.access.rule.HouseRules;
import dev.gatehouse.access.rule.Truth;
import dev.gatehouse.access.used.Texts;
import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.event.Words;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Runs the examples that stand beside rules: each says what is given and which verdict it must
/// get.
public final class Examples {
    private static final Map<UsedField, String> ORDINARY =
            Map.of(
                    UsedField.TOOL, "example",
                    UsedField.ACCOUNT, "example/here/user/1",
                    UsedField.ACTOR, "somebody",
                    UsedField.KIND, "user",
                    UsedField.ACTION, "look",
                    UsedField.VERB, "read",
                    UsedField.PERMISSION, "none",
                    UsedField.RESOURCE, "example/here/thing");

    private Examples() {}

    /// One that got another verdict than it says.
    public record Miss(Example example, String rule, String got) {
        @Override
        public String toString() {
            return example.place() + ": " + rule + " expects " + example.expect() + ", got " + got;
        }
    }

    /// Runs all of them.
    ///
    /// @return those that miss, in the order of the file
    /// @throws SourceProblem when an example names what there is not
    public static List<Miss> run(HouseRules house) {
        List<Miss> misses = new ArrayList<>();
        Texts texts = new Texts();
        for (HouseRule rule : house.rules()) {
            for (Example example : rule.tests()) {
                String got = said(verdict(house, texts, example));
                if (!(got + " ").startsWith(example.expect() + " ")) {
                    misses.add(new Miss(example, rule.id(), got));
                }
            }
        }
        return misses;
    }

    private static Verdict verdict(HouseRules house, Texts texts, Example example) {
        Map<UsedField, String> fields = new EnumMap<>(ORDINARY);
        Map<Fact, Truth> known = new EnumMap<>(Fact.class);
        example.given()
                .forEach((name, value) -> {
                    Optional<UsedField> field = Words.parse(UsedField.class, name);
                    if (field.isPresent()) {
                        fields.put(field.get(), value);
                    } else {
                        known.put(fact(example, name), Truth.of(value.equals("yes")));
                    }
                });
        Facts facts = (fact, _) -> known.getOrDefault(fact, derived(fact, known));
        return new Judge(house, facts).judge(Used.of(texts, fields));
    }

    // Who is no person is a machine, and the other way round.
    private static Truth derived(Fact fact, Map<Fact, Truth> known) {
        return switch (fact) {
            case PERSON -> known.getOrDefault(Fact.MACHINE, Truth.ABSENT).not();
            case MACHINE -> known.getOrDefault(Fact.PERSON, Truth.ABSENT).not();
            case LEFT, PIPELINE -> Truth.FAILS;
            case OWN_ACCOUNT, OWN_CHANGE, RUN_ACTIVE, OWN_ENVIRONMENT -> Truth.ABSENT;
        };
    }

    private static Fact fact(Example example, String name) {
        return Words.parse(Fact.class, name)
                .orElseThrow(() ->
                        new SourceProblem(
                                example.place(),
                                "there is no field or fact \"" + name + "\"",
                                Suggestion.of(
                                        name,
                                        Stream.concat(
                                                        Arrays.stream(UsedField.values())
                                                                .map(UsedField::word),
                                                        Arrays.stream(Fact.values())
                                                                .map(Fact::word))
                                                .toList())));
    }

    private static String said(Verdict verdict) {
        return (verdict.value().word() + " " + verdict.basis().word() + " " + verdict.rule())
                .strip();
    }
}
