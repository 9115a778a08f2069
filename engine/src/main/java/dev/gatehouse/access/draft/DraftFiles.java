package dev.gatehouse.access.draft;

import dev.gatehouse.access.model.AnswerText;
import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.event.Permission;
import dev.gatehouse.people.Machine;
import dev.gatehouse.people.Subject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Lines of a draft as YAML, a file for each group. Names come from outside: each is quoted, so
/// that it can be no more than a name, and in comments it cannot end its line.
final class DraftFiles {
    private static final int REVIEW_DAYS = 90;
    private static final int NAME_CHARS_MAX = 60;
    private static final int COMMENT_CHARS_MAX = 300;
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PLAIN = 0x7e;

    private DraftFiles() {}

    static List<ModelText> of(List<Line> lines, Known known) {
        LocalDate review = LocalDate.ofInstant(known.at(), ZoneOffset.UTC).plusDays(REVIEW_DAYS);
        Map<String, List<String>> machines = machines(known);
        Map<String, List<Line>> groups = new TreeMap<>();
        lines.forEach(line -> groups.computeIfAbsent(line.to(), _ -> new ArrayList<>()).add(line));
        Set<String> names = new HashSet<>();
        List<ModelText> files = new ArrayList<>();
        groups.forEach((group, some) ->
                files.add(
                        new ModelText(
                                name(group, names),
                                text(group, some, review)
                                        + members(
                                                group, machines.getOrDefault(group, List.of())))));
        return files;
    }

    // Machines of one owner and purpose are a group of the model; there is no other that has them.
    private static Map<String, List<String>> machines(Known known) {
        Map<String, List<String>> machines = new TreeMap<>();
        for (Subject subject : known.who().subjects()) {
            if (subject instanceof Machine machine) {
                Actor.groups(machine)
                        .forEach(group ->
                                machines.computeIfAbsent(group, _ -> new ArrayList<>())
                                        .add(machine.id()));
            }
        }
        return machines;
    }

    private static String members(String group, List<String> machines) {
        return machines.isEmpty()
                ? ""
                : "groups:\n  "
                        + AnswerText.quoted(group)
                        + ":\n    machines:\n"
                        + machines.stream()
                                .sorted()
                                .map(one -> "      - " + AnswerText.quoted(one) + "\n")
                                .collect(Collectors.joining());
    }

    private static String name(String group, Set<String> taken) {
        String plain =
                group.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        String cut = plain.substring(0, Math.min(NAME_CHARS_MAX, plain.length()));
        String name = cut.isEmpty() ? "group" : cut;
        for (int i = 2; !taken.add(name); i++) {
            name = cut + "-" + i;
        }
        return name + ".yaml";
    }

    private static String text(String group, List<Line> lines, LocalDate review) {
        Map<String, List<Line>> alike = new TreeMap<>();
        lines.forEach(line ->
                alike.computeIfAbsent(allow(line.allow()), _ -> new ArrayList<>()).add(line));
        StringBuilder yaml = new StringBuilder();
        yaml.append("# Drafted from what ")
                .append(comment(group))
                .append(" did. Take out what should not be.\n")
                .append("assignments:\n");
        alike.forEach((allow, some) -> {
            yaml.append("  - to: [").append(AnswerText.quoted(group)).append("]\n");
            yaml.append("    allow: [").append(allow).append("]\n");
            yaml.append("    why: what they did so far\n");
            yaml.append("    review_by: ").append(review).append("\n");
            yaml.append("    on:\n");
            for (Line line : some) {
                yaml.append("      - ")
                        .append(AnswerText.quoted(line.on()))
                        .append(" # ")
                        .append(comment(line.reason()))
                        .append("\n");
            }
        });
        return yaml.toString();
    }

    private static String allow(Set<Permission> permissions) {
        return permissions.stream()
                .sorted()
                .map(Permission::word)
                .collect(Collectors.joining(", "));
    }

    private static String comment(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Math.min(COMMENT_CHARS_MAX, text.length()); i++) {
            char c = text.charAt(i);
            boolean plain = c >= FIRST_PRINTABLE && c <= LAST_PLAIN;
            out.append(plain || Character.isLetterOrDigit(c) || c == '›' ? c : '?');
        }
        return out.toString();
    }
}
