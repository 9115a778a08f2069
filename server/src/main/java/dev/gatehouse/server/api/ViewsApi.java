package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.delete;
import static dev.gatehouse.server.web.Route.get;
import static dev.gatehouse.server.web.Route.post;

import dev.gatehouse.server.signin.SavedViews;
import dev.gatehouse.server.signin.SavedViews.SavedView;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Call;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.ProblemException;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import java.util.List;
import java.util.Optional;

/// Saved views: a named query with its columns and time range, each person's own.
public final class ViewsApi {
    private static final String PATH = "/api/v1/views";
    private static final int VIEWS_MAX = 200;
    private static final int NAME_CHARS_MAX = 80;
    private static final int TEXT_CHARS_MAX = 4_096;

    private final SavedViews saved;

    /// @param saved where views are kept
    public ViewsApi(SavedViews saved) {
        this.saved = saved;
    }

    /// One view.
    ///
    /// @param columns names of columns, joined by commas; empty for the default
    /// @param range a time range as the screens write it; empty for the default
    public record View(
            String name, String query, Optional<String> columns, Optional<String> range) {}

    /// All of one's own.
    public record ViewsAnswer(List<View> views) {}

    /// Which view.
    public record WhichView(String name) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        Access own = Access.needs(Capability.VIEW_MANAGE);
        return List.of(
                get(PATH, own, "One's own saved views, by name.")
                        .answers(Nothing.class, ViewsAnswer.class, (call, _) -> all(call)),
                post(PATH, own, "Saves a view; one of the same name is replaced.")
                        .answers(View.class, View.class, this::save),
                delete(PATH + "/{name}", own, "Removes a saved view.")
                        .answers(WhichView.class, Nothing.class, this::remove));
    }

    private ViewsAnswer all(Call call) {
        return new ViewsAnswer(
                saved.of(call.caller().id()).stream()
                        .map(one ->
                                new View(
                                        one.name(),
                                        one.query(),
                                        Optional.of(one.columns()),
                                        Optional.of(one.range())))
                        .toList());
    }

    private View save(Call call, View view) {
        String columns = view.columns().orElse("");
        String range = view.range().orElse("");
        boolean fits =
                !view.name().isBlank()
                        && view.name().length() <= NAME_CHARS_MAX
                        && view.query().length() <= TEXT_CHARS_MAX
                        && columns.length() <= TEXT_CHARS_MAX
                        && range.length() <= NAME_CHARS_MAX;
        if (!fits) {
            throw ProblemException.of(
                    422,
                    "A view has a name of 1 to %d characters and a query of at most %d."
                            .formatted(NAME_CHARS_MAX, TEXT_CHARS_MAX));
        }
        if (all(call).views().size() >= VIEWS_MAX) {
            throw ProblemException.of(
                    409, "There are " + VIEWS_MAX + " saved views; remove one first.");
        }
        saved.save(call.caller().id(), new SavedView(view.name(), view.query(), columns, range));
        return view;
    }

    private Nothing remove(Call call, WhichView which) {
        if (!saved.remove(call.caller().id(), which.name())) {
            throw ProblemException.of(404, "There is no view of that name.");
        }
        return Nothing.NOTHING;
    }
}
