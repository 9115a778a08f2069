package dev.gatehouse.access.model;

import dev.gatehouse.source.yaml.Place;
import dev.gatehouse.source.yaml.SourceProblem;
import dev.gatehouse.source.yaml.Suggestion;
import dev.gatehouse.source.yaml.Yaml;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The schedules of a model, by name.
final class Schedules {
    /// Shifts and hours of one schedule.
    static final int PARTS_MAX = 10_000;

    private static final List<String> DAYS =
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final Map<String, Schedule> all = new LinkedHashMap<>();

    void read(ModelReader.Entry entry) {
        Yaml.Mapping yaml = entry.at().mapping().only("zone", "shifts", "weekly");
        ZoneId zone = zone(yaml);
        List<Schedule.Shift> shifts = new ArrayList<>();
        for (Yaml each : yaml.find("shifts").map(Yaml::list).orElse(List.of())) {
            Yaml.Mapping shift = each.mapping().only("who", "from", "to");
            Instant from = moment(shift.get("from"), zone);
            Instant to = moment(shift.get("to"), zone);
            if (!from.isBefore(to)) {
                throw new SourceProblem(shift.place(), "a shift ends after it begins");
            }
            shifts.add(new Schedule.Shift(Groups.person(shift.get("who")), from, to));
        }
        List<Schedule.Hours> weekly = new ArrayList<>();
        for (Yaml each : yaml.find("weekly").map(Yaml::list).orElse(List.of())) {
            Yaml.Mapping hours = each.mapping().only("days", "from", "to");
            weekly.add(
                    new Schedule.Hours(
                            days(hours.get("days")),
                            time(hours.get("from")),
                            time(hours.get("to"))));
        }
        if (shifts.isEmpty() == weekly.isEmpty() || shifts.size() + weekly.size() > PARTS_MAX) {
            throw new SourceProblem(
                    entry.at().place(),
                    "a schedule has shifts, or hours of the week, at most " + PARTS_MAX);
        }
        all.put(entry.name(), new Schedule(entry.name(), zone, shifts, weekly));
    }

    Optional<Schedule> find(String name) {
        return Optional.ofNullable(all.get(name));
    }

    Set<String> names() {
        return all.keySet();
    }

    /// The schedules named in `during`, which have hours.
    List<Schedule> during(Yaml.Mapping line) {
        List<Schedule> during = new ArrayList<>();
        for (Yaml name : line.find("during").map(Yaml::list).orElse(List.of())) {
            Schedule schedule = all.get(name.text());
            if (schedule == null || schedule.weekly().isEmpty()) {
                throw new SourceProblem(
                        name.place(),
                        "there is no schedule of hours called \"" + name.text() + "\"",
                        Suggestion.of(name.text(), all.keySet()));
            }
            during.add(schedule);
        }
        return during;
    }

    static ZoneId zone(Yaml.Mapping yaml) {
        try {
            return ZoneId.of(yaml.text("zone", "UTC"));
        } catch (DateTimeException unknown) {
            Place place = yaml.get("zone").place();
            throw new SourceProblem(place, "a zone is written Europe/Berlin or UTC");
        }
    }

    static Instant moment(Yaml yaml, ZoneId zone) {
        String text = yaml.text();
        try {
            return text.endsWith("Z")
                    ? Instant.parse(
                            text.length() == "2026-11-22T09:00Z".length()
                                    ? text.replace("Z", ":00Z")
                                    : text)
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException wrong) {
            throw new SourceProblem(yaml.place(), "a moment is written 2026-11-22T09:00");
        }
    }

    private static LocalTime time(Yaml yaml) {
        try {
            return yaml.text().equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(yaml.text());
        } catch (DateTimeException wrong) {
            throw new SourceProblem(yaml.place(), "a time of day is written \"09:00\"");
        }
    }

    private static Set<DayOfWeek> days(Yaml yaml) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (Yaml one : yaml.list()) {
            int day = DAYS.indexOf(one.text());
            if (day < 0) {
                throw new SourceProblem(
                        one.place(),
                        "there is no day \"" + one.text() + "\"",
                        Suggestion.of(one.text(), DAYS));
            }
            days.add(DayOfWeek.of(day + 1));
        }
        return days;
    }
}
