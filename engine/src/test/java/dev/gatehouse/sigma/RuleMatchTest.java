package dev.gatehouse.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.json.Json;
import dev.gatehouse.sigma.match.FieldMap;
import dev.gatehouse.sigma.match.Matcher;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the specification says of values, modifiers and conditions, one line each.
class RuleMatchTest {
    private static final Logsource LOG = Logsource.of("any", "");

    static Ruleset rules(String detection, Placeholders placeholders) {
        String text =
                "title: T\nlogsource: {product: any}\ndetection: " + detection.replace('~', '\'');
        return Ruleset.parse(List.of(new Ruleset.Text("rule.yml", text)), placeholders);
    }

    private static boolean matches(String detection, String event) {
        Ruleset ruleset = rules(detection, Placeholders.NONE);
        assertThat(ruleset.refusals()).isEmpty();
        Matcher matcher = new Matcher(ruleset.rules(), LOG, FieldMap.ByLog.PLAIN);
        boolean indexed = !matcher.match(Json.parse(event)).isEmpty();
        boolean plain = matcher.explain(ruleset.rules().getFirst(), Json.parse(event)).holds();
        assertThat(indexed).as("the index changes no answer").isEqualTo(plain);
        return indexed;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    f: abc ; {"f":"ABC"} ; true
                    f: abc ; {"f":"abcd"} ; false
                    f|cased: abc ; {"f":"ABC"} ; false
                    f|cased: abc ; {"f":"abc"} ; true
                    f: a?c ; {"f":"axc"} ; true
                    f: a?c ; {"f":"ac"} ; false
                    f: a*c ; {"f":"a..c"} ; true
                    f: ~a\\*c~ ; {"f":"a*c"} ; true
                    f: ~a\\*c~ ; {"f":"abc"} ; false
                    f: ~a\\\\*~ ; {"f":"a\\\\bc"} ; true
                    f: ~a\\\\*~ ; {"f":"abc"} ; false
                    f: ~a\\\\\\*~ ; {"f":"a\\\\*"} ; true
                    f: ~a\\b~ ; {"f":"a\\\\b"} ; true
                    f: ~a\\\\b~ ; {"f":"a\\\\b"} ; true
                    f: ~a\\\\\\\\b~ ; {"f":"a\\\\\\\\b"} ; true
                    f|contains: b ; {"f":"abc"} ; true
                    f|contains: ~b*d~ ; {"f":"abxde"} ; true
                    f|startswith: ab ; {"f":"ABC"} ; true
                    f|startswith: bc ; {"f":"abc"} ; false
                    f|endswith: bc ; {"f":"abc"} ; true
                    f|endswith: ab ; {"f":"abc"} ; false
                    f: [a, b] ; {"f":"b"} ; true
                    f|contains|all: [a, b] ; {"f":"xbya"} ; true
                    f|contains|all: [a, b] ; {"f":"xby"} ; false
                    f: 5 ; {"f":"5"} ; true
                    f: 5 ; {"f":5.0} ; true
                    f: ~5~ ; {"f":5} ; true
                    f: true ; {"f":"True"} ; true
                    f: true ; {"f":true} ; true
                    f: false ; {} ; false
                    f: null ; {} ; true
                    f: null ; {"f":null} ; true
                    f: null ; {"f":""} ; false
                    f: ~~ ; {"f":""} ; true
                    f: ~~ ; {} ; false
                    f: ~*~ ; {"f":""} ; true
                    f: ~*~ ; {} ; false
                    """)
    void values(String item, String event, boolean matches) {
        assertThat(matches("{s: {" + item.strip() + "}, condition: s}", event.strip()))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    f|exists: true ; {"f":null} ; true
                    f|exists: false ; {"f":null} ; false
                    f|exists: false ; {} ; true
                    f|neq: a ; {"f":"b"} ; true
                    f|neq: a ; {"f":"A"} ; false
                    f|gt: 5 ; {"f":"6"} ; true
                    f|gt: 5 ; {"f":5} ; false
                    f|gte: 5 ; {"f":5} ; true
                    f|lt: 5.5 ; {"f":5.4} ; true
                    f|lte: 5 ; {"f":"six"} ; false
                    f|cidr: 10.0.0.0/8 ; {"f":"10.200.3.4"} ; true
                    f|cidr: 10.0.0.0/8 ; {"f":"11.0.0.1"} ; false
                    f|cidr: ~2001:db8::/33~ ; {"f":"2001:db8:7fff::1"} ; true
                    f|cidr: ~2001:db8::/33~ ; {"f":"2001:db8:8000::1"} ; false
                    f|cidr: 10.0.0.0/8 ; {"f":"::ffff:10.1.1.1"} ; true
                    f|re: ~a.c$~ ; {"f":"xxabc"} ; true
                    f|re: ~a.c$~ ; {"f":"xxABC"} ; false
                    f|re|i: ~a.c$~ ; {"f":"xxABC"} ; true
                    f|re|s: ~a.c~ ; {"f":"a\\nc"} ; true
                    f|re: ~a.c~ ; {"f":"a\\nc"} ; false
                    f|re|m: ~^c~ ; {"f":"a\\nc"} ; true
                    f|windash|contains: ~ -x ~ ; {"f":"cmd /x y"} ; true
                    f|windash|contains: ~ -x ~ ; {"f":"cmd \u2013x y"} ; true
                    f|windash|contains: ~ -x ~ ; {"f":"cmd +x y"} ; false
                    f|base64: foo ; {"f":"Zm9v"} ; true
                    f|base64offset|contains: /bin/sh ; {"f":"ZWNobyAvYmluL3No"} ; true
                    f|base64offset|contains: /bin/sh ; {"f":"eC9iaW4vc2g="} ; true
                    f|base64offset|contains: /bin/sh ; {"f":"eHgvYmluL3No"} ; true
                    f|wide|base64offset|contains: ping ; {"f":"cABpAG4AZwA="} ; true
                    f|utf16|base64: a ; {"f":"//5hAA=="} ; true
                    f|utf16be|base64: a ; {"f":"AGE="} ; true
                    f|fieldref: g ; {"f":"a","g":"A"} ; true
                    f|fieldref: g ; {"f":"a","g":"b"} ; false
                    f|fieldref|startswith: g ; {"f":"abc","g":"ab"} ; true
                    f|fieldref|neq: g ; {"f":"a","g":"b"} ; true
                    f|hour: 23 ; {"f":"2026-11-22T23:30:00+02:00"} ; true
                    f|hour|gte: 22 ; {"f":"2026-11-22 21:59:59"} ; false
                    f|week: 47 ; {"f":"2026-11-22"} ; true
                    f|year: 2026 ; {"f":1795392000} ; true
                    a.b: x ; {"a":{"b":"x"}} ; true
                    a.b: x ; {"a.b":"x"} ; true
                    a.b: x ; {"a":[{"b":"y"},{"b":"x"}]} ; true
                    a.b.c: x ; {"a":{"b.c":"x"}} ; true
                    a: x ; {"a":["y","x"]} ; true
                    """)
    void modifiers(String item, String event, boolean matches) {
        assertThat(matches("{s: {" + item.strip() + "}, condition: s}", event.strip()))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    a or b and c ; ac ; true
                    (a or b) and c ; a ; false
                    a or b and c ; a ; true
                    not a and b ; b ; true
                    not (a or b) ; c ; true
                    not not a ; a ; true
                    1 of them ; c ; true
                    all of them ; ab ; false
                    all of them ; abc ; true
                    2 of them ; ac ; true
                    2 of them ; c ; false
                    any of x* or a ; a ; true
                    1 of x* ; b ; false
                    A AND b ; ab ; false
                    """)
    void conditions(String condition, String letters, boolean matches) {
        String items = "a: {f|contains: a}, b: {f|contains: b}, c: {f|contains: c}, ";
        String more = "xy: {f: zz}, _hidden: {f: zz}, A: {f|contains: zz}, ";
        boolean all = condition.contains("them");
        String detection = "{" + items + (all ? "" : more) + "condition: ~" + condition + "~}";

        assertThat(matches(detection, "{\"f\":\"" + letters + "\"}")).isEqualTo(matches);
    }

    @Test
    void identifiersThatBeginWithAnUnderscoreAreNotAmongThem() {
        String detection = "{a: {f: x}, _b: {f: y}, condition: 1 of them}";

        assertThat(matches(detection, "{\"f\":\"x\"}")).isTrue();
        assertThat(matches(detection, "{\"f\":\"y\"}")).isFalse();
    }

    @Test
    void keywordsAreLookedForInEveryValue() {
        String event = "{\"a\":{\"b\":[\"an EVIL thing\", 4625]}}";

        assertThat(matches("{k: [evil, other], condition: k}", event)).isTrue();
        assertThat(matches("{k: [other], condition: k}", event)).isFalse();
        assertThat(matches("{k: {~|all~: [evil, thing]}, condition: k}", event)).isTrue();
        assertThat(matches("{k: {~|all~: [evil, nothing]}, condition: k}", event)).isFalse();
        assertThat(matches("{k: [462], condition: k}", event)).isTrue();
    }

    @Test
    void aListOfMappingsMatchesWhereAnyOfThemDoes() {
        String detection = "{s: [{f: a, g: b}, {h: c}], condition: s}";

        assertThat(matches(detection, "{\"h\":\"c\"}")).isTrue();
        assertThat(matches(detection, "{\"f\":\"a\"}")).isFalse();
    }

    @Test
    void aListOfConditionsMatchesWhereAnyOfThemDoes() {
        assertThat(matches("{a: {f: x}, b: {f: y}, condition: [a, b]}", "{\"f\":\"y\"}")).isTrue();
    }

    @Test
    void placeholdersStandForTheirListsAndAreRefusedWithoutOne() {
        String detection =
                "{s: {f|expand|contains: ~%bad% \\\\%x%~}, condition: s}".replace("\\\\", "\\");
        Placeholders lists = Placeholders.parse("lists.yml", "bad: ['a*b', c]");
        Matcher matcher = new Matcher(rules(detection, lists).rules(), LOG, FieldMap.ByLog.PLAIN);

        assertThat(matcher.match(Json.parse("{\"f\":\"..axxb %x%..\"}"))).hasSize(1);
        assertThat(matcher.match(Json.parse("{\"f\":\"bad %x%\"}"))).isEmpty();
        assertThat(rules(detection, Placeholders.NONE).refusals())
                .singleElement()
                .asString()
                .contains("no list for the placeholder %bad%");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    {s: {f|nope: a}, condition: s} ; there is no modifier
                    {s: {f|re: ~(?=a)b~}, condition: s} ; linear time
                    {s: {f|re: ~((a{1,50}){1,50}){1,9}~}, condition: s} ; regular expression
                    {s: {f|cidr: nowhere}, condition: s} ; needs a network
                    {s: {f|base64: ~a*~}, condition: s} ; takes no wildcards
                    {s: {f|exists: 5}, condition: s} ; needs true or false
                    {s: {f|gt: abc}, condition: s} ; needs a number
                    {s: {f: []}, condition: s} ; empty list
                    {s: {}, condition: s} ; empty mapping
                    {s: {f: a}, condition: t} ; no search identifier
                    {s: {f: a}, condition: s and} ; ends where
                    {s: {f: a}, condition: (s} ; should stand
                    {s: {f: a}, condition: 1 of x*} ; no search identifier fits
                    {s: {f: a}, condition: ~s | count() > 5~} ; write a correlation
                    {s: {f: a}} ; "condition" is missing
                    {s: {f: a, f: b}, condition: s} ; stands here twice
                    """)
    void whatCannotBeEvaluatedIsRefusedWithItsReason(String detection, String reason) {
        Ruleset ruleset = rules(detection, Placeholders.NONE);

        assertThat(ruleset.rules()).isEmpty();
        assertThat(ruleset.refusals()).singleElement().asString().contains(reason);
    }

    @Test
    void aFilterTakesEventsAwayFromTheRulesItNames() {
        String rules =
                """
                title: Rule
                name: made
                logsource: {product: any}
                detection: {s: {f: a}, condition: s}
                ---
                title: Other
                name: other
                logsource: {product: any}
                detection: {s: {f: a}, condition: s}
                ---
                title: Known
                logsource: {product: any}
                filter:
                  rules: [made]
                  sel: {user|startswith: adm_}
                  condition: sel
                """;
        Ruleset ruleset =
                Ruleset.parse(List.of(new Ruleset.Text("f.yml", rules)), Placeholders.NONE);
        Matcher matcher = new Matcher(ruleset.rules(), LOG, FieldMap.ByLog.PLAIN);

        assertThat(matcher.match(Json.parse("{\"f\":\"a\",\"user\":\"adm_x\"}")))
                .extracting(rule -> rule.head().name())
                .containsExactly("other");
        assertThat(matcher.match(Json.parse("{\"f\":\"a\"}"))).hasSize(2);
    }

    @Test
    void rulesAreAskedOnlyAboutTheirLog() {
        Logsource rule = new Logsource("aws", "", "cloudtrail");

        assertThat(rule.isAbout(Logsource.of("aws", "cloudtrail"))).isTrue();
        assertThat(rule.isAbout(Logsource.of("aws", ""))).isTrue();
        assertThat(rule.isAbout(Logsource.of("aws", "other"))).isFalse();
        assertThat(rule.isAbout(Logsource.of("gcp", "cloudtrail"))).isFalse();
        assertThat(new Logsource("", "proxy", "").isAbout(Logsource.of("aws", ""))).isFalse();
        assertThat(new Logsource("", "proxy", "").isAbout(new Logsource("x", "proxy", "")))
                .isTrue();
    }

    @Test
    void fieldsAreFoundWhereTheMapSaysTheyStand() {
        Ruleset ruleset = rules("{s: {f: a, Provider_Name: p}, condition: s}", Placeholders.NONE);
        FieldMap map = new FieldMap(Map.of("f", List.of("x.y")), List.of("System"));
        FieldMap.ByLog maps = new FieldMap.ByLog(List.of(new FieldMap.ByLog.Entry(LOG, map)));
        String event =
                "{\"x\":{\"y\":\"a\"},\"System\":{\"Provider\":{\"#attributes\":{\"Name\":\"p\"}}}}";

        assertThat(new Matcher(ruleset.rules(), LOG, maps).match(Json.parse(event))).hasSize(1);
        assertThat(new Matcher(ruleset.rules(), LOG, FieldMap.ByLog.PLAIN).match(Json.parse(event)))
                .isEmpty();
    }
}
