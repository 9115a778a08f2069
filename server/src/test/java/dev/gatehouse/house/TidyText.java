package dev.gatehouse.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What can be held against a source file line by line, in any language.
final class TidyText {
    private TidyText() {}

    static List<String> violations(Path file, String text) {
        var violations = new ArrayList<String>();
        List<String> lines = text.lines().toList();
        int max = file.endsWith("gatehouse") ? TidyLaw.LAUNCHER_LINES_MAX : TidyLaw.FILE_LINES_MAX;
        if (lines.size() > max)
            violations.add(file + " has " + lines.size() + " lines, at most " + max);
        for (int i = 0; i < lines.size(); i++) {
            String place = file + ":" + (i + 1);
            if (TidyLaw.LATER.matcher(lines.get(i)).find())
                violations.add(place + " promises to do it later");
            if (isScreen(file) && TidyLaw.SKIPPED_SCREEN_TEST.matcher(lines.get(i)).find()) {
                violations.add(place + " switches tests off");
            }
        }
        if (TidyLaw.BANNED_FILE.matcher(file.getFileName().toString()).matches()) {
            violations.add(file + " has a name that says nothing");
        }
        return violations;
    }

    private static boolean isScreen(Path file) {
        String name = file.toString();
        return name.endsWith(".ts") || name.endsWith(".tsx");
    }
}
