package dev.gatehouse.access.model;

import dev.gatehouse.access.used.Used;
import dev.gatehouse.access.used.UsedField;
import dev.gatehouse.condition.Vocabulary;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The names that conditions of the model use, and what they hold of an event. A field the tool did
/// not send has no value, so a condition over it is unknown.
final class Conditions {
    private static final int WEEKDAY_CHARS = 3;
    private static final Map<String, UsedField> FIELDS = fields();

    /// `time`, and the fields of an event with `_` for `-`.
    static final Vocabulary WORDS = words();

    private Conditions() {}

    private static Map<String, UsedField> fields() {
        Map<String, UsedField> fields = new LinkedHashMap<>();
        for (UsedField field :
                List.of(
                        UsedField.TOOL,
                        UsedField.ACTOR,
                        UsedField.ACTION,
                        UsedField.VERB,
                        UsedField.RESOURCE,
                        UsedField.TYPE,
                        UsedField.ENVIRONMENT,
                        UsedField.CREDENTIAL_KIND,
                        UsedField.CLIENT,
                        UsedField.COUNTRY,
                        UsedField.ADDRESS,
                        UsedField.RUN,
                        UsedField.COMMIT,
                        UsedField.CHANGE_REQUEST,
                        UsedField.BRANCH,
                        UsedField.TICKET)) {
            fields.put(field.word().replace('-', '_'), field);
        }
        return fields;
    }

    private static Vocabulary words() {
        LinkedHashMap<String, Vocabulary.Kind> words = new LinkedHashMap<>();
        words.put("time", Vocabulary.Kind.MEMBERS);
        words.put("networks", Vocabulary.Kind.LIST);
        FIELDS.keySet().forEach(name -> words.put(name, Vocabulary.Kind.TEXT));
        return new Vocabulary(words);
    }

    /// What is known of what was used.
    static Map<String, Object> of(Used used, ZoneId zone, List<Network> networks) {
        Map<String, Object> known = new HashMap<>();
        FIELDS.forEach((name, field) -> {
            String text = used.text(field);
            if (!text.isEmpty()) {
                known.put(name, text);
            }
        });
        String address = used.text(UsedField.ADDRESS);
        if (!address.isEmpty()) {
            known.put(
                    "networks",
                    networks.stream()
                            .filter(network -> network.holds(address))
                            .map(Network::name)
                            .toList());
        }
        known.put("time", time(used.when().atZone(zone)));
        return known;
    }

    private static Map<String, Object> time(ZonedDateTime there) {
        return Map.of(
                "hour",
                (long) there.getHour(),
                "minute",
                (long) there.getMinute(),
                "weekday",
                weekday(there),
                "date",
                there.toLocalDate().toString());
    }

    // `mon` to `sun`.
    private static String weekday(ZonedDateTime there) {
        return there.getDayOfWeek().name().substring(0, WEEKDAY_CHARS).toLowerCase(Locale.ROOT);
    }
}
