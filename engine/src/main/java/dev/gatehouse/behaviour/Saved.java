package dev.gatehouse.behaviour;

import dev.gatehouse.event.Words;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue;
import dev.gatehouse.json.JsonValue.JsonArray;
import dev.gatehouse.json.JsonValue.JsonBoolean;
import dev.gatehouse.json.JsonValue.JsonNumber;
import dev.gatehouse.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Behaviour as lines of a file, each a word and a JSON array, and back. Those that know the same
/// have the same lines.
final class Saved {
    private static final String BASELINE = "baseline ";
    private static final String CARRIED = "carried ";
    private static final String GAIN = "gain ";
    private static final String LEDGER = "ledger ";
    private static final String FINDING = "finding ";
    private static final String COUNT = "count ";
    private static final String EVICTED = "evicted ";

    private Saved() {}

    static List<String> lines(Behaviour behaviour) {
        List<String> lines = new ArrayList<>();
        behaviour.baselines.all().forEach(one -> lines.add(BASELINE + baseline(one)));
        behaviour
                .carriers
                .all()
                .forEach((credential, one) ->
                        lines.add(
                                CARRIED
                                        + line(
                                                text(credential),
                                                text(one.network()),
                                                number(one.seconds()),
                                                number(one.uses()),
                                                texts(one.networks()))));
        behaviour
                .gains
                .all()
                .forEach((account, one) ->
                        lines.add(
                                GAIN
                                        + line(
                                                text(account),
                                                number(one.seconds()),
                                                text(one.place()),
                                                text(one.by()))));
        behaviour.ledgers.all().forEach((subject, one) -> lines.add(LEDGER + ledger(subject, one)));
        behaviour.findings.forEach((key, about) ->
                lines.add(
                        FINDING
                                + line(
                                        text(key),
                                        text(about.emitter()),
                                        text(about.subject()),
                                        text(about.first().toString()),
                                        text(about.last().toString()))));
        behaviour.counts.forEach(
                (signal, count) -> lines.add(COUNT + line(text(signal), number(count))));
        lines.add(
                EVICTED
                        + line(
                                number(behaviour.baselines.evicted()),
                                number(behaviour.carriers.evicted()),
                                number(behaviour.ledgers.evicted())));
        return lines;
    }

    /// Takes a line up; says whether it was one of these.
    static boolean take(String line, Behaviour behaviour) {
        int space = line.indexOf(' ') + 1;
        List<JsonValue> parts = array(Json.parse(bytes(line.substring(space))));
        switch (line.substring(0, space)) {
            case BASELINE -> behaviour.baselines.restore(baseline(parts, behaviour));
            case CARRIED ->
                    behaviour.carriers.restore(
                            parts.getFirst().text(),
                            new Carriers.Carried(
                                    behaviour.baselines.shared(parts.get(1).text()),
                                    integer(parts.get(2)),
                                    integer(parts.get(3)),
                                    array(parts.get(4)).stream()
                                            .map(one -> behaviour.baselines.shared(one.text()))
                                            .toList()));
            case GAIN ->
                    behaviour.gains.restore(
                            parts.getFirst().text(),
                            new Gains.Gain(
                                    integer(parts.get(1)),
                                    parts.get(2).text(),
                                    parts.get(3).text()));
            case LEDGER -> behaviour.ledgers.restore(parts.getFirst().text(), ledger(parts));
            case FINDING ->
                    behaviour.findings.put(
                            parts.getFirst().text(),
                            new Behaviour.About(
                                    parts.get(1).text(),
                                    parts.get(2).text(),
                                    Instant.parse(parts.get(3).text()),
                                    Instant.parse(parts.get(4).text())));
            case COUNT -> behaviour.counts.put(parts.getFirst().text(), whole(parts.get(1)));
            case EVICTED -> {
                behaviour.baselines.restoreEvicted(whole(parts.getFirst()));
                behaviour.carriers.restoreEvicted(whole(parts.get(1)));
                behaviour.ledgers.restoreEvicted(whole(parts.get(2)));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String baseline(Baseline one) {
        List<JsonValue> aspects = new ArrayList<>();
        one.values.forEach((aspect, values) -> {
            List<JsonValue> all = new ArrayList<>();
            values.sorted()
                    .forEach((value, seen) -> {
                        all.add(text(value));
                        all.add(number(seen.count));
                        all.add(number(seen.first));
                        all.add(number(seen.last));
                    });
            aspects.add(
                    new JsonArray(
                            List.of(
                                    text(aspect.word()),
                                    number(values.evicted()),
                                    new JsonArray(all))));
        });
        return line(
                text(one.account),
                one.isMachine ? JsonBoolean.TRUE : JsonBoolean.FALSE,
                numbers(one.first, one.last, one.learned ? 1 : 0),
                number(one.events),
                numbers(one.hours.saved()),
                numbers(one.counting().stream().mapToInt(Integer::intValue).toArray()),
                new JsonArray(aspects));
    }

    private static Baseline baseline(List<JsonValue> parts, Behaviour behaviour) {
        int[] times = integers(parts.get(2));
        Baseline one =
                new Baseline(parts.getFirst().text(), parts.get(1) == JsonBoolean.TRUE, times[0]);
        one.last = times[1];
        one.learned = times[2] == 1;
        one.events = whole(parts.get(3));
        one.hours.restore(integers(parts.get(4)));
        one.restoreCounting(Arrays.stream(integers(parts.get(5))).boxed().toList());
        for (JsonValue part : array(parts.get(6))) {
            List<JsonValue> of = array(part);
            Aspect aspect = Words.parse(Aspect.class, of.getFirst().text()).orElseThrow();
            Values values = one.values(aspect);
            values.restoreEvicted(integer(of.get(1)));
            List<JsonValue> all = array(of.get(2));
            for (int i = 0; i < all.size(); i += 4) {
                values.restore(
                        behaviour.baselines.shared(all.get(i).text()),
                        new Seen(
                                integer(all.get(i + 1)),
                                integer(all.get(i + 2)),
                                integer(all.get(i + 3))));
            }
        }
        return one;
    }

    private static String ledger(String subject, Ledger ledger) {
        List<JsonValue> parts = new ArrayList<>();
        parts.add(text(subject));
        parts.add(text(ledger.noticed.toString()));
        ledger.entries.forEach(entry -> parts.add(entry(entry)));
        return CanonicalJson.text(new JsonArray(parts));
    }

    private static JsonArray entry(Entry one) {
        List<JsonValue> usual = new ArrayList<>();
        one.usual()
                .forEach(each -> {
                    usual.add(text(each.value()));
                    usual.add(number(each.count()));
                });
        return new JsonArray(
                List.of(
                        text(one.family().word()),
                        text(one.name()),
                        number(one.points()),
                        one.isCertain() ? JsonBoolean.TRUE : JsonBoolean.FALSE,
                        text(one.when().toString()),
                        text(one.account()),
                        texts(one.events()),
                        text(one.observed()),
                        new JsonArray(usual),
                        numbers((int) Math.min(Integer.MAX_VALUE, one.sample())),
                        numbers(one.peers(), one.others())));
    }

    private static Ledger ledger(List<JsonValue> parts) {
        Ledger ledger = new Ledger();
        ledger.noticed = Instant.parse(parts.get(1).text());
        for (JsonValue part : parts.subList(2, parts.size())) {
            ledger.entries.add(entry(array(part)));
        }
        return ledger;
    }

    private static Entry entry(List<JsonValue> parts) {
        List<Usual> usual = new ArrayList<>();
        List<JsonValue> all = array(parts.get(8));
        for (int i = 0; i < all.size(); i += 2) {
            usual.add(new Usual(all.get(i).text(), integer(all.get(i + 1))));
        }
        int[] known = integers(parts.get(10));
        return new Entry(
                Words.parse(Family.class, parts.getFirst().text()).orElseThrow(),
                parts.get(1).text(),
                integer(parts.get(2)),
                parts.get(3) == JsonBoolean.TRUE,
                Instant.parse(parts.get(4).text()),
                parts.get(5).text(),
                array(parts.get(6)).stream().map(JsonValue::text).toList(),
                parts.get(7).text(),
                usual,
                integers(parts.get(9))[0],
                known[0],
                known[1]);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String line(JsonValue... parts) {
        return CanonicalJson.text(new JsonArray(List.of(parts)));
    }

    private static JsonValue text(String text) {
        return new JsonString(text);
    }

    private static JsonValue number(long number) {
        return new JsonNumber(Long.toString(number));
    }

    private static JsonValue numbers(int... numbers) {
        return new JsonString(
                String.join(" ", Arrays.stream(numbers).mapToObj(Integer::toString).toList()));
    }

    private static JsonValue texts(List<String> texts) {
        return new JsonArray(texts.stream().map(Saved::text).toList());
    }

    private static List<JsonValue> array(JsonValue value) {
        return ((JsonArray) value).items();
    }

    private static long whole(JsonValue value) {
        return Long.parseLong(value.text());
    }

    private static int integer(JsonValue value) {
        return Integer.parseInt(value.text());
    }

    private static int[] integers(JsonValue value) {
        return value.text().isEmpty()
                ? new int[0]
                : Arrays.stream(value.text().split(" ")).mapToInt(Integer::parseInt).toArray();
    }
}
