package dev.gatehouse.access;

import dev.gatehouse.access.model.Case;
import dev.gatehouse.access.model.Expected;
import dev.gatehouse.access.rule.Fact;
import dev.gatehouse.access.rule.Facts;
import dev.gatehouse.access.rule.Truth;
import dev.gatehouse.access.used.Texts;
import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.event.Permission;
import dev.gatehouse.event.Verb;
import dev.gatehouse.people.Employment;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Person;
import dev.gatehouse.people.Subject;
import dev.gatehouse.people.Who;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Runs the tests that stand in a model: each says who does what, and which verdict it must get.
public final class ModelTests {
    private static final String ACCOUNT = "test/here/user/1";
    // None that a house rule is about.
    private static final String ACTION = "asked";
    private static final String MACHINE = "machine:";
    private static final String PERSON = "person:";

    private ModelTests() {}

    /// One that got another verdict than it says.
    public record Miss(Case test, String got) {
        /// `file:line`.
        public String at() {
            return test.place().file() + ":" + test.place().line();
        }

        @Override
        public String toString() {
            return at() + ": expects " + test.expect() + ", got " + got;
        }
    }

    /// Runs all of them.
    ///
    /// @param who knows the groups of persons; whoever it does not know is in none of the identity
    ///   provider's
    /// @return those that miss, in the order of the files
    public static List<Miss> run(Rulebook rulebook, Who who) {
        List<Miss> misses = new ArrayList<>();
        for (Case test : rulebook.model().tests()) {
            Bench bench = bench(rulebook, who, test);
            String got = said(bench.judge().judge(bench.used()));
            if (!(got + " ").startsWith(test.expect() + " ")) {
                misses.add(new Miss(test, got));
            }
        }
        return misses;
    }

    /// Why it would get the verdict it gets.
    public static Explanation explain(Rulebook rulebook, Who who, Case asked) {
        Bench bench = bench(rulebook, who, asked);
        Verdict verdict = bench.judge().judge(bench.used());
        return Explanation.of(verdict, verdict, bench.judge(), bench.used());
    }

    private record Bench(Judge judge, Used used) {}

    private static Bench bench(Rulebook rulebook, Who who, Case test) {
        Optional<Subject> subject = subject(test.who(), who, test.at());
        Map<UsedField, String> fields = new EnumMap<>(UsedField.class);
        fields.put(UsedField.ACCOUNT, test.who().indexOf('/') > 0 ? test.who() : ACCOUNT);
        fields.put(UsedField.ACTOR, test.who());
        fields.put(UsedField.KIND, "user");
        fields.put(UsedField.ACTION, ACTION);
        fields.put(UsedField.TOOL, test.on().substring(0, Math.max(0, test.on().indexOf('/'))));
        fields.put(UsedField.VERB, verb(test.permission()).word());
        fields.put(UsedField.PERMISSION, test.permission().word());
        fields.put(UsedField.RESOURCE, test.on());
        fields.putAll(test.with());
        long micros = TimeUnit.MILLISECONDS.toMicros(test.at().toEpochMilli());
        Judge judge =
                new Judge(
                        rulebook.houseRules(),
                        facts(subject, test.at()),
                        new Expected(rulebook.model(), (_, _) -> subject));
        return new Bench(judge, Used.of(new Texts(), fields, micros));
    }

    private static Optional<Subject> subject(String name, Who who, Instant at) {
        if (name.indexOf('/') > 0) {
            return who.subjectOf(name, at);
        }
        if (name.startsWith(MACHINE)) {
            String machine = name.substring(MACHINE.length());
            return Optional.of(
                    who.named(machine::equals).stream()
                            .filter(Machine.class::isInstance)
                            .findFirst()
                            .orElseGet(() -> new Machine(machine, machine, "", "")));
        }
        String person = name.startsWith(PERSON) ? name.substring(PERSON.length()) : name;
        return Optional.of(
                who.named(known -> isSame(known, person)).stream()
                        .filter(Person.class::isInstance)
                        .findFirst()
                        .orElseGet(() ->
                                new Person(
                                        person,
                                        person,
                                        List.of(person),
                                        "",
                                        List.of(),
                                        "",
                                        Employment.UNSAID)));
    }

    private static boolean isSame(String known, String written) {
        return known.indexOf('@') > 0
                ? known.toLowerCase(Locale.ROOT).equals(written.toLowerCase(Locale.ROOT))
                : known.equals(written);
    }

    private static Facts facts(Optional<Subject> subject, Instant at) {
        return (fact, _) -> of(fact, subject, at);
    }

    private static Truth of(Fact fact, Optional<Subject> subject, Instant at) {
        return switch (fact) {
            case PERSON -> subject.map(one -> Truth.of(one instanceof Person)).orElse(Truth.ABSENT);
            case MACHINE ->
                    subject.map(one -> Truth.of(one instanceof Machine)).orElse(Truth.ABSENT);
            case LEFT ->
                    Truth.of(
                            subject.orElse(null) instanceof Person person
                                    && person.employment().hasLeft(at));
            case PIPELINE, OWN_ACCOUNT, OWN_ENVIRONMENT -> Truth.FAILS;
            case OWN_CHANGE, RUN_ACTIVE -> Truth.ABSENT;
        };
    }

    private static Verb verb(Permission permission) {
        return switch (permission) {
            case NONE, READ, SECRET -> Verb.READ;
            case WRITE -> Verb.UPDATE;
            case RUN -> Verb.EXECUTE;
            case APPROVE -> Verb.APPROVE;
            case DEPLOY -> Verb.DEPLOY;
            case ADMIN -> Verb.CONFIGURE;
        };
    }

    private static String said(Verdict verdict) {
        return (verdict.value().word() + " " + verdict.basis().word() + " " + verdict.reason())
                .strip();
    }
}
