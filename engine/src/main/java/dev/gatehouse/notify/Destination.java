package dev.gatehouse.notify;

import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.ResourcePattern;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.record.NotifyRecord.DestinationAdded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody or something that is told, what it wants to know, and when. Where it is may be secret
/// and is kept sealed beside; `address` is what may be shown of it.
///
/// @param settings what the form needs besides: for a mail from whom and to whom, for syslog
///   nothing
/// @param since the position from which on it is told
public record Destination(
        String name,
        Form form,
        String address,
        List<String> settings,
        Wanted wanted,
        Optional<QuietHours> quiet,
        long since) {
    /// Destinations there may be.
    public static final int DESTINATIONS_MAX = 100;

    public Destination {
        settings = List.copyOf(settings);
    }

    /// What it wants to know: at least that severe, of rules and resources that match.
    ///
    /// @param rules names, `*` for any text within; empty for all
    /// @param resources patterns of paths; empty for all
    public record Wanted(Severity least, List<String> rules, List<ResourcePattern> resources) {
        public Wanted {
            rules = List.copyOf(rules);
            resources = List.copyOf(resources);
        }

        boolean wants(Raised raised) {
            return About.severity(raised).isAtLeast(least)
                    && (rules.isEmpty()
                            || rules.stream().anyMatch(each -> matches(each, raised.rule())))
                    && (resources.isEmpty() || isWithin(raised.resource()));
        }

        private static boolean matches(String pattern, String rule) {
            String expression =
                    Arrays.stream(pattern.split("\\*", -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining(".*"));
            return Pattern.matches(expression, rule);
        }

        private boolean isWithin(String resource) {
            return !resource.isEmpty()
                    && resources.stream()
                            .anyMatch(each -> each.matches(new ResourcePath(resource)));
        }
    }

    /// The one a record tells of.
    static Destination of(DestinationAdded added, long position) {
        return new Destination(
                added.destination(),
                Form.of(added.form()).orElse(Form.WEBHOOK),
                added.address(),
                added.settings(),
                new Wanted(
                        Severity.of(added.least()).orElse(Severity.INFORMATIONAL),
                        added.rules(),
                        added.resources().stream().map(ResourcePattern::parse).toList()),
                added.quiet().isEmpty()
                        ? Optional.empty()
                        : Optional.of(QuietHours.parse(added.quiet())),
                position);
    }

    // A mail from the same sender to others.
    Destination to(List<String> receivers) {
        List<String> all = new ArrayList<>(List.of(settings.getFirst()));
        all.addAll(receivers);
        return new Destination(name, form, address, all, wanted, quiet, since);
    }

    /// When it may be told that: now, or when its quiet hours end.
    Instant when(About about, Instant now) {
        return about.severity() == Severity.CRITICAL
                ? now
                : quiet.map(hours -> hours.end(now)).orElse(now);
    }
}
