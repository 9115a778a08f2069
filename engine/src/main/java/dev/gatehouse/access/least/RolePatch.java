package dev.gatehouse.access.least;

import dev.gatehouse.access.model.ModelText;
import dev.gatehouse.event.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A role of the model with fewer permissions: the files as they would be, and the difference.
///
/// @param texts all files of the model, the changed one among them
/// @param diff in the unified form, so that `git apply` takes it
record RolePatch(List<ModelText> texts, String diff) {
    private static final Pattern ALLOWS = Pattern.compile("(allows:\\s*)\\[([^\\]]*)\\]");

    RolePatch {
        texts = List.copyOf(texts);
    }

    /// The patch; nothing where the role's permissions are not written as a list in brackets.
    static Optional<RolePatch> of(List<ModelText> texts, String role, Set<Permission> keep) {
        for (ModelText text : texts) {
            List<String> lines = text.text().lines().toList();
            int at = allowsOf(lines, role);
            if (at >= 0) {
                Matcher allows = ALLOWS.matcher(lines.get(at));
                if (allows.find()) {
                    String kept = kept(allows.group(2), keep);
                    String line =
                            lines.get(at).substring(0, allows.start())
                                    + allows.group(1)
                                    + "["
                                    + kept
                                    + "]"
                                    + lines.get(at).substring(allows.end());
                    return Optional.of(patch(texts, text, at, line));
                }
            }
        }
        return Optional.empty();
    }

    private static String kept(String written, Set<Permission> keep) {
        return String.join(
                ", ",
                List.of(written.split(",")).stream()
                        .map(String::strip)
                        .filter(word -> keep.stream().anyMatch(one -> one.word().equals(word)))
                        .toList());
    }

    // The line of the role's permissions: its own, or one that is indented deeper behind it.
    private static int allowsOf(List<String> lines, String role) {
        boolean roles = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && indent(line) == 0 && !line.startsWith("#")) {
                roles = line.startsWith("roles:");
            }
            String start = line.strip().replace("\"", "");
            if (roles && start.startsWith(role + ":")) {
                for (int j = i; j < lines.size(); j++) {
                    if (j > i && !lines.get(j).isBlank() && indent(lines.get(j)) <= indent(line)) {
                        break;
                    }
                    if (lines.get(j).contains("allows:")) {
                        return j;
                    }
                }
            }
        }
        return -1;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static RolePatch patch(List<ModelText> texts, ModelText changed, int at, String line) {
        List<String> lines = new ArrayList<>(changed.text().lines().toList());
        String before = lines.set(at, line);
        List<ModelText> after = new ArrayList<>(texts);
        after.replaceAll(one ->
                one.name().equals(changed.name())
                        ? new ModelText(one.name(), String.join("\n", lines) + "\n")
                        : one);
        return new RolePatch(
                after,
                "--- a/%1$s\n+++ b/%1$s\n@@ -%2$d,1 +%2$d,1 @@\n-%3$s\n+%4$s\n"
                        .formatted(changed.name(), at + 1, before, line));
    }
}
