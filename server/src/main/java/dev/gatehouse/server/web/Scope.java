package dev.gatehouse.server.web;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Match;
import dev.gatehouse.search.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Which sources somebody may know of: all of them, or those that fit patterns like `github:*` and
/// `vault:prod`. What they ask is joined to it inside the query tree, so that nothing typed into a
/// query reaches past it.
///
/// @param limits each a list of patterns; a source must fit one pattern of every limit
public record Scope(List<List<String>> limits) {
    /// Patterns one limit may have.
    public static final int PATTERNS_MAX = 32;

    /// Every source.
    public static final Scope ALL = new Scope(List.of());

    private static final Pattern PATTERN =
            Pattern.compile("[a-z0-9*-]{1,64}(?::[a-z0-9*-]{1,64})?");

    public Scope {
        limits = limits.stream().map(List::copyOf).toList();
    }

    /// The sources of some patterns; `github` is short for `github:*`. No pattern at all means all
    /// sources.
    ///
    /// @throws IllegalArgumentException saying what does not fit
    public static Scope of(List<String> patterns) {
        if (patterns.size() > PATTERNS_MAX) {
            throw new IllegalArgumentException(
                    "A scope has at most " + PATTERNS_MAX + " patterns.");
        }
        List<String> whole = new ArrayList<>();
        for (String pattern : patterns) {
            if (!PATTERN.matcher(pattern).matches()) {
                throw new IllegalArgumentException(
                        "A scope names sources like github:* or vault:prod.");
            }
            whole.add(pattern.indexOf(':') < 0 ? pattern + ":*" : pattern);
        }
        return whole.isEmpty() ? ALL : new Scope(List.of(whole.stream().distinct().toList()));
    }

    /// Whether it leaves nothing out.
    public boolean isAll() {
        return limits.isEmpty();
    }

    /// The patterns as they were set last; empty for all sources.
    public List<String> patterns() {
        return isAll() ? List.of() : limits.getLast();
    }

    /// What fits both.
    public Scope and(Scope other) {
        List<List<String>> both = new ArrayList<>(limits);
        both.addAll(other.limits);
        return new Scope(both);
    }

    /// What was asked, about the sources of this scope alone. Every answer about events passes
    /// here.
    public Query over(Query asked) {
        List<Query> parts = new ArrayList<>(List.of(asked));
        for (List<String> patterns : limits) {
            List<Match> choices =
                    patterns.stream().<Match>map(pattern -> new Match.Like(pattern)).toList();
            parts.add(new Query.Field(Key.SOURCE, Match.anyOf(choices)));
        }
        return Query.and(parts);
    }

    /// Whether the source is one of them.
    public boolean holds(SourceName source) {
        return limits.stream().allMatch(patterns -> fits(patterns, source.toString()));
    }

    /// Whether the other reaches no source, present or future, that this one does not reach.
    public boolean covers(Scope other) {
        return limits.stream()
                .allMatch(patterns ->
                        other.limits.stream()
                                .anyMatch(narrower ->
                                        narrower.stream().allMatch(one -> fits(patterns, one))));
    }

    // A pattern that itself fits a pattern is the narrower: its `*` can only stand under a `*`.
    private static boolean fits(List<String> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> new Match.Like(pattern).test().test(text));
    }
}
