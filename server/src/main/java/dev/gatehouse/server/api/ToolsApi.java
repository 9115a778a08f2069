package dev.gatehouse.server.api;

import static dev.gatehouse.server.web.Route.get;

import dev.gatehouse.inventory.plan.ApiPlan;
import dev.gatehouse.inventory.plan.InventoryPlan;
import dev.gatehouse.server.connect.Connections;
import dev.gatehouse.server.connect.LiveReading;
import dev.gatehouse.server.connect.Polling;
import dev.gatehouse.server.web.Access;
import dev.gatehouse.server.web.Capability;
import dev.gatehouse.server.web.Route;
import dev.gatehouse.server.web.Route.Nothing;
import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Paging;
import dev.gatehouse.source.Scheme;
import dev.gatehouse.source.Tool;
import dev.gatehouse.source.Tools;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The tools that can be connected, and what it takes.
public final class ToolsApi {
    private static final Setting PATH =
            new Setting(
                    "path",
                    "File",
                    false,
                    true,
                    "Its full path on this machine, below a folder of the setting files_below.");
    private static final Setting PATH_INSTEAD =
            new Setting(
                    "path",
                    "File instead",
                    false,
                    false,
                    "To follow a file of this machine instead of having events sent: its full path.");
    private static final Setting SECRET =
            new Setting(
                    "secret",
                    "Secret",
                    true,
                    false,
                    "The one entered at the tool; leave it empty to have one made.");

    private final Tools tools;
    private final Map<String, InventoryPlan> plans;

    /// @param tools the folders there are
    /// @param plans how each tool's API is asked what it allows, by the tool's name
    public ToolsApi(Tools tools, Map<String, InventoryPlan> plans) {
        this.tools = tools;
        this.plans = Map.copyOf(plans);
    }

    /// Something to fill in.
    public record Setting(
            String name, String label, boolean secret, boolean required, String help) {}

    /// One way to connect a tool.
    ///
    /// @param way `push`, `poll` or `file`
    /// @param role whether it is the tool's own audit record, a hint beside it, a log, or what the
    ///   tool allows (`inventory`)
    /// @param scopes the least the tool's credential must be allowed to do
    /// @param steps how to connect it, Markdown
    public record ToolChannelAnswer(
            String name,
            String title,
            String way,
            String role,
            String scopes,
            String steps,
            List<Setting> settings) {}

    /// One tool.
    ///
    /// @param summary which editions and plans offer what
    public record ToolAnswer(
            String name, String title, String summary, List<ToolChannelAnswer> channels) {}

    /// All of them.
    public record ToolsAnswer(List<ToolAnswer> tools) {}

    /// The routes.
    public List<Route<?, ?>> routes() {
        return List.of(
                get(
                                "/api/v1/tools",
                                Access.needs(Capability.SOURCE_READ),
                                "The tools that can be connected, and what it takes.")
                        .answers(
                                Nothing.class,
                                ToolsAnswer.class,
                                (_, _) ->
                                        new ToolsAnswer(
                                                tools.all().stream().map(this::tool).toList())));
    }

    private ToolAnswer tool(Tool tool) {
        List<ToolChannelAnswer> channels = new ArrayList<>();
        for (Channel channel : tool.channels()) {
            List<Setting> settings = settings(channel);
            boolean push = channel.ways().contains(Channel.Way.PUSH);
            if (push || !settings.isEmpty()) {
                channels.add(
                        new ToolChannelAnswer(
                                channel.name(),
                                channel.title(),
                                way(channel),
                                channel.role().name().toLowerCase(Locale.ROOT),
                                tool.scopes(),
                                tool.readme(),
                                settings));
            }
        }
        Optional.ofNullable(plans.get(tool.name()))
                .flatMap(InventoryPlan::api)
                .ifPresent(api -> channels.add(inventory(tool, api)));
        channels.add(
                new ToolChannelAnswer(
                        Connections.BULK,
                        "Lines or arrays of events, sent with a token",
                        "push",
                        "audit",
                        tool.scopes(),
                        tool.readme(),
                        List.of()));
        return new ToolAnswer(tool.name(), tool.title(), tool.plans(), channels);
    }

    private static ToolChannelAnswer inventory(Tool tool, ApiPlan api) {
        List<Setting> settings = new ArrayList<>();
        new TreeMap<>(api.settings())
                .forEach((name, meaning) ->
                        settings.add(new Setting(name, name, false, true, meaning)));
        settings.add(new Setting("secret", "Token", true, true, "The token to ask with."));
        settings.add(
                new Setting(
                        LiveReading.EVERY_HOURS,
                        "Every so many hours",
                        false,
                        false,
                        LiveReading.EVERY_HOURS_FALLBACK + " when empty."));
        return new ToolChannelAnswer(
                LiveReading.CHANNEL,
                "What it allows, asked of its API",
                "poll",
                "inventory",
                api.scopes(),
                tool.readme(),
                settings);
    }

    private static List<Setting> asking(Paging paging) {
        List<Setting> settings = new ArrayList<>();
        paging.settings()
                .forEach((name, meaning) ->
                        settings.add(new Setting(name, name, false, true, meaning)));
        settings.add(new Setting("secret", "Token", true, true, "The token to ask with."));
        settings.add(
                new Setting(
                        Polling.HISTORY_DAYS,
                        "History",
                        false,
                        false,
                        "How many days to read back; "
                                + Polling.HISTORY_DAYS_FALLBACK
                                + " when empty."));
        return settings;
    }

    private static String way(Channel channel) {
        if (channel.ways().contains(Channel.Way.PUSH)) {
            return "push";
        }
        return channel.paging().isPresent() ? "poll" : "file";
    }

    private static List<Setting> settings(Channel channel) {
        boolean push = channel.ways().contains(Channel.Way.PUSH);
        List<Setting> settings = new ArrayList<>();
        if (push && channel.scheme() != Scheme.None.NONE) {
            settings.add(SECRET);
        }
        if (channel.ways().contains(Channel.Way.FILE)) {
            settings.add(push ? PATH_INSTEAD : PATH);
        }
        channel.paging().ifPresent(paging -> settings.addAll(asking(paging)));
        return settings;
    }
}
