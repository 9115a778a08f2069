package dev.gatehouse.access.least;

import dev.gatehouse.access.compare.Grounds;
import dev.gatehouse.access.compare.Inputs;
import dev.gatehouse.access.rule.Truth;
import dev.gatehouse.access.used.Texts;
import dev.gatehouse.access.used.UsedReading;
import dev.gatehouse.event.Event;
import dev.gatehouse.event.Outcome;
import dev.gatehouse.event.Permission;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.Setting;
import dev.gatehouse.search.Page;
import dev.gatehouse.search.PageCursor;
import dev.gatehouse.search.SearchRequest;
import dev.gatehouse.search.Window;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Match;
import dev.gatehouse.search.query.PathPattern;
import dev.gatehouse.search.query.Query;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// What the token of a repository's workflows needs, by what its runs did in the last 90 days.
/// Tools tell little of what such a token does, so this is hardly ever said without accepting that.
public final class Workflows {
    /// Runs looked at, the newest.
    public static final int RUNS_MAX = 256;

    private static final int PAGES_MAX = 5;
    private static final String SETTING = "workflow-token";

    private final Inputs inputs;
    private final Forms forms;
    private final Function<SearchRequest, Page> events;

    /// @param forms of the repository's tool
    /// @param events finds events that whoever asks may know of
    public Workflows(Inputs inputs, Forms forms, Function<SearchRequest, Page> events) {
        this.inputs = inputs;
        this.forms = forms;
        this.events = events;
    }

    /// What the workflows of a repository need.
    ///
    /// @param diff of the `permissions:` of its workflow files
    /// @param passed events that need it
    /// @param unseen why more may be needed
    public record Needed(String diff, long passed, Set<String> unseen) {
        public Needed {
            unseen = new TreeSet<>(unseen);
        }
    }

    /// What they need.
    public Needed of(String repository) {
        Set<String> unseen = new TreeSet<>();
        Set<String> runs = new LinkedHashSet<>();
        Query here =
                Query.and(
                        List.of(
                                new Query.Field(
                                        Key.RESOURCE,
                                        new Match.Under(new PathPattern("/" + repository))),
                                new Query.Field(Key.RUN, Match.Exists.EXISTS)));
        boolean whole = each(here, event -> runs.add(event.context().run().orEmpty()));
        if (!whole || runs.size() > RUNS_MAX) {
            unseen.add("Only the newest runs were looked at.");
        }
        TreeMap<String, String> scopes = new TreeMap<>();
        long[] passed = {0};
        Texts texts = new Texts();
        if (!runs.isEmpty()) {
            List<Match> some =
                    runs.stream().limit(RUNS_MAX).<Match>map(Match.Exactly::new).toList();
            each(
                    new Query.Field(Key.RUN, Match.anyOf(some)),
                    event -> passed[0] += needs(event, texts, scopes) ? 1 : 0);
        }
        for (Permission one : List.of(Permission.READ, Permission.WRITE)) {
            inputs.watched()
                    .unseen(Grounds.place(repository), one, inputs.from())
                    .ifPresent(why -> unseen.add(one.word() + ": " + why));
        }
        // What checks the code out reads it, and no tool tells of that.
        scopes.putIfAbsent("contents", "read");
        return new Needed(diff(repository, scopes), passed[0], unseen);
    }

    private boolean each(Query query, java.util.function.Consumer<Event> taker) {
        Window window = new Window(inputs.from(), inputs.grounds().at());
        Optional<PageCursor> after = Optional.empty();
        OptionalLong asOf = OptionalLong.empty();
        for (int i = 0; i < PAGES_MAX; i++) {
            Page page =
                    events.apply(
                            new SearchRequest(
                                    query, window, asOf, after, SearchRequest.LIMIT_EVENTS_MAX));
            page.events().forEach(taker);
            after = page.next();
            asOf = OptionalLong.of(page.asOf());
            if (after.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private boolean needs(Event event, Texts texts, Map<String, String> scopes) {
        if (event.deed().outcome() == Outcome.DENIED) {
            return false;
        }
        var used = UsedReading.of(event, texts);
        boolean some = false;
        for (Forms.Scope scope : forms.scopes()) {
            if (scope.when().of(used, (_, _) -> Truth.ABSENT) == Truth.HOLDS) {
                scopes.put(scope.word(), scope.level());
                some = true;
            }
        }
        return some;
    }

    private String diff(String repository, SortedMap<String, String> scopes) {
        List<String> lines = new ArrayList<>();
        before(repository).ifPresent(word -> lines.add("-permissions: " + word + "-all"));
        lines.add("+permissions:");
        scopes.forEach((word, level) -> lines.add("+  " + word + ": " + level));
        return String.join("\n", lines) + "\n";
    }

    // What a workflow gets that asks for nothing: set on the repository, or above it.
    private Optional<String> before(String repository) {
        Picture granted = inputs.grounds().granted();
        for (String path = repository;
                path.indexOf('/') > 0;
                path = path.substring(0, path.lastIndexOf('/'))) {
            Optional<Setting> set = granted.setting(path, SETTING);
            if (set.isPresent()) {
                return set.map(one -> one.value().text());
            }
        }
        return Optional.empty();
    }
}
