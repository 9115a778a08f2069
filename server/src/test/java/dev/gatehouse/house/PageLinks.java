package dev.gatehouse.house;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The links of a Markdown page: each relative one must lead to a file, and its anchor to a heading
/// there.
final class PageLinks {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.*)$");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");

    private PageLinks() {}

    static List<String> violations(Path page, String text) {
        var violations = new ArrayList<String>();
        String prose = CODE.matcher(FENCE.matcher(text).replaceAll("")).replaceAll("");
        for (String link : LINK.matcher(prose).results().map(found -> found.group(1)).toList()) {
            if (link.contains("://") || link.startsWith("mailto:")) continue;
            int hash = link.indexOf('#');
            String file = hash < 0 ? link : link.substring(0, hash);
            Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
            if (!Files.exists(target)) {
                violations.add(page + " leads to " + link + ", which is not there");
            } else if (hash >= 0
                    && !anchors(target, page, text).contains(link.substring(hash + 1))) {
                violations.add(page + " leads to " + link + ", but no heading there says so");
            }
        }
        return violations;
    }

    private static Set<String> anchors(Path target, Path page, String text) {
        if (Files.isDirectory(target)) return Set.of();
        return anchors(target.equals(page) ? text : Checkout.text(target));
    }

    /// Anchors as GitHub makes them: lower case, punctuation gone, spaces to `-`, repeats numbered.
    static Set<String> anchors(String text) {
        Map<String, Integer> seen = new HashMap<>();
        var anchors = new HashSet<String>();
        for (String line : FENCE.matcher(text).replaceAll("").lines().toList()) {
            MatchResult heading = HEADING.matcher(line).results().findFirst().orElse(null);
            if (heading == null) continue;
            String slug =
                    heading.group(1)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N} _-]", "")
                            .replace(' ', '-');
            int repeat = seen.merge(slug, 1, Integer::sum) - 1;
            anchors.add(repeat == 0 ? slug : slug + "-" + repeat);
        }
        return anchors;
    }
}
