package dev.gatehouse.cli;

import java.io.PrintWriter;
import java.util.Map;

/// Whether any event named a resource. An empty answer about a path nobody ever named is no answer
/// about anybody, and looks just like one.
final class PathSeen {
    private PathSeen() {}

    /// Says on `out` that no event named it, and how to find the one that was meant; silent where
    /// an event did.
    ///
    /// @param query the condition that finds its events
    static void ask(Api api, String resource, String query, PrintWriter out) {
        Map<String, String> parameters = Map.of("q", query, "limit", "1");
        if (!EventsSearchCommand.items(api.get("/events", parameters), "events")
                .items()
                .isEmpty()) {
            return;
        }
        String last = resource.substring(resource.lastIndexOf('/') + 1);
        out.println(
                "No event at any time names "
                        + Terminal.inert(resource)
                        + ", so this may be no path of a resource.");
        out.println(
                "  Those like it: "
                        + Main.called()
                        + " events search "
                        + Terminal.inert("'on:" + last.replace("'", "") + "'"));
    }
}
