package dev.gatehouse.server.api;

import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.finding.Finding;
import dev.gatehouse.search.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What happened, in one plain sentence: what, who, where, how often.
final class FindingSentence {
    private static final int PLACE_SEGMENTS = 2;

    private FindingSentence() {}

    /// @param title what the rule says of itself
    /// @param who whom it is about, by name
    static String of(Finding finding, String title, Optional<String> who) {
        if (finding.origin().emitter().equals("completeness")) {
            // The title names the source, and that is where.
            return Sentence.name(withoutStop(title)) + '.';
        }
        StringBuilder out = new StringBuilder(Sentence.name(withoutStop(title)));
        Optional<String> where = where(finding.origin().resource());
        String by = who.map(Sentence::name).orElse("");
        String on = where.map(path -> (by.isEmpty() ? "on " : " on ") + path).orElse("");
        String whole = by + on;
        if (!whole.isEmpty()) {
            out.append(": ").append(whole);
        }
        return out.append(often(finding)).append('.').toString();
    }

    private static String withoutStop(String title) {
        return title.endsWith(".") ? title.substring(0, title.length() - 1) : title;
    }

    // The tool and its instance are in the title as a rule; the rest says where.
    private static Optional<String> where(String resource) {
        if (resource.isEmpty()) {
            return Optional.empty();
        }
        List<String> segments = List.of(new ResourcePath(resource).spoken().split("/", -1));
        List<String> shown =
                segments.size() > PLACE_SEGMENTS
                        ? segments.subList(PLACE_SEGMENTS, segments.size())
                        : segments;
        return Optional.of(Sentence.name(String.join("/", shown)));
    }

    private static String often(Finding finding) {
        Finding.Evidence evidence = finding.evidence();
        if (evidence.count() <= 1) {
            return "";
        }
        String times = evidence.count() == 2 ? "twice" : evidence.count() + " times";
        return ", " + times + span(Duration.between(evidence.first(), evidence.last()));
    }

    private static String span(Duration time) {
        if (time.toMinutes() < 1) {
            return " within a minute";
        }
        if (time.toMinutes() < 120) {
            return " within "
                    + (time.toMinutes() == 1 ? "a minute" : time.toMinutes() + " minutes");
        }
        return time.toHours() < 48
                ? " within " + time.toHours() + " hours"
                : " over " + time.toDays() + " days";
    }
}
