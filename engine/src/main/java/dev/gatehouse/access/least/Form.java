package dev.gatehouse.access.least;

import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.search.query.Wildcard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How one tool writes a right, so that a smaller one can be written. A tool either knows levels,
/// of which the smallest that is enough is taken, or words for each permission.
///
/// @param holder whose rights: a pattern of what stands behind `tool/instance/`, such as
///   `group/team/*`
/// @param levels smallest first; empty where the tool has words
/// @param words of each permission; empty where the tool has levels
/// @param written how it is written down, with `{placeholders}`
/// @param removed how it is taken away
public record Form(
        String holder,
        List<Level> levels,
        Map<Permission, List<String>> words,
        String written,
        String removed) {
    public Form {
        levels = List.copyOf(levels);
        words = Map.copyOf(words);
    }

    /// A level of a tool.
    ///
    /// @param also other words the tool has for it
    public record Level(String word, List<String> also, Set<Permission> allows) {
        public Level {
            also = List.copyOf(also);
            allows = Set.copyOf(allows);
        }
    }

    boolean fits(Right right) {
        return Wildcard.matches(holder, behindPlace(right.account()));
    }

    /// A right written down before and after, as lines with a sign.
    record Patch(String diff, Set<Permission> after) {}

    /// The smallest form that still lets do what is needed; nothing where there is none smaller.
    Optional<Patch> narrowed(Right right, Set<Permission> needed) {
        if (needed.isEmpty()) {
            return Optional.of(
                    new Patch(
                            signed("-", filled(written, right, named(right)))
                                    + (removed.isEmpty()
                                            ? ""
                                            : signed("+", filled(removed, right, ""))),
                            Set.of()));
        }
        if (levels.isEmpty()) {
            List<String> said = said(right);
            String before = named(right);
            List<String> kept = said.stream().filter(word -> isNeeded(word, needed)).toList();
            String after = kept.isEmpty() ? joined(needed) : String.join(", ", kept);
            return before.equals(after) ? Optional.empty() : patch(right, before, after, needed);
        }
        String before = named(right);
        return levels.stream()
                .filter(level -> level.allows().containsAll(needed))
                .filter(level -> level.allows().size() < right.permissions().size())
                .findFirst()
                .flatMap(level -> patch(right, before, level.word(), level.allows()));
    }

    private Optional<Patch> patch(
            Right right, String before, String after, Set<Permission> allows) {
        List<String> old = filled(written, right, before).lines().toList();
        List<String> fresh = filled(written, right, after).lines().toList();
        StringBuilder diff = new StringBuilder();
        for (int i = 0; i < Math.max(old.size(), fresh.size()); i++) {
            String was = i < old.size() ? old.get(i) : "";
            String is = i < fresh.size() ? fresh.get(i) : "";
            diff.append(was.equals(is) ? " " + was + "\n" : "-" + was + "\n" + "+" + is + "\n");
        }
        return Optional.of(new Patch(diff.toString(), allows));
    }

    private static String signed(String sign, String text) {
        StringBuilder out = new StringBuilder();
        text.lines().forEach(line -> out.append(sign).append(line).append('\n'));
        return out.toString();
    }

    private String named(Right right) {
        if (levels.isEmpty()) {
            List<String> said = said(right);
            return said.isEmpty() ? joined(right.permissions()) : String.join(", ", said);
        }
        return levels.stream()
                .filter(level ->
                        level.word().equals(right.named()) || level.also().contains(right.named()))
                .map(Level::word)
                .findFirst()
                .orElse(right.named());
    }

    // The tool's own words for the right, where it told them: fewer of them is never more.
    private List<String> said(Right right) {
        return Stream.of(right.named().split(", ", -1)).filter(this::isWord).distinct().toList();
    }

    private boolean isWord(String word) {
        return words.values().stream().anyMatch(some -> some.contains(word));
    }

    private boolean isNeeded(String word, Set<Permission> needed) {
        return needed.stream().anyMatch(one -> words.getOrDefault(one, List.of()).contains(word));
    }

    private String joined(Collection<Permission> permissions) {
        Set<String> all = new LinkedHashSet<>();
        EnumSet<Permission> sorted = EnumSet.noneOf(Permission.class);
        sorted.addAll(permissions);
        sorted.forEach(one -> all.addAll(words.getOrDefault(one, List.of())));
        return String.join(", ", all);
    }

    // What a tool calls its things may hold anything; it never breaks out of its line.
    private static String filled(String template, Right right, String setting) {
        String behind = behindPlace(right.account());
        List<String> names = new ArrayList<>(List.of(behind.split("/", -1)));
        String path = behindPlace(right.resource());
        return template.replace("{setting}", plain(setting))
                .replace("{holder}", plain(names.size() > 2 ? behind.split("/", 3)[2] : behind))
                .replace("{last}", plain(names.getLast()))
                .replace("{first}", plain(names.size() > 2 ? names.get(2) : names.getFirst()))
                .replace("{path}", plain(path))
                .replace("{through}", plain(lastWord(right)));
    }

    private static String lastWord(Right right) {
        String through = right.through().isEmpty() ? "" : right.through().getLast();
        return through.substring(through.lastIndexOf(' ') + 1);
    }

    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\"'`$\\\\;|&<>{}]", "?");
    }

    private static String behindPlace(String text) {
        String[] parts = text.split("/", 3);
        return parts.length < 3 ? text : parts[2];
    }
}
